internal import KeywrightRuntime

/// A table or an index with five items in one partition, whose order differs in each place.
struct PagedPlace: Sendable {
    /// How titles call it.
    let name: String
    /// The index, or nil for the table.
    let index: String?
    /// The condition on the partition.
    let condition: String
    /// What the condition's placeholders stand for.
    let values: Item
    /// What the attribute `n` of the items reads in the order of the place.
    let order: [String]
    /// The attributes of a cursor.
    let cursorNames: [String]
    /// Whether the place may be read consistently.
    var isConsistent = false

    /// Creates the table with its items.
    func table(_ context: CaseContext) async throws -> String {
        let composite = CaseIndex("by-c", CaseKey(["c", "d:N"], sort: ["e:N", "f"]))
        let table = try await context.table(
            CaseKey("pk", sort: "sk:N"),
            global: index == "by-g" ? [CaseIndex("by-g", CaseKey("g", sort: "r"))] : index == "by-c" ? [composite] : [],
            local: index == "by-l" ? [CaseIndex("by-l", CaseKey("pk", sort: "l"))] : [])
        try await context.fill(table, PagedPlace.items)
        if let index, !isConsistent { try await context.settle(table, index, count: PagedPlace.items.count) }
        return table
    }

    /// The query of all items of the place.
    func query(_ table: String, limit: Int?, forward: Bool = true) -> QueryInput {
        QueryInput(
            tableName: table, indexName: index, keyConditionExpression: condition, expressionAttributeValues: values,
            scanIndexForward: forward, limit: limit, consistentRead: isConsistent)
    }

    /// The order of one direction.
    func order(forward: Bool) -> [String] { forward ? order : order.reversed() }

    /// What a cursor behind an item holds.
    func cursor(behind item: Item) -> Item { item.filter { cursorNames.contains($0.key) } }

    /// All four places.
    static let all: [PagedPlace] = [
        PagedPlace(
            name: "a table", index: nil, condition: "pk = :p", values: [":p": .s("p")],
            order: ["e", "d", "b", "c", "a"],
            cursorNames: ["pk", "sk"], isConsistent: true),
        PagedPlace(
            name: "a local index", index: "by-l", condition: "pk = :p", values: [":p": .s("p")],
            order: ["c", "a", "e", "b", "d"], cursorNames: ["pk", "sk", "l"], isConsistent: true),
        PagedPlace(
            name: "a global index", index: "by-g", condition: "g = :g", values: [":g": .s("g")],
            order: ["b", "e", "a", "d", "c"], cursorNames: ["pk", "sk", "g", "r"]),
        PagedPlace(
            name: "a global index of several attributes", index: "by-c", condition: "c = :c AND d = :d",
            values: [":c": .s("c"), ":d": .n("1")], order: ["d", "c", "a", "b", "e"],
            cursorNames: ["pk", "sk", "c", "d", "e", "f"]),
    ]

    private static let items: [Item] = [
        item("a", sort: "10", local: "Z", rank: "m", major: "2", minor: "b"),
        item("b", sort: "2", local: "é", rank: "A", major: "10", minor: "a"),
        item("c", sort: "9", local: "A", rank: "😀", major: "2", minor: "a"),
        item("d", sort: "-1", local: "\u{FFFD}", rank: "z", major: "1", minor: "z"),
        item("e", sort: "-10.5", local: "a", rank: "a", major: "10", minor: "b"),
    ]

    private static func item(
        _ name: String, sort: String, local: String, rank: String, major: String, minor: String
    ) -> Item {
        [
            "pk": .s("p"), "sk": .n(sort), "n": .s(name), "l": .s(local), "g": .s("g"), "r": .s(rank), "c": .s("c"),
            "d": .n("1"), "e": .n(major), "f": .s(minor),
        ]
    }
}
