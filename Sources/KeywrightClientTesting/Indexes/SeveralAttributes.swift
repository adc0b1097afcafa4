internal import KeywrightRuntime

/// An index whose key is several attributes, for the cases about such indexes.
enum SeveralAttributes {
    /// Two partition attributes, and a text, a number and a text to sort by.
    static let index = CaseIndex("several", CaseKey(["t", "r"], sort: ["s", "n:N", "d"]))

    /// Items of that index, in the order of the index where `t` is T1 and `r` is R1: 6, 1, 2, 3, 4, 5.
    static let items: [Item] = [
        entry("1", "T1", "R1", "a", "2", "x1"), entry("2", "T1", "R1", "a", "10", "x2"),
        entry("3", "T1", "R1", "a", "10", "x3"), entry("4", "T1", "R1", "a", "10", "y1"),
        entry("5", "T1", "R1", "b", "1", "x1"), entry("6", "T1", "R1", "B", "3", "x9"),
        entry("7", "T1", "R2", "a", "2", "x1"), entry("8", "T2", "R1", "a", "2", "x1"),
    ]

    private static func entry(
        _ id: String, _ t: String, _ r: String, _ s: String, _ n: String, _ d: String
    ) -> Item {
        ["id": .s(id), "t": .s(t), "r": .s(r), "s": .s(s), "n": .n(n), "d": .s(d)]
    }
}

extension CaseContext {
    /// A table with an index of several attributes, and its items.
    func openSeveral() async throws -> CaseTable {
        let table = try await open(CaseKey("id"), global: [SeveralAttributes.index])
        try await table.write(SeveralAttributes.items)
        return table
    }
}
