internal import KeywrightRuntime

extension ClientSuite {
    /// Conditions that cannot be read (F3.9, F3.10).
    static let conditionSyntax: [ClientCase] = malformed.map { what, expression, values in
        .refusedCondition("F3.9", "a condition with \(what) is refused", expression, values)
    }

    /// What a name without a placeholder may look like (F3.10).
    static let nameSyntax: [ClientCase] = [
        .condition(
            "F3.10", "a name of letters, digits and underscores needs no placeholder", "attribute_exists(a_1B)",
            holdsFor: [["a_1B": .n("1")]], failsFor: [["a_1b": .n("1")]]),
        .refusedCondition("F3.10", "a name with a dash needs a placeholder", "attribute_exists(a-b)"),
        .refusedCondition("F3.10", "a name with a blank needs a placeholder", "attribute_exists(a b)"),
        .refusedCondition("F3.10", "a name with a hash sign needs a placeholder", "attribute_exists(a#b)"),
        .refusedCondition("F3.10", "an index is a number", "attribute_exists(a[b])"),
        .refusedCondition("F3.10", "an index is not negative", "attribute_exists(a[-1])"),
        .refusedCondition("F3.10", "a path does not end with a dot", "attribute_exists(a.)"),
    ]

    /// Expressions without content, of every kind (F3.9).
    static let emptyExpressions: [ClientCase] = [
        .refusedCondition("F3.9", "an empty condition is refused", ""),
        .refusedUpdate("F3.9", "an empty update is refused", ""),
        ClientCase("F3.9", "an empty projection is refused") { context in
            let table = try await context.table()
            try await expectRefusal(of: "the get") {
                try await context.client.getItem(
                    GetItemInput(tableName: table, key: key(), projectionExpression: ""))
            }
        },
        ClientCase("F3.9", "an empty key condition is refused") { context in
            let table = try await context.table()
            try await expectRefusal(of: "the query") {
                try await context.client.query(QueryInput(tableName: table, keyConditionExpression: ""))
            }
        },
    ]

    private static let one: Item = [":v": .s("x")]
    private static let two: Item = [":v": .s("x"), ":w": .s("y")]

    private static let malformed: [(String, String, Item)] = [
        ("two pairs of parentheses round one comparison", "((a = :v))", one),
        ("two pairs of parentheses round a function", "((attribute_exists(a)))", [:]),
        ("two pairs of parentheses within it", "a = :v OR ((b = :w))", two),
        ("an open parenthesis", "(a = :v", one), ("a parenthesis too many", "a = :v)", one),
        ("a connective at its end", "a = :v AND", one), ("a connective at its beginning", "OR a = :v", one),
        ("two comparisons and nothing between them", "a = :v b = :w", two), ("a doubled equals sign", "a == :v", one),
        ("an exclamation mark", "a != :v", one), ("a literal", "a = 'x'", [:]), ("a bare number", "a = 1", [:]),
        ("a path alone", "a", [:]), ("a value alone", ":v", one), ("half a BETWEEN", "a BETWEEN :v", one),
        ("an IN without parentheses", "a IN :v", one), ("an IN of nothing", "a IN ()", [:]),
        ("arithmetic", "a = :v + :w", two),
    ]
}
