internal import KeywrightRuntime

/// Which items an index holds, and what of them (F1.11, F1.30 to F1.32, F1.47, F2.29).
enum IndexEntryCases {
    static let all: [ClientCase] = memberships + contents + collections

    private static let global = CaseIndex("one", CaseKey("a"))
    private static let id: Item = ["id": .s("1")]

    private static let memberships: [ClientCase] = [
        ClientCase("F1.11", "an item without the index's attribute is not in the index") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await table.write([["id": .s("1"), "a": .s("x")], ["id": .s("2")]])
            try await table.expectScan(index: "one", ["1"])
        },
        ClientCase("F1.11", "an item without the index's sort attribute is not in the index") { context in
            let index = CaseIndex("one", CaseKey("a", sort: "b"))
            let table = try await context.open(CaseKey("id"), global: [index])
            try await table.write([
                ["id": .s("1"), "a": .s("x"), "b": .s("y")], ["id": .s("2"), "a": .s("x")],
                ["id": .s("3"), "b": .s("y")],
            ])
            try await table.expectScan(index: "one", ["1"])
        },
        ClientCase("F1.11", "an item without a local index's attribute is not in the index") { context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a"))])
            try await table.write([.pair("p", "1", ["a": .s("x")]), .pair("p", "2")])
            try await table.expectScan(index: "one", gives: "sk", ["1"])
        },
        ClientCase("F1.11", "an item leaves the index with the index's attribute") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await table.put(["id": .s("1"), "a": .s("x")])
            try await table.update(id, "REMOVE a")
            try await table.expectScan(index: "one", [])
        },
        ClientCase("F1.11", "an item enters the index with the index's attribute") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await table.put(["id": .s("1")])
            try await table.update(id, "SET a = :a", [":a": .s("x")])
            try await table.expectScan(index: "one", ["1"])
        },
        ClientCase("F2.25", "an item moves in the index with the index's attribute") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await table.put(["id": .s("1"), "a": .s("x")])
            try await table.put(["id": .s("1"), "a": .s("y")])
            try await table.expectQuery("a = :a", [":a": .s("y")], index: "one", ["1"])
            try await table.expectQuery("a = :a", [":a": .s("x")], index: "one", [])
        },
        ClientCase("F2.25", "a deleted item leaves the index") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await table.put(["id": .s("1"), "a": .s("x")])
            try await table.delete(id)
            try await table.expectScan(index: "one", [])
        },
        ClientCase("F3.22", "a consistent read of a global index is refused") { context in
            let table = try await context.open(CaseKey("id"), global: [global])
            try await expectRefusal(of: "Query") {
                try await table.client.query(
                    QueryInput(
                        tableName: table.name, indexName: "one", keyConditionExpression: "a = :a",
                        expressionAttributeValues: [":a": .s("x")], consistentRead: true))
            }
        },
    ]

    private static let contents: [ClientCase] = [
        ClientCase("F1.32", "an index of its keys holds the table's key as well, and no more") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"), .keysOnly)])
            try await table.put(.pair("p", "s", ["a": .s("x"), "b": .s("y")]))
            try await table.expectScan(index: "one", gives: "sk", ["s"])
            try expectSame(try await table.scan(index: "one").first, .pair("p", "s", ["a": .s("x")]), "the entry")
        },
        ClientCase("F1.32", "an index that includes attributes holds the table's key as well") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"), .including(["b"]))])
            try await table.put(.pair("p", "s", ["a": .s("x"), "b": .s("y"), "c": .s("z")]))
            try await table.expectScan(index: "one", gives: "sk", ["s"])
            try expectSame(
                try await table.scan(index: "one").first, .pair("p", "s", ["a": .s("x"), "b": .s("y")]), "the entry")
        },
        ClientCase("F1.32", "an index of all attributes holds whole items") { context in
            let table = try await context.open(global: [global])
            let item: Item = .pair("p", "s", ["a": .s("x"), "b": .l([.n("1"), .bool(true)])])
            try await table.put(item)
            try await table.expectScan(index: "one", gives: "sk", ["s"])
            try expectSame(try await table.scan(index: "one").first, item, "the entry")
        },
        ClientCase("F1.32", "an index with the table's keys the other way round answers by the sort key") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("sk", sort: "pk"))])
            try await table.write([.pair("b", "s"), .pair("a", "s"), .pair("a", "t")])
            try await table.expectQuery("sk = :s", [":s": .s("s")], index: "one", gives: "pk", ["a", "b"])
        },
        ClientCase("F1.31", "items may share one key of a global index") { context in
            let index = CaseIndex("one", CaseKey("a", sort: "b"))
            let table = try await context.open(CaseKey("id"), global: [index])
            try await table.write(["1", "2", "3"].map { ["id": .s($0), "a": .s("x"), "b": .s("y")] })
            try await table.expectScan(index: "one", ["1", "2", "3"])
        },
        ClientCase("F1.31", "items may share one key of a local index") { context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a"))])
            try await table.write(["1", "2", "3"].map { .pair("p", $0, ["a": .s("x")]) })
            try await table.expectScan(index: "one", gives: "sk", ["1", "2", "3"])
        },
    ]

    private static let collections: [ClientCase] = [
        ClientCase("F1.28", "a local index orders a collection by its own sort key") { context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a:N"))])
            try await table.write([
                .pair("p", "1", ["a": .n("10")]), .pair("p", "2", ["a": .n("9")]), .pair("q", "3", ["a": .n("1")]),
            ])
            try await table.expectQuery("pk = :p", [":p": .s("p")], index: "one", gives: "sk", ["2", "1"])
        },
        ClientCase("F1.30", "an item and its entry in a local index of all attributes above 400 KB are refused") {
            context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a"))])
            try await expectRefusal(of: "PutItem") { try await table.put(large) }
        },
        ClientCase("F1.30", "an item of 300 KB with a small entry in a local index is accepted") { context in
            let table = try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a"), .keysOnly)])
            try await table.put(large)
            try await table.expectScan(index: "one", gives: "sk", ["s"])
        },
        ClientCase("F1.30", "an entry in a global index does not count to an item's 400 KB") { context in
            let table = try await context.open(global: [global])
            try await table.put(large)
            try await table.expectScan(index: "one", gives: "sk", ["s"])
        },
    ]

    private static let large: Item = .pair("p", "s", ["a": .s("x"), "b": .s(String(repeating: "b", count: 307_200))])
}
