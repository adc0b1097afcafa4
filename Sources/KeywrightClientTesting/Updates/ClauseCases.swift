internal import KeywrightRuntime

extension ClientSuite {
    /// The four clauses together, and twice (F4.6).
    static let clauses: [ClientCase] =
        orders.map { title, expression in
            .update(
                "F4.6", title, expression, [":v": .n("1"), ":x": .ss(["x"])],
                on: ["r": .null, "n": .n("1"), "d": .ss(["x", "y"])],
                gives: ["s": .n("1"), "n": .n("2"), "d": .ss(["y"])])
        }
        + ["SET a = :v", "REMOVE a", "ADD a :v", "DELETE a :v"].map { clause in
            let name = clause.prefix { $0 != " " }
            return .refusedUpdate(
                "F4.6", "\(name) may stand once in an update",
                "\(clause) \(clause.replacing(" a", with: " b"))", name == "REMOVE" ? [:] : [":v": .ns(["1"])],
                on: ["a": .ns(["1", "2"]), "b": .ns(["1", "2"])])
        }
        + [
            .refusedUpdate("F4.6", "a clause that there is not is refused", "PUT a = :v", [":v": .n("1")]),
            .refusedUpdate("F4.6", "SET without an assignment is refused", "SET a"),
            .refusedUpdate("F4.6", "SET with a comma at its end is refused", "SET a = :v,", [":v": .n("1")]),
            .refusedUpdate("F4.6", "ADD with an equals sign is refused", "ADD a = :v", [":v": .n("1")]),
            .refusedUpdate("F4.6", "an expression without a clause is refused", "a = :v", [":v": .n("1")]),
        ]

    /// Paths that meet (F4.7).
    static let overlaps: [ClientCase] =
        meeting.map { title, expression, values in
            .refusedUpdate("F4.7", title, expression, values, on: document)
        } + [
            .update(
                "F4.7", "two entries of one map may be changed in one update", "SET m.k = :v REMOVE m.l", one,
                on: document, gives: ["a": .n("1"), "m": .m(["k": .n("1")]), "l": .l([.s("x"), .s("y")])]),
            .update(
                "F4.7", "two elements of one list may be changed in one update", "SET l[0] = :v, l[1] = :v", one,
                on: document, gives: ["a": .n("1"), "m": .m(["k": .null, "l": .null]), "l": .l([.n("1"), .n("1")])]),
            .update(
                "F4.7", "a name that begins another is no path to it", "SET m.k = :v, mk = :v, m2 = :v", one,
                on: ["m": .m([:])], gives: ["m": .m(["k": .n("1")]), "mk": .n("1"), "m2": .n("1")]),
        ]

    /// Keys of the table and of indexes in updates (F4.8, F1.11).
    static let updatedKeys: [ClientCase] =
        [
            ("SET of the partition key is refused", "SET pk = :v", ":v"),
            ("SET of the sort key is refused", "SET sk = :v", ":v"),
            ("SET of a key to what it is is refused", "SET sk = :v", ":v"),
            ("REMOVE of the sort key is refused", "REMOVE sk", nil),
            ("SET of a key by a placeholder is refused", "SET #k = :v", ":v"),
        ].map { (title: String, expression: String, value: String?) in
            .refusedUpdate(
                "F4.8", title, expression, value.map { [$0: .s("1")] } ?? [:],
                names: expression.contains("#k") ? ["#k": "sk"] : [:])
        }
        + [
            indexed(
                "F4.8", "a global index key may be set, and the item moves in the index", "SET g = :v", .s("new"),
                finds: "new"),
            indexed(
                "F4.8", "a global index key may be removed, and the item leaves the index", "REMOVE g", nil, finds: nil),
            indexed(
                "F1.10", "an update to an empty global index key is refused", "SET g = :v", .s(""), finds: "old",
                refused: true),
            indexed(
                "F1.11", "an update of a global index key to another type is refused", "SET g = :v", .n("1"),
                finds: "old", refused: true),
        ]

    private static func indexed(
        _ fact: String, _ title: String, _ expression: String, _ value: AttributeValue?, finds partition: String?,
        refused: Bool = false
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table(global: [CaseIndex("by-g", CaseKey("g"))])
            try await context.put(table, row("1", ["g": .s("old")]))
            let input = UpdateItemInput(
                tableName: table, key: key(), updateExpression: expression,
                expressionAttributeValues: value.map { [":v": $0] } ?? [:])
            if refused {
                try await expectRefusal(of: "the update") { try await context.client.updateItem(input) }
            } else {
                _ = try await context.client.updateItem(input)
            }
            for wanted in ["old", "new"] {
                let expected = wanted == partition ? 1 : 0
                var found = -1
                // A global index follows its table a little late.
                for attempt in 0..<30 where found != expected {
                    if attempt > 0 { try await Task.sleep(for: .milliseconds(100)) }
                    found =
                        try await context.client.query(
                            QueryInput(
                                tableName: table, indexName: "by-g", keyConditionExpression: "g = :g",
                                expressionAttributeValues: [":g": .s(wanted)])
                        ).count
                }
                try expectEqual(found, expected, "items under `\(wanted)`")
            }
        }
    }

    private static let one: Item = [":v": .n("1")]
    private static let document: Item = [
        "a": .n("1"), "m": .m(["k": .null, "l": .null]), "l": .l([.s("x"), .s("y")]),
    ]

    private static let orders: [(String, String)] = [
        ("all four clauses may stand in one update", "SET s = :v REMOVE r ADD n :v DELETE d :x"),
        ("the clauses may stand in any order", "DELETE d :x ADD n :v REMOVE r SET s = :v"),
        ("the names of clauses may be written in any case", "set s = :v Remove r aDD n :v delete d :x"),
    ]

    private static let meeting: [(String, String, Item)] = [
        ("one path twice in SET is refused", "SET a = :v, a = :v", one),
        ("one path in SET and REMOVE is refused", "SET a = :v REMOVE a", one),
        ("one path in SET and ADD is refused", "SET a = :v ADD a :v", one),
        ("one path twice in REMOVE is refused", "REMOVE a, a", [:]),
        ("a map and an entry of it in one SET are refused", "SET m = :v, m.k = :v", one),
        ("an entry and its map in two clauses are refused", "SET m.k = :v REMOVE m", one),
        ("a list and an element of it are refused", "SET l[0] = :v, l = :v", one),
        ("one element twice is refused", "SET l[0] = :v REMOVE l[0]", one),
        ("an attribute taken for a map and for a list is refused", "SET m.k = :v, m[0] = :v", one),
    ]
}
