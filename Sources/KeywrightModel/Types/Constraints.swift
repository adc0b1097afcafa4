/// What values of a type are refused.
package struct Constraints: Sendable, Equatable {
    /// Inclusive.
    package var minimum: ExactNumber?
    /// Inclusive.
    package var maximum: ExactNumber?
    /// The most digits after the point of a decimal.
    package var fraction: Int?
    /// In Unicode scalars.
    package var minLength: Int?
    /// In Unicode scalars.
    package var maxLength: Int?
    /// What the whole of a text must match.
    package var pattern: TextPattern?
    private var boxedElement: [Constraints] = []

    package init(
        minimum: ExactNumber? = nil, maximum: ExactNumber? = nil, fraction: Int? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, pattern: TextPattern? = nil, element: Constraints? = nil
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.fraction = fraction
        self.minLength = minLength
        self.maxLength = maxLength
        self.pattern = pattern
        self.element = element
    }

    /// What elements of a list, a set or a map are refused; nil where none are but by their type.
    package var element: Constraints? {
        get { boxedElement.first }
        set { boxedElement = newValue.map { $0.isEmpty ? [] : [$0] } ?? [] }
    }

    package var isEmpty: Bool { self == Constraints() }
}

/// How values are spread over a type, as the design declares it.
package struct ValueSpread: Sendable, Equatable {
    /// How many values there are.
    package var distinct: Double?
    /// The share of requests that goes to the commonest value, above 0 and at most 1.
    package var hottest: Double?

    package init(distinct: Double? = nil, hottest: Double? = nil) {
        self.distinct = distinct
        self.hottest = hottest
    }
}
