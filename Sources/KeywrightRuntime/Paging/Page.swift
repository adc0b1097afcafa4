/// Some of the items that a pattern finds, and where to go on.
public struct Page<Element: Sendable>: Sendable {
    /// The items, in the pattern's order.
    public var items: [Element]
    /// Where the next page begins; nil only when a read has shown that nothing follows.
    public var cursor: Cursor?
    /// How many items of no entity of the design were met and left out, where the table says `foreign: skip`.
    public var skipped: Int

    /// Makes a page.
    public init(items: [Element], cursor: Cursor? = nil, skipped: Int = 0) {
        self.items = items
        self.cursor = cursor
        self.skipped = skipped
    }

    /// The same page of other elements.
    public func map<Other: Sendable, Failure: Error>(
        _ transform: (Element) throws(Failure) -> Other
    ) throws(Failure) -> Page<Other> {
        Page<Other>(items: try items.map(transform), cursor: cursor, skipped: skipped)
    }
}

extension Page: Equatable where Element: Equatable {}

/// What a read does with an item of no entity that it was asked for.
public enum ForeignItems: Sendable, Hashable {
    /// The call fails with `foreignItem`.
    case fail
    /// The item is left out and counted.
    case skip
}
