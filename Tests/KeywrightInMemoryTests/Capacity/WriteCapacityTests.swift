import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What writes cost (F2.5 to F2.7, F2.25, F2.26, F2.37), each case with its sum. The indexes are those of `Shop.table`:
/// an entry of `keys` is pk 3, sk 3, g 1 + its text; `some` adds `kept`; `byG` holds all, but only with `n`.
@Suite struct WriteCapacityTests {
    /// The parts of one write.
    struct Cost: Hashable, Sendable {
        var table: Double
        var local: [String: Double] = [:]
        var global: [String: Double] = [:]

        init(_ table: Double, local: [String: Double] = [:], _ global: [String: Double] = [:]) {
            self.table = table
            self.local = local
            self.global = global
        }

        var reported: ConsumedCapacity {
            ConsumedCapacity(
                tableName: "Shop",
                capacityUnits: table + local.values.reduce(0, +) + global.values.reduce(0, +), table: table,
                localSecondaryIndexes: local, globalSecondaryIndexes: global)
        }
    }

    /// An item becomes another one; nil is none.
    struct Change: Sendable {
        var old: Item?
        var new: Item?
        var cost: Cost

        init(_ old: Item?, _ new: Item?, _ cost: Cost) {
            self.old = old
            self.new = new
            self.cost = cost
        }
    }

    /// pk 2 + 1, sk 2 + 1, v 1 + the text: this many bytes, and the rest.
    private static func sized(_ bytes: Int, _ rest: Item = [:]) -> Item { ReadCapacityTests.item("a", bytes, rest) }
    private static let small = Shop.item("p", "a")
    private static func small(_ rest: Item) -> Item { Shop.item("p", "a", rest) }
    private static let (g, h) = (AttributeValue.s("g"), AttributeValue.s("h"))

    static let tableChanges: [Case<Change>] = [
        Case("F2.5: new, 1,024 / 1,024 = 1", Change(nil, sized(1024), Cost(1))),
        Case("F2.2: new, 1,025 / 1,024, begun = 2", Change(nil, sized(1025), Cost(2))),
        Case("F2.5: grows from 1 to 3", Change(sized(100), sized(3000), Cost(3))),
        Case("F2.5: shrinks from 3 to 1", Change(sized(3000), sized(100), Cost(3))),
        Case("F2.5: the same again", Change(sized(100), sized(100), Cost(1))),
        Case("F2.5: deleted, 3", Change(sized(3000), nil, Cost(3))),
        Case("F2.5: nothing to delete", Change(nil, nil, Cost(1))),
        Case("F3.1: 409,600 / 1,024 = 400", Change(nil, sized(409_600), Cost(400))),
    ]

    static let indexChanges: [Case<Change>] = [
        Case("F2.25: comes into two indexes", Change(nil, small(["g": g]), Cost(1, ["keys": 1, "some": 1]))),
        Case("F2.25: gains the key", Change(small, small(["g": g]), Cost(1, ["keys": 1, "some": 1]))),
        Case(
            // byG: n 1 + 2.
            "F2.25: gains the second part of the key of one",
            Change(small(["g": g]), small(["g": g, "n": .n("1")]), Cost(1, ["byG": 1]))),
        Case("F2.25: leaves", Change(small(["g": g]), small, Cost(1, ["keys": 1, "some": 1]))),
        Case("F2.25: is deleted", Change(small(["g": g]), nil, Cost(1, ["keys": 1, "some": 1]))),
        Case(
            "F2.25: moves, delete and put",
            Change(small(["g": g]), small(["g": h]), Cost(1, ["keys": 2, "some": 2]))),
        Case(
            // The table and byG: 2,000 + g 2 + n 3 = 2,005 bytes, 2 units; the others hold no v.
            "F2.25, F2.26: moves, and each index pays for what it holds",
            Change(
                sized(2000, ["g": g, "n": .n("1")]), sized(2000, ["g": h, "n": .n("1")]),
                Cost(2, ["byG": 4, "keys": 2, "some": 2]))),
        Case(
            // some: pk 3, sk 3, g 2, kept 4 + 2,000 = 2,012: 2 units before; 12 + 12: 1 after.
            "F2.25, F2.37: moves and shrinks, each entry at its size",
            Change(
                small(["g": g, "kept": .s(Shop.text(2000))]), small(["g": h, "kept": .s(Shop.text(12))]),
                Cost(2, ["keys": 2, "some": 3]))),
        Case(
            "F2.25: a sort part moves",
            Change(
                small(["g": g, "n": .n("1")]), small(["g": g, "n": .n("2")]), Cost(1, ["byG": 2]))),
        Case(
            "F1.14: 1 and 1.0 are one place",
            Change(small(["g": g, "n": .n("1")]), small(["g": g, "n": .n("1.0")]), Cost(1))),
        Case(
            "F2.25: a projected attribute changes",
            Change(
                small(["g": g, "kept": .s("1")]), small(["g": g, "kept": .s("2")]), Cost(1, ["some": 1]))),
        Case(
            // 3,012 bytes before: 3 units.
            "F2.37: a projected attribute shrinks, the larger entry counts",
            Change(
                small(["g": g, "kept": .s(Shop.text(3000))]), small(["g": g, "kept": .s("2")]),
                Cost(3, ["some": 3]))),
        Case(
            "F2.25: nothing projected changes",
            Change(small(["g": g, "v": .s("1")]), small(["g": g, "v": .s("2")]), Cost(1))),
        Case(
            "F2.25: an index of everything sees it",
            Change(
                small(["g": g, "n": .n("1"), "v": .s("1")]), small(["g": g, "n": .n("1"), "v": .s("2")]),
                Cost(1, ["byG": 1]))),
        Case(
            "F2.37: a set in another order is no change",
            Change(
                small(["g": g, "kept": .ss(["x", "y"])]), small(["g": g, "kept": .ss(["y", "x"])]), Cost(1))),
        Case("a local index is entered", Change(nil, small(["l": .n("1")]), Cost(1, local: ["local": 1]))),
        Case(
            "a local index moves",
            Change(small(["l": .n("1")]), small(["l": .n("2")]), Cost(1, local: ["local": 2]))),
        Case(
            "F1.47: a key of five, not all there",
            Change(nil, small(["t": g, "r": .n("1"), "x": .n("1"), "y": g]), Cost(1))),
        Case(
            "F1.47: a key of five, all there",
            Change(nil, small(["t": g, "r": .n("1"), "x": .n("1"), "y": g, "z": g]), Cost(1, ["multi": 1]))),
        Case(
            // 1,503 + g 2 + n 3 = 1,508 bytes: 2 units in the table and in byG.
            "F2.5, F2.25: all at once, deleted",
            Change(
                sized(1503, ["g": g, "n": .n("1"), "l": .n("1")]), nil,
                Cost(2, local: ["local": 1], ["byG": 2, "keys": 1, "some": 1]))),
    ]

