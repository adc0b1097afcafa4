import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Transactions (F4.16 to F4.19, 8.12).
@Suite struct TransactionTests {
    private static func put(_ sk: String, _ value: String = "x", bytes: Int? = nil) -> TransactWrite {
        .put(
            PutItemInput(
                tableName: "Shop",
                item: Shop.item("p", sk, ["v": .s(bytes.map { Shop.text($0) } ?? value)])))
    }

    private static func check(_ sk: String, _ condition: String) -> TransactWrite {
        .conditionCheck(
            ConditionCheck(
                tableName: "Shop", key: Shop.key("p", sk), conditionExpression: condition,
                returnItemOnConditionFailure: true))
    }

    private static func update(_ sk: String, _ expression: String) -> TransactWrite {
        .update(
            UpdateItemInput(
                tableName: "Shop", key: Shop.key("p", sk), updateExpression: expression,
                expressionAttributeValues: [":o": .n("1")]))
    }

    static let refusals: [Case<([TransactWrite], Verdict)>] = [
        Case("F4.16: 100 actions", ((0..<100).map { put("\($0)") }, .accepted)),
        Case(
            "F4.16: 101 actions",
            ((0..<101).map { put("\($0)") }, .refused("Member must have length less than or equal to 100"))),
        Case(
            "F4.16: none",
            (
                [],
                .refused(
                    "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"
                )
            )),
        Case(
            "F4.17: one item twice",
            ([put("a"), put("a")], .refused("Transaction request cannot include multiple operations on one item"))),
        Case(
            "F4.17: check and put of one item",
            ([check("a", "attribute_not_exists(pk)"), put("a")], .refused("multiple operations on one item"))),
        Case("F4.16: over 4 MB", ((0..<11).map { put("\($0)", bytes: 400_000) }, .refused("4MB"))),
        Case("F4.16: 4 MB", ((0..<10).map { put("\($0)", bytes: 400_000) }, .accepted)),
        Case(
            "F3.1: an item too large",
            ([put("a", bytes: 409_600)], .refused("Item size has exceeded the maximum allowed size"))),
        Case("F1.10: an empty key", ([put("")], .refused("empty string value. Key: sk"))),
        Case("an expression that is none", ([put("a"), update("b", "SET")], .refused("Invalid UpdateExpression"))),
        Case(
            "no table",
            ([.delete(DeleteItemInput(tableName: "Nowhere", key: ["pk": .s("a")]))], .failed(.resourceNotFound))),
    ]

    @Test(arguments: refusals)
    func writes(_ case: Case<([TransactWrite], Verdict)>) async throws {
        let shop = try await Shop.database()
        let (actions, verdict) = `case`.content
        let outcome = await outcome {
            try await shop.transactWriteItems(TransactWriteItemsInput(transactItems: actions))
        }
        expect(outcome, verdict)
        #expect(await shop.allItems(ofTable: "Shop").count == (outcome.error == nil ? actions.count : 0))
    }

