package import KeywrightModel

/// A value of an item that is there, as the call knows it: with its default where it holds none, and with what the
/// write does to it.
package struct HeldValue: Sendable {
    package enum Change: Sendable {
        /// What is added to a number.
        case add(Amount)
        /// Members that a list or set is given.
        case append([ValueSource])
        /// Members that a set loses.
        case delete([ValueSource])
    }

    package enum Amount: Sendable {
        case number(ExactNumber)
        case argument(Argument)
    }

    package var argument: Argument
    /// What an absent value counts as.
    package var fallback: LiteralValue?
    package var change: Change?

    package init(_ argument: Argument, fallback: LiteralValue? = nil, change: Change? = nil) {
        self.argument = argument
        self.fallback = fallback
        self.change = change
    }

    /// The plain argument, where nothing is made of it.
    package var plain: Argument? { fallback == nil && change == nil ? argument : nil }

    /// The plain argument, else what is made of it.
    var source: ValueSource { plain.map(ValueSource.argument) ?? .held(self) }
}