    private static func database(_ old: Item?) async throws -> InMemoryDynamoDB {
        let shop = try await Shop.database(old.map { [$0] } ?? [])
        await shop.resetStatistics()
        return shop
    }

    @Test("A put or a delete", arguments: tableChanges + indexChanges)
    func single(_ case: Case<Change>) async throws {
        let change = `case`.content
        let shop = try await Self.database(change.old)
        let output =
            if let new = change.new {
                try await shop.putItem(
                    PutItemInput(tableName: "Shop", item: new, returnConsumedCapacity: .indexes))
            } else {
                try await shop.deleteItem(
                    DeleteItemInput(tableName: "Shop", key: Shop.key("p", "a"), returnConsumedCapacity: .indexes))
            }
        let expected = change.cost.reported
        #expect(output.consumedCapacity == expected)
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: expected.capacityUnits)])
    }

    @Test("F2.2: the same in a batch", arguments: tableChanges + indexChanges)
    func batch(_ case: Case<Change>) async throws {
        let change = `case`.content
        let shop = try await Self.database(change.old)
        let request = change.new.map { WriteRequest.put($0) } ?? .delete(key: Shop.key("p", "a"))
        let output = try await shop.batchWriteItem(
            BatchWriteItemInput(requestItems: ["Shop": [request]], returnConsumedCapacity: .indexes))
        #expect(output.consumedCapacity == [change.cost.reported])
    }

    @Test("F2.7: in a transaction the table counts twice, an index once", arguments: tableChanges + indexChanges)
    func transaction(_ case: Case<Change>) async throws {
        let change = `case`.content
        let shop = try await Self.database(change.old)
        let action: TransactWrite =
            change.new.map { .put(PutItemInput(tableName: "Shop", item: $0)) }
            ?? .delete(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "a")))
        let output = try await shop.transactWriteItems(
            TransactWriteItemsInput(transactItems: [action], returnConsumedCapacity: .indexes))
        var cost = change.cost
        cost.table *= 2
        #expect(output.consumedCapacity == [cost.reported])
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: cost.reported.capacityUnits)])
    }

    @Test(
        "F2.5: an update of one attribute pays for the item",
        arguments: [
            // 3,000 + a 1 + 2 bytes.
            (sized(3000), "SET a = :v", Cost(3)),
            (nil, "SET a = :v", Cost(1)),
            // Nothing is made of nothing.
            (nil, "REMOVE a", Cost(1)),
            (small(["g": g]), "REMOVE g", Cost(1, ["keys": 1, "some": 1])),
            (small(["l": .n("5")]), "ADD l :v", Cost(1, local: ["local": 2])),
        ] as [(Item?, String, Cost)])
    func update(_ old: Item?, _ expression: String, _ cost: Cost) async throws {
        let shop = try await Self.database(old)
        let input = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "a"), updateExpression: expression,
            expressionAttributeValues: expression.contains(":v") ? [":v": .n("1")] : [:],
            returnConsumedCapacity: .indexes)
        #expect(try await shop.updateItem(input).consumedCapacity == cost.reported)
    }
}