    @Test("F4.19: reasons in order, and nothing is left behind")
    func cancels() async throws {
        let before = [Shop.item("p", "a", ["v": .s("old")]), Shop.item("p", "t", ["v": .s("text")])]
        let shop = try await Shop.database(before)
        let input = TransactWriteItemsInput(transactItems: [
            Self.put("new"), Self.check("a", "attribute_not_exists(pk)"), Self.check("gone", "attribute_exists(pk)"),
            Self.update("t", "SET v = v + :o"),
        ])
        let error = try #require(await outcome { try await shop.transactWriteItems(input) }.error)
        #expect(error.kind == .transactionCanceled)
        #expect(
            error.message
                == "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + "[None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]")
        #expect(
            error.reasons == [
                .init(code: "None"),
                .init(
                    code: "ConditionalCheckFailed", message: "The conditional request failed",
                    item: Shop.item("p", "a", ["v": .s("old")])),
                .init(code: "ConditionalCheckFailed", message: "The conditional request failed"),
                .init(
                    code: "ValidationError",
                    message: "An operand in the update expression has an incorrect data type"),
            ])
        #expect(await shop.allItems(ofTable: "Shop") == before)
    }

    @Test("F4.16: all four actions at once")
    func commits() async throws {
        let shop = try await Shop.database([Shop.item("p", "a"), Shop.item("p", "b"), Shop.item("p", "c")])
        let input = TransactWriteItemsInput(transactItems: [
            Self.check("a", "attribute_exists(pk)"),
            .delete(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "b"))), Self.update("c", "ADD n :o"),
            Self.put("d"),
        ])
        try await shop.transactWriteItems(input)
        #expect(
            await shop.allItems(ofTable: "Shop") == [
                Shop.item("p", "a"), Shop.item("p", "c", ["n": .n("1")]), Shop.item("p", "d", ["v": .s("x")]),
            ])
    }

    @Test("F4.18: a token counts for ten minutes")
    func tokens() async throws {
        let clock = TestClock(1_000_000)
        let shop = try await Shop.database(now: { clock.seconds })
        let input = TransactWriteItemsInput(transactItems: [Self.update("a", "ADD n :o")], clientRequestToken: "token")
        try await shop.transactWriteItems(input)
        clock.seconds += 599
        try await shop.transactWriteItems(input)
        #expect(await shop.allItems(ofTable: "Shop") == [Shop.item("p", "a", ["n": .n("1")])])
        let other = TransactWriteItemsInput(transactItems: [Self.update("b", "ADD n :o")], clientRequestToken: "token")
        expect(await outcome { try await shop.transactWriteItems(other) }, .failed(.idempotentParameterMismatch))
        clock.seconds += 1
        try await shop.transactWriteItems(input)
        #expect(await shop.allItems(ofTable: "Shop") == [Shop.item("p", "a", ["n": .n("2")])])
        let long = TransactWriteItemsInput(
            transactItems: [Self.put("x")], clientRequestToken: String(repeating: "t", count: 37))
        expect(await outcome { try await shop.transactWriteItems(long) }, .refused("less than or equal to 36"))
    }

    @Test("F4.18: a transaction that was cancelled may be tried again with its token")
    func tokenAfterFailure() async throws {
        let shop = try await Shop.database()
        let input = TransactWriteItemsInput(
            transactItems: [Self.check("a", "attribute_exists(pk)"), Self.put("b")], clientRequestToken: "token")
        expect(await outcome { try await shop.transactWriteItems(input) }, .failed(.transactionCanceled))
        _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: Shop.item("p", "a")))
        try await shop.transactWriteItems(input)
        #expect(await shop.allItems(ofTable: "Shop").count == 2)
    }

    @Test("F4.16: reads in the order asked, nil where there is nothing")
    func reads() async throws {
        let shop = try await Shop.database([Shop.item("p", "a", ["v": .s("1")]), Shop.item("p", "b", ["v": .s("2")])])
        let gets = [
            TransactGet(tableName: "Shop", key: Shop.key("p", "b")),
            TransactGet(tableName: "Shop", key: Shop.key("p", "gone")),
            TransactGet(tableName: "Shop", key: Shop.key("p", "a"), projectionExpression: "v"),
        ]
        let output = try await shop.transactGetItems(TransactGetItemsInput(transactItems: gets))
        #expect(output.responses == [Shop.item("p", "b", ["v": .s("2")]), nil, ["v": .s("1")]])
    }

    @Test(
        "F4.16: what reads refuse",
        arguments: [
            (101, .refused("Member must have length less than or equal to 100")),
            (0, .refused("greater than or equal to 1")),
            (100, .accepted),
        ] as [(Int, Verdict)])
    func readCount(_ count: Int, _ verdict: Verdict) async throws {
        let shop = try await Shop.database()
        let gets = (0..<count).map { TransactGet(tableName: "Shop", key: Shop.key("p", "\($0)")) }
        expect(await outcome { try await shop.transactGetItems(TransactGetItemsInput(transactItems: gets)) }, verdict)
    }

    @Test("F4.19: a read with a key that is none cancels")
    func readCancels() async throws {
        let shop = try await Shop.database()
        let gets = [
            TransactGet(tableName: "Shop", key: Shop.key("p", "a")),
            TransactGet(tableName: "Shop", key: ["pk": .s("p")]),
        ]
        let error = await outcome { try await shop.transactGetItems(TransactGetItemsInput(transactItems: gets)) }.error
        #expect(error?.reasons.map(\.code) == ["None", "ValidationError"])
    }
}
