internal import KeywrightRuntime

/// Global indexes that UpdateTable makes and removes (F1.20, F1.40, F6.2, F6.5, F6.6).
enum AddedIndexCases {
    static let all: [ClientCase] =
        additions + refusedAdditions + removals + violations.map(violation)

    private static let additions: [ClientCase] = [
        ClientCase("F6.5", "an added index is described with its key") { context in
            let table = try await context.open()
            try await context.add(CaseIndex("one", CaseKey("a", sort: "b:N")), to: table)
            let index = try await context.client.describeTable(table.name).globalSecondaryIndexes?.first
            try expectEqual(index?.indexName, "one", "the described index")
            try expectEqual((index?.keySchema).caseTexts, ["a HASH", "b RANGE"], "the described key")
        },
        ClientCase("F6.5", "an added index holds the items that there were") { context in
            let table = try await context.open(CaseKey("id"))
            try await table.write([
                ["id": .s("1"), "a": .s("x")], ["id": .s("2"), "a": .s("y")], ["id": .s("3")],
            ])
            try await context.add(CaseIndex("one", CaseKey("a")), to: table)
            try await table.expectQuery("a = :a", [":a": .s("x")], index: "one", ["1"])
            try await table.expectScan(index: "one", ["1", "2"])
        },
        ClientCase("F6.5", "an added index follows later writes") { context in
            let table = try await context.open(CaseKey("id"))
            try await context.add(CaseIndex("one", CaseKey("a")), to: table)
            try await table.put(["id": .s("1"), "a": .s("x")])
            try await table.expectQuery("a = :a", [":a": .s("x")], index: "one", ["1"])
        },
        ClientCase("F1.40", "an added index of several attributes holds the items that have them all") { context in
            let table = try await context.open(CaseKey("id"))
            try await table.write([
                ["id": .s("1"), "a": .s("x"), "b": .s("y"), "c": .n("10")],
                ["id": .s("2"), "a": .s("x"), "b": .s("y"), "c": .n("9")],
                ["id": .s("3"), "a": .s("x"), "c": .n("1")],
                ["id": .s("4"), "a": .s("x"), "b": .s("y")],
            ])
            try await context.add(CaseIndex("one", CaseKey(["a", "b"], sort: ["c:N"])), to: table)
            try await table.expectQuery(
                "a = :a AND b = :b", [":a": .s("x"), ":b": .s("y")], index: "one", ["2", "1"])
        },
        ClientCase("F1.20", "a definition that the added index does not use is ignored") { context in
            let table = try await context.open()
            try await context.add(CaseIndex("one", CaseKey("a")), to: table, defining: ["a:S", "b:N"])
        },
        ClientCase("F1.20", "a definition that contradicts the table's key is ignored") { context in
            let table = try await context.open(CaseKey("id"))
            try await context.add(CaseIndex("one", CaseKey("a")), to: table, defining: ["a:S", "id:N"])
            try await table.put(["id": .s("1"), "a": .s("x")])
            try await table.expectQuery("a = :a", [":a": .s("x")], index: "one", ["1"])
        },
    ]

