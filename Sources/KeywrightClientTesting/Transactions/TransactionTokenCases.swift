internal import KeywrightRuntime

/// Tokens that make a repeated transaction one (F4.18). They are drawn anew in each run, for they count for ten
/// minutes, and a second run within them must not find those of the first.
enum TransactionTokenCases {
    static let all: [ClientCase] = [
        ClientCase("F4.18", "a transaction repeated with its token is done once") { context in
            let table = try await context.open()
            let token = token()
            for _ in 0..<2 { try await table.transact([increment(table)], token: token) }
            try await table.expectStored(key, counted("1"))
        },
        ClientCase("F4.18", "a transaction repeated with another token is done twice") { context in
            let table = try await context.open()
            for _ in 0..<2 { try await table.transact([increment(table)], token: token()) }
            try await table.expectStored(key, counted("2"))
        },
        ClientCase("F4.18", "a transaction repeated without a token is done twice") { context in
            let table = try await context.open()
            for _ in 0..<2 { try await table.transact([increment(table)]) }
            try await table.expectStored(key, counted("2"))
        },
        ClientCase("F4.18", "a token that comes with another request is refused") { context in
            let table = try await context.open()
            let token = token()
            try await table.transact([increment(table)], token: token)
            try await expectRefusal(.idempotentParameterMismatch, of: "TransactWriteItems") {
                try await table.transact([increment(table, by: "5")], token: token)
            }
            try await table.expectStored(key, counted("1"))
        },
        ClientCase("F4.18", "a token of 36 characters is accepted") { context in
            let table = try await context.open()
            try await table.transact([increment(table)], token: token(ofLength: 36))
            try await table.expectStored(key, counted("1"))
        },
        ClientCase("F4.18", "a token of 37 characters is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "TransactWriteItems") {
                try await table.transact([increment(table)], token: token(ofLength: 37))
            }
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.18", "an empty token is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "TransactWriteItems") {
                try await table.transact([increment(table)], token: "")
            }
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.18", "a repeated transaction does not ask its conditions again") { context in
            let table = try await context.open()
            let token = token()
            let create = Write.put.action(table, key, condition: "attribute_not_exists(pk)")
            for _ in 0..<2 { try await table.transact([create], token: token) }
            try await table.expectStored(key, key)
        },
    ]

    private static let key: Item = .pair("p", "s")

    private static func counted(_ count: String) -> Item { .pair("p", "s", ["hits": .n(count)]) }

    private static func increment(_ table: CaseTable, by step: String = "1") -> TransactWrite {
        .update(
            UpdateItemInput(
                tableName: table.name, key: key, updateExpression: "ADD hits :step",
                expressionAttributeValues: [":step": .n(step)]))
    }

    private static func token(ofLength length: Int = 20) -> String {
        String((0..<length).compactMap { _ in "0123456789abcdef".randomElement() })
    }
}
