internal import KeywrightRuntime

extension ClientSuite {
    /// Key conditions that the service refuses (F3.15, F3.16, F3.26, F1.12).
    static let refusedKeyConditions: [ClientCase] = refusedConditions.map { fact, what, expression, values in
        ClientCase(fact, "a key condition with \(what) is refused") { context in
            let table = try await context.table()
            try await context.put(table, row("1", ["a": .s("x")]))
            try await expectRefusal(of: excerpt(expression)) {
                try await context.client.query(
                    QueryInput(
                        tableName: table, keyConditionExpression: expression,
                        expressionAttributeValues: values.merging([":p": .s("p")]) { value, _ in value }))
            }
        }
    }

    /// Conditions that do not fit the type of the sort key (F1.12, F3.11).
    static let mistypedKeyConditions: [ClientCase] = [
        ("F3.11", "begins_with of a number is refused of a number key", "begins_with(sk, :a)", AttributeValue.n("1")),
        ("F3.11", "begins_with of a text is refused of a number key", "begins_with(sk, :a)", .s("1")),
        ("F1.12", "a text is refused in a condition on a number key", "sk = :a", .s("1")),
        ("F1.12", "a text is refused in a comparison with a number key", "sk > :a", .s("1")),
        ("F1.12", "a truth value is refused in a condition on a number key", "sk = :a", .bool(true)),
    ].map { fact, title, condition, value in
        ClientCase(fact, title) { context in
            let table = try await context.table(CaseKey("pk", sort: "sk:N"))
            try await expectRefusal(of: condition) {
                try await context.client.query(
                    QueryInput(
                        tableName: table, keyConditionExpression: "pk = :p AND \(condition)",
                        expressionAttributeValues: [":p": .s("p"), ":a": value]))
            }
        }
    }

    /// Filters on keys (F3.17), limits (F3.18) and indexes (F3.22) of queries.
    static let refusedQueries: [ClientCase] = [
        refused("F3.17", "a filter on the partition key of a queried table is refused") {
            $0.filterExpression = "pk = :p"
        },
        refused("F3.17", "a filter on the sort key of a queried table is refused") { $0.filterExpression = "sk = :p" },
        refused("F3.17", "a filter on a key by a placeholder is refused") {
            $0.filterExpression = "attribute_exists(#k)"
            $0.expressionAttributeNames = ["#k": "sk"]
        },
        refused("F3.17", "a filter with a key among other attributes is refused") {
            $0.filterExpression = "a = :p OR NOT begins_with(sk, :p)"
        },
        refused("F3.17", "a filter on a key of a queried global index is refused", index: "by-g") {
            $0.filterExpression = "r = :p"
        },
        refused("F3.17", "a filter on the partition key of a queried global index is refused", index: "by-g") {
            $0.filterExpression = "g = :p"
        },
        refused("F3.17", "a filter on the sort key of a queried local index is refused", index: "by-l") {
            $0.filterExpression = "l = :p"
        },
        refused("F3.18", "a query with a limit of 0 is refused") { $0.limit = 0 },
        refused("F3.18", "a query with a negative limit is refused") { $0.limit = -1 },
        refused("F3.22", "a consistent query of a global index is refused", index: "by-g") { $0.consistentRead = true },
        refused("F3.22", "a query of an index that there is not is refused", index: "by-x") { _ in },
        refused("F3.15", "the key of the table is no key of an index", index: "by-g") {
            $0.keyConditionExpression = "pk = :p"
        },
    ]

    private static func refused(
        _ fact: String, _ title: String, index: String? = nil,
        _ change: @escaping @Sendable (inout QueryInput) -> Void
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table(
                global: [CaseIndex("by-g", CaseKey("g", sort: "r"))],
                local: [CaseIndex("by-l", CaseKey("pk", sort: "l"))])
            try await context.put(table, row("1", ["g": .s("p"), "r": .s("p"), "l": .s("p")]))
            var input = QueryInput(
                tableName: table, indexName: index,
                keyConditionExpression: index == "by-g" ? "g = :p" : "pk = :p",
                expressionAttributeValues: [":p": .s("p")])
            change(&input)
            let changed = input
            try await expectRefusal(of: "the query") { try await context.client.query(changed) }
        }
    }

    private static let a: Item = [":a": .s("1")]
    private static let ab: Item = [":a": .s("1"), ":b": .s("2")]

    private static let refusedConditions: [(String, String, String, Item)] = partitionConditions + sortConditions

    private static let partitionConditions: [(String, String, String, Item)] = [
        ("F3.15", "no partition key", "sk = :p", [:]), ("F3.15", "< on the partition key", "pk < :p", [:]),
        ("F3.15", ">= on the partition key", "pk >= :p", [:]), ("F3.15", "<> on the partition key", "pk <> :p", [:]),
        ("F3.15", "begins_with on the partition key", "begins_with(pk, :p)", [:]),
        ("F3.15", "BETWEEN on the partition key", "pk BETWEEN :p AND :a", [":a": .s("q")]),
        ("F3.15", "IN on the partition key", "pk IN (:p)", [:]),
        ("F3.15", "the partition key twice", "pk = :p AND pk = :a", a),
        ("F1.12", "a number for a partition key of text", "pk = :p", [":p": .n("1")]),
        ("F3.26", "an empty text for the partition key", "pk = :p", [":p": .s("")]),
        ("F3.15", "an attribute beside the keys", "pk = :p AND a = :a", a),
        ("F3.15", "an attribute that is no key alone", "a = :p", [:]),
        ("F3.15", "a path into a key", "pk.a = :p", [:]),
    ]

    private static let sortConditions: [(String, String, String, Item)] = [
        ("F3.15", "OR between its keys", "pk = :p OR sk = :a", a),
        ("F3.15", "OR of two sort keys", "pk = :p AND (sk = :a OR sk = :b)", ab),
        ("F3.15", "NOT before the sort key", "pk = :p AND NOT sk = :a", a),
        ("F3.15", "<> on the sort key", "pk = :p AND sk <> :a", a),
        ("F3.15", "IN on the sort key", "pk = :p AND sk IN (:a)", a),
        ("F3.15", "contains on the sort key", "pk = :p AND contains(sk, :a)", a),
        ("F3.15", "attribute_exists of the sort key", "pk = :p AND attribute_exists(sk)", [:]),
        ("F3.15", "the size of the sort key", "pk = :p AND size(sk) = :a", [":a": .n("1")]),
        ("F3.16", "two conditions on the sort key", "pk = :p AND sk > :a AND sk < :b", ab),
        ("F3.12", "BETWEEN whose lower bound is the greater", "pk = :p AND sk BETWEEN :b AND :a", ab),
        (
            "F3.12", "BETWEEN with bounds of two types", "pk = :p AND sk BETWEEN :a AND :b",
            [":a": .s("1"), ":b": .n("2")]
        ),
        ("F1.12", "a binary for a sort key of text", "pk = :p AND sk = :a", [":a": .b([49])]),
        ("F3.26", "an empty text for the sort key", "pk = :p AND sk = :a", [":a": .s("")]),
        ("F3.26", "begins_with of an empty text", "pk = :p AND begins_with(sk, :a)", [":a": .s("")]),
    ]
}
