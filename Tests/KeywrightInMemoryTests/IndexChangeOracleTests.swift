import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Random writes among indexes that come and go, against each index made anew from all items (F1.11, F1.20, F6.6).
@Suite struct IndexChangeOracleTests {
    /// An index as the model knows it.
    private struct Index {
        var name: String
        /// The attribute names of its key, partition first.
        var key: [String]
        /// The attributes beside the keys; nil for all.
        var kept: [String]?

        /// What it holds of an item, or nil for one that lacks a valid key.
        func entry(of item: Item, _ types: [String: String]) -> Item? {
            for name in key where item[name].map({ IndexChangeOracleTests.fits($0, types[name]!) }) != true {
                return nil
            }
            guard let kept else { return item }
            return item.filter { (["pk", "sk"] + key + kept).contains($0.key) }
        }
    }

    private static func fits(_ value: AttributeValue, _ type: String) -> Bool {
        switch value {
        case .s(let text): type == "S" && !text.isEmpty
        case .n: type == "N"
        default: false
        }
    }

    private static let values: [AttributeValue?] = [
        .s("x"), .s("y"), .s("xy"), .s(""), .n("1"), .n("2"), .n("-3"), .null, .bool(true), nil, nil,
    ]

    private static let table = CreateTableInput(
        tableName: "Random", attributeDefinitions: Shop.definitions(["pk": "S", "sk": "N", "a": "S"]),
        keySchema: [Shop.hash("pk"), Shop.range("sk")],
        localSecondaryIndexes: [Shop.index("local", [Shop.hash("pk"), Shop.range("a")], "INCLUDE", ["b"])])

    @Test(arguments: 0..<20)
    func changes(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(7000 + seed))
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        var items: [String: Item] = [:]
        var indexes = [Index(name: "local", key: ["pk", "a"], kept: ["b"])]
        var types = ["pk": "S", "sk": "N", "a": "S"]
        var (created, held, skipped, refused) = (0, 0, 0, 0)

        for step in 0..<150 {
            let key: Item = [
                "pk": .s("p\(Int.random(in: 0..<3, using: &generator))"),
                "sk": .n("\(Int.random(in: 0..<4, using: &generator))"),
            ]
            let name = "\(key["pk"]!)\(key["sk"]!)"
            let bound = Set(indexes.flatMap(\.key))
            func breaks(_ name: String, _ value: AttributeValue) -> Bool {
                bound.contains(name) && !Self.fits(value, types[name]!)
            }
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                let parts = ["a", "b", "c", "sk"].shuffled(using: &generator)
                let wanted = Array(parts.prefix(Int.random(in: 1...3, using: &generator)))
                let asked = wanted.map { ($0, ["S", "N"].randomElement(using: &generator)!) }
                let new = Index(
                    name: "idx\(step)", key: wanted, kept: [nil, [], ["b"]].randomElement(using: &generator)!)
                let definitions = asked.map {
                    CreateTableInput.AttributeDefinition(attributeName: $0.0, attributeType: $0.1)
                }
                let schema = [Shop.hash(wanted[0])] + wanted.dropFirst().map(Shop.range)
                let projection = new.kept.map { $0.isEmpty ? "KEYS_ONLY" : "INCLUDE" } ?? "ALL"
                let index = Shop.index(new.name, schema, projection, new.kept.flatMap { $0.isEmpty ? nil : $0 })
                try await database.updateTable(
                    UpdateTableInput(
                        tableName: "Random", attributeDefinitions: definitions,
                        globalSecondaryIndexUpdates: [.init(create: index)]))
                // A type counts only where no key has the attribute yet.
                for (name, type) in asked where types[name] == nil { types[name] = type }
                indexes.append(new)
                created += 1
                skipped += items.values.count { item in
                    wanted.contains { name in item[name].map { !Self.fits($0, types[name]!) } ?? false }
                }
            case 1:
                guard let gone = indexes.dropFirst().randomElement(using: &generator) else { continue }
                try await database.updateTable(
                    UpdateTableInput(
                        tableName: "Random",
                        globalSecondaryIndexUpdates: [.init(delete: .init(indexName: gone.name))]))
                indexes.removeAll { $0.name == gone.name }
                let kept = Set(indexes.flatMap(\.key)).union(["pk", "sk"])
                types = types.filter { kept.contains($0.key) }
            case 2:
                _ = try await database.deleteItem(DeleteItemInput(tableName: "Random", key: key))
                items[name] = nil
            case 3, 4:
                let attribute = ["a", "b", "c"].randomElement(using: &generator)!
                let value = Self.values.randomElement(using: &generator)!
                let update = UpdateItemInput(
                    tableName: "Random", key: key,
                    updateExpression: value == nil ? "REMOVE \(attribute)" : "SET \(attribute) = :v",
                    expressionAttributeValues: value.map { [":v": $0] } ?? [:])
                let outcome = await outcome { try await database.updateItem(update) }
                let isRefused = value.map { $0 != items[name]?[attribute] && breaks(attribute, $0) } ?? false
                #expect((outcome.error != nil) == isRefused)
                if isRefused {
                    refused += 1
                } else if value != nil || items[name] != nil {
                    items[name, default: key][attribute] = value
                }
            default:
                var item = key
                for name in ["a", "b", "c"] { item[name] = Self.values.randomElement(using: &generator)! }
                let isRefused = item.contains { breaks($0.key, $0.value) }
                let put = PutItemInput(tableName: "Random", item: item)
                let outcome = await outcome { try await database.putItem(put) }
                #expect((outcome.error != nil) == isRefused)
                if isRefused { refused += 1 } else { items[name] = item }
            }

            let table = try await database.describeTable("Random")
            #expect(table.itemCount == items.count)
            #expect(
                Dictionary(
                    uniqueKeysWithValues: (table.attributeDefinitions ?? []).map {
                        ($0.attributeName, $0.attributeType)
                    })
                    == types)
            #expect((table.globalSecondaryIndexes ?? []).map(\.indexName) == indexes.dropFirst().map(\.name))
            for index in indexes {
                let found = try await database.scan(ScanInput(tableName: "Random", indexName: index.name)).items
                let expected = items.values.compactMap { index.entry(of: $0, types) }
                #expect(found.count == expected.count && Set(found) == Set(expected), "\(index.name), step \(step)")
                held += found.count
            }
        }
        for (count, least) in [(created, 5), (held, 200), (refused, 5), (skipped, 1)] { #expect(count >= least) }
    }
}
