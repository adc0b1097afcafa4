import Testing

@testable import KeywrightRuntime

@Suite struct TransactionTests {
    private typealias Reason = DynamoDBError.CancellationReason
    private static let item: Item = ["PK": .s("A"), "version": .n("1")]

    private static func put(_ key: String, _ meaning: FailureMeaning = .absent("User")) -> TransactionAction {
        TransactionAction(
            .put(PutItemInput(tableName: "t", item: ["PK": .s(key), "n": .n("1")], conditionExpression: "c")),
            keyNames: ["PK"], meaning)
    }

    private static let actions: [TransactionAction] = [
        put("A"), put("B", .unique("User", ["email"])),
        TransactionAction(
            .update(
                UpdateItemInput(tableName: "t", key: ["PK": .s("C")], updateExpression: "u", conditionExpression: "c")),
            keyNames: ["PK"], .existing("Account").version("version", 2)),
        TransactionAction(
            .conditionCheck(ConditionCheck(tableName: "t", key: ["PK": .s("D")], conditionExpression: "c")),
            keyNames: ["PK"],
            .existing("Plan")),
    ]

    private static func canceled(_ codes: [String], item: Item? = nil) -> DynamoDBError {
        DynamoDBError(
            .transactionCanceled, "Transaction cancelled",
            reasons: codes.map { Reason(code: $0, item: $0 == "ConditionalCheckFailed" ? item : nil) })
    }

    @Test(
        arguments: [
            (["ConditionalCheckFailed", "None", "None", "None"], item, .alreadyExists("User", item: item, action: 0)),
            (
                ["None", "ConditionalCheckFailed", "None", "None"], item,
                .notUnique("User", attributes: ["email"], action: 1)
            ),
            (
                ["None", "None", "ConditionalCheckFailed", "None"], item,
                .versionConflict("Account", item: item, action: 2)
            ),
            (["None", "None", "ConditionalCheckFailed", "None"], nil, .notFound("Account", action: 2)),
            (
                ["None", "None", "None", "ConditionalCheckFailed"], item,
                .conditionFailed("Plan", item: item, action: 3)
            ),
            (
                ["TransactionConflict", "ConditionalCheckFailed", "ConditionalCheckFailed", "None"], item,
                .notUnique("User", attributes: ["email"], action: 1)
            ),
            (
                ["None", "TransactionConflict", "None", "None"], nil,
                .transactionConflict(canceled(["None", "TransactionConflict", "None", "None"]))
            ),
            (
                ["None", "ValidationError", "TransactionConflict", "None"], nil,
                .transactionCanceled(canceled(["None", "ValidationError", "TransactionConflict", "None"]))
            ),
            ([], nil, .transactionCanceled(canceled([]))),
        ] as [([String], Item?, RepositoryError)])
    func cancellations(codes: [String], item: Item?, expected: RepositoryError) async {
        let store = ItemStore(ScriptedClient([.failure(Self.canceled(codes, item: item))]))
        await #expect(throws: expected) { try await store.transact(Self.actions) }
    }

    @Test func throttledTransactionsMayBeTriedAgain() async {
        for (codes, isRetriable) in [
            (["None", "ThrottlingError"], true), (["ProvisionedThroughputExceeded", "TransactionConflict"], true),
            (["TransactionConflict"], true), (["ValidationError"], false), ([], false),
        ] {
            let store = ItemStore(ScriptedClient([.failure(Self.canceled(codes))]))
            do {
                try await store.transact(Self.actions)
                Issue.record("written")
            } catch {
                #expect(error.isRetriable == isRetriable, "\(codes)")
            }
        }
    }

    @Test func theRequest() async throws {
        let client = ScriptedClient([.item(nil), .item(nil), .item(nil)])
        let store = ItemStore(client)
        try await store.transact(Self.actions, token: "token-1")
        try await store.transact(Self.actions)
        try await store.transact(Self.actions)
        try await store.transact([])
        var tokens: [String?] = []
        for request in await client.requests {
            guard case .transactWrite(let input) = request else { continue }
            tokens.append(input.clientRequestToken)
            #expect(input.transactItems == Self.actions.map(\.reportingWrite))
            for case .put(let put) in input.transactItems { #expect(put.returnItemOnConditionFailure) }
            for case .conditionCheck(let check) in input.transactItems { #expect(check.returnItemOnConditionFailure) }
        }
        #expect(tokens.count == 3)
        #expect(tokens[0] == "token-1")
        #expect(tokens[1] != tokens[2])
        #expect(tokens[1]?.utf8.count == 36)
    }

    @Test(arguments: ["", "1234567890123456789012345678901234567"])
    func tokens(token: String) async {
        let client = ScriptedClient([])
        do {
            try await ItemStore(client).transact(Self.actions, token: token)
            Issue.record("taken")
        } catch {
            #expect(error.value?.kind == .token)
        }
        #expect(await client.requests.isEmpty)
    }

    @Test func theSameItemTwice() async {
        let number = { (text: String, table: String) in
            TransactionAction(
                .delete(DeleteItemInput(tableName: table, key: ["n": .n(text)])), keyNames: ["n"], .existing("N"))
        }
        let refused: [([TransactionAction], RepositoryError)] = [
            ([Self.put("A"), Self.put("B"), Self.put("A")], .sameItemTwice(0, 2)),
            ([number("1", "t"), number("1.0", "t")], .sameItemTwice(0, 1)),
            ([Self.put("C"), Self.actions[2]], .sameItemTwice(0, 1)),
            ((0..<101).map { Self.put("\($0)") }, .tooManyItems(101, most: 100)),
        ]
        for (actions, error) in refused {
            let client = ScriptedClient([])
            await #expect(throws: error) { try await ItemStore(client).transact(actions) }
            #expect(await client.requests.isEmpty)
        }
        // Canonically equal texts, and one key in two tables, are different items.
        let taken: [[TransactionAction]] = [
            [Self.put("\u{e9}"), Self.put("e\u{301}")], [number("1", "t"), number("1", "u")],
            [number("1", "t"), number("2", "t")],
            (0..<100).map { Self.put("\($0)") },
        ]
        for actions in taken {
            await #expect(throws: Never.self) { try await ItemStore(ScriptedClient([.item(nil)])).transact(actions) }
        }
    }

    @Test func reads() async throws {
        let client = ScriptedClient([.items([Self.item, nil]), .failure(Self.canceled(["TransactionConflict"]))])
        let store = ItemStore(client)
        let gets = [
            TransactGet(tableName: "t", key: ["PK": .s("A")]), TransactGet(tableName: "t", key: ["PK": .s("B")]),
        ]
        #expect(try await store.transactGet(gets) == [Self.item, nil])
        #expect(try await store.transactGet([]) == [])
        do {
            _ = try await store.transactGet(gets)
            Issue.record("read")
        } catch {
            #expect(error.kind == .transactionConflict)
        }
        await #expect(throws: RepositoryError.tooManyItems(101, most: 100)) {
            try await store.transactGet((0..<101).map { TransactGet(tableName: "t", key: ["PK": .n("\($0)")]) })
        }
    }
}
