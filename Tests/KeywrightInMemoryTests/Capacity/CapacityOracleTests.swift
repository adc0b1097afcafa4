import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Random writes, against a recomputation that builds every index anew from all items before and after.
@Suite struct CapacityOracleTests {
    /// One index, said a second time: its key attributes, and what it holds beside the keys (nil: everything).
    private struct NaiveIndex {
        var name: String
        var isLocal = false
        var key: [String]
        var kept: [String]?
    }

    private static let indexes = [
        NaiveIndex(name: "byG", key: ["g", "n"], kept: nil),
        NaiveIndex(name: "keys", key: ["g"], kept: []),
        NaiveIndex(name: "some", key: ["g"], kept: ["kept"]),
        NaiveIndex(name: "multi", key: ["t", "r", "x", "y", "z"], kept: nil),
        NaiveIndex(name: "local", isLocal: true, key: ["pk", "l"], kept: []),
    ]

    /// F3.2 for what occurs here: texts, and whole numbers of one digit.
    private static func kilobytes(_ item: Item) -> Double {
        var bytes = 0
        for (name, value) in item {
            bytes += name.utf8.count
            if case .s(let text) = value { bytes += text.utf8.count } else { bytes += value == .n("0") ? 1 : 2 }
        }
        return Double(max(1, (bytes + 1023) / 1024))
    }

    /// The entries of an index, by the key of the table and of the index.
    private static func entries(_ index: NaiveIndex, _ items: [String: Item]) -> [[AttributeValue]: Item] {
        var entries: [[AttributeValue]: Item] = [:]
        for item in items.values where index.key.allSatisfy({ item[$0] != nil }) {
            let held = item.filter { name, _ in
                guard let kept = index.kept else { return true }
                return (index.key + ["pk", "sk"] + kept).contains(name)
            }
            entries[(index.key + ["pk", "sk"]).compactMap { item[$0] }] = held
        }
        return entries
    }

    /// F2.5 and F2.25 from the difference of two states of the table.
    private static func cost(_ key: String, _ before: [String: Item], _ after: [String: Item]) -> ConsumedCapacity {
        let table = max(kilobytes(before[key] ?? [:]), kilobytes(after[key] ?? [:]))
        var result = ConsumedCapacity(tableName: "Shop", capacityUnits: table, table: table)
        for index in indexes {
            let (old, new) = (entries(index, before), entries(index, after))
            var units = 0.0
            for (place, entry) in old where new[place] != entry {
                units += max(kilobytes(entry), new[place].map(kilobytes) ?? 0)
            }
            for (place, entry) in new where old[place] == nil { units += kilobytes(entry) }
            result.capacityUnits += units
            if units > 0, index.isLocal { result.localSecondaryIndexes[index.name] = units }
            if units > 0, !index.isLocal { result.globalSecondaryIndexes[index.name] = units }
        }
        return result
    }

    private static func item(_ sk: String, _ generator: inout FixedGenerator) -> Item {
        func digit() -> AttributeValue { .n(String(Int.random(in: 0...1, using: &generator))) }
        var item = Shop.item("p", sk)
        for name in ["g", "t", "y", "z"] where Int.random(in: 0..<5, using: &generator) > 0 {
            item[name] = .s(["a", "b"].randomElement(using: &generator) ?? "a")
        }
        for name in ["n", "r", "x", "l"] where Int.random(in: 0..<5, using: &generator) > 0 { item[name] = digit() }
        for name in ["kept", "v"] where Bool.random(using: &generator) {
            item[name] = .s(Shop.text([1, 1, 900, 1000, 1024, 2100].randomElement(using: &generator) ?? 1))
        }
        return item
    }

    @Test("Puts, deletes and updates of four items", arguments: 0..<8)
    func writes(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(4000 + seed))
        let shop = try await Shop.database()
        var items: [String: Item] = [:]
        var sum = 0.0
        for _ in 0..<150 {
            let sk = ["a", "b", "c", "d"].randomElement(using: &generator) ?? "a"
            var after = items
            let output: WriteItemOutput
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                after[sk] = nil
                output = try await shop.deleteItem(
                    DeleteItemInput(tableName: "Shop", key: Shop.key("p", sk), returnConsumedCapacity: .indexes))
            case 1, 2:
                let name = ["g", "t", "kept", "v"].randomElement(using: &generator) ?? "g"
                let value = AttributeValue.s(["a", "b"].randomElement(using: &generator) ?? "a")
                after[sk, default: Shop.key("p", sk)][name] = value
                output = try await shop.updateItem(
                    UpdateItemInput(
                        tableName: "Shop", key: Shop.key("p", sk), updateExpression: "SET #n = :v",
                        expressionAttributeNames: ["#n": name], expressionAttributeValues: [":v": value],
                        returnConsumedCapacity: .indexes))
            default:
                let item = Self.item(sk, &generator)
                after[sk] = item
                output = try await shop.putItem(
                    PutItemInput(tableName: "Shop", item: item, returnConsumedCapacity: .indexes))
            }
            let expected = Self.cost(sk, items, after)
            #expect(output.consumedCapacity == expected)
            sum += expected.capacityUnits
            items = after
        }
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: sum)])
    }
}