    private static let refusedAdditions: [ClientCase] = [
        ClientCase("F1.20", "an added index whose attribute is not defined is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "UpdateTable") {
                try await context.add(CaseIndex("one", CaseKey("a")), to: table, defining: [])
            }
        },
        ClientCase("F6.2", "two indexes added in one request are refused") { context in
            let table = try await context.open()
            try await refuses(table, [.init(create: index("one")), .init(create: index("two"))])
        },
        ClientCase("F6.2", "an index added and another removed in one request are refused") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"))])
            try await refuses(table, [.init(create: index("two")), .init(delete: .init(indexName: "one"))])
        },
        ClientCase("F1.3", "an added index of a name that a global index has is refused") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("b"))])
            try await refuses(table, [.init(create: index("one"))])
        },
        ClientCase("F1.3", "an added index of a name that a local index has is refused") { context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "b"))])
            try await refuses(table, [.init(create: index("one"))])
        },
        ClientCase("F1.35", "an added index of five partition attributes is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "UpdateTable") {
                try await context.add(CaseIndex("one", CaseKey(["a", "b", "c", "d", "e"], sort: [])), to: table)
            }
        },
        ClientCase("F5.3", "an added index with throughput is refused in a table on demand") { context in
            let table = try await context.open()
            var added = index("one")
            added.provisionedThroughput = .init(readCapacityUnits: 1, writeCapacityUnits: 1)
            try await refuses(table, [.init(create: added)])
        },
    ]

    private static let removals: [ClientCase] = [
        ClientCase("F6.2", "an index can be removed, and is then described no more") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"))])
            try await context.remove("one", from: table)
            let indexes = try await context.client.describeTable(table.name).globalSecondaryIndexes
            try expectEqual(indexes?.count ?? 0, 0, "the described indexes")
        },
        ClientCase("F6.2", "a removed index cannot be queried") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"))])
            try await context.remove("one", from: table)
            try await expectRefusal(amongst: [.validation, .resourceNotFound], of: "Query") {
                try await table.scan(index: "one")
            }
        },
        ClientCase("F6.2", "removing an index that is not there is refused") { context in
            let table = try await context.open()
            try await refuses(table, [.init(delete: .init(indexName: "one"))])
        },
        ClientCase("F1.11", "an attribute may have any type once its index is removed") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"))])
            try await context.remove("one", from: table)
            try await table.put(.pair("p", "s", ["a": .n("1")]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .n("1")]))
        },
        ClientCase("F6.3", "an index can be made again with another key after it was removed") { context in
            let table = try await context.open(CaseKey("id"), global: [CaseIndex("one", CaseKey("a"))])
            try await table.put(["id": .s("1"), "a": .s("x"), "b": .n("7")])
            try await context.remove("one", from: table)
            try await context.add(CaseIndex("one", CaseKey("b:N")), to: table)
            try await table.expectQuery("b = :b", [":b": .n("7")], index: "one", ["1"])
        },
    ]

    /// What an item may have in the attribute of an index that is added, so that the index passes over it.
    private static let violations: [(what: String, value: AttributeValue)] = [
        ("of another type", .n("1")), ("that is NULL", .null), ("that is empty", .s("")),
        ("of 2,049 bytes", .s(String(repeating: "x", count: 2049))),
    ]

    private static func violation(_ violation: (what: String, value: AttributeValue)) -> ClientCase {
        ClientCase("F6.6", "an added index passes over an item with a key \(violation.what), which then cannot be put")
        {
            context in
            let table = try await context.open(CaseKey("id"))
            try await table.write([
                ["id": .s("1"), "a": .s("x")], ["id": .s("2"), "a": violation.value], ["id": .s("3")],
            ])
            try await context.add(CaseIndex("one", CaseKey("a")), to: table)
            try await table.expectScan(index: "one", ["1"])
            try await expectRefusal(of: "PutItem") { try await table.put(["id": .s("2"), "a": violation.value]) }
        }
    }

    private static func index(_ name: String) -> CreateTableInput.Index { CaseIndex(name, CaseKey("a")).input }

    private static func refuses(_ table: CaseTable, _ updates: [UpdateTableInput.IndexUpdate]) async throws {
        let input = UpdateTableInput(
            tableName: table.name, attributeDefinitions: [.init(attributeName: "a", attributeType: "S")],
            globalSecondaryIndexUpdates: updates)
        let kinds: [DynamoDBError.Kind] = [.validation, .limitExceeded, .resourceInUse, .resourceNotFound]
        try await expectRefusal(amongst: kinds, of: "UpdateTable") { try await table.client.updateTable(input) }
    }
}

extension CaseContext {
    /// Adds a global index and waits until it can be used.
    ///
    /// - Parameter defining: the definitions to send, each `name:type`; nil for those of the index's key.
    func add(_ index: CaseIndex, to table: CaseTable, defining definitions: [String]? = nil) async throws {
        let attributes = definitions.map { CaseKey($0, sort: []).attributes } ?? index.key.attributes
        try await client.updateTable(
            UpdateTableInput(
                tableName: table.name,
                attributeDefinitions: attributes.map { .init(attributeName: $0.name, attributeType: $0.type) },
                globalSecondaryIndexUpdates: [.init(create: index.input)]))
        try await waitUntilActive(table.name)
    }

    /// Removes a global index and waits until it is gone.
    func remove(_ index: String, from table: CaseTable) async throws {
        try await client.updateTable(
            UpdateTableInput(
                tableName: table.name, globalSecondaryIndexUpdates: [.init(delete: .init(indexName: index))]))
        try await waitUntilActive(table.name)
    }
}
