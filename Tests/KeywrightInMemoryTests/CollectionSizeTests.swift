import KeywrightInMemory
import KeywrightRuntime
import Testing

/// How large an item collection may be in a table with a local index (F1.29, F1.30).
@Suite struct CollectionSizeTests {
    /// `pk` and `sk`; `byL`: local by `l`, keys only; `byM`: local by `m`, everything; `byG`: global by `g`, everything.
    private static let table = CreateTableInput(
        tableName: "Shop",
        attributeDefinitions: Shop.definitions(["pk": "S", "sk": "S", "l": "S", "m": "S", "g": "S"]),
        keySchema: [Shop.hash("pk"), Shop.range("sk")],
        globalSecondaryIndexes: [Shop.index("byG", [Shop.hash("g")])],
        localSecondaryIndexes: [
            Shop.index("byL", [Shop.hash("pk"), Shop.range("l")], "KEYS_ONLY"),
            Shop.index("byM", [Shop.hash("pk"), Shop.range("m")]),
        ])

    private static func database(_ input: CreateTableInput = table) async throws -> InMemoryDynamoDB {
        let database = InMemoryDynamoDB(now: { 1_700_000_000 }, collectionSizeLimit: 100)
        try await database.createTable(input)
        return database
    }

    /// 6 bytes of keys, if they have one letter each.
    private static func put(_ pk: String, _ sk: String, _ rest: Item = [:]) -> PutItemInput {
        PutItemInput(tableName: "Shop", item: Shop.item(pk, sk, rest))
    }

    private static func update(_ sk: String, _ v: Int) -> UpdateItemInput {
        UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", sk), updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": .s(Shop.text(v))])
    }

    @Test(
        "Items and what local indexes hold of them, to the byte",
        arguments: [
            Case("6 and 94", (["v": .s(Shop.text(93))], true)),
            Case("6 and 95", (["v": .s(Shop.text(94))], false)),
            Case("8 and 84, and keys again", (["l": .s("x"), "v": .s(Shop.text(83))], true)),
            Case("8 and 85, and keys again", (["l": .s("x"), "v": .s(Shop.text(84))], false)),
            Case("twice 8 and 42", (["m": .s("x"), "v": .s(Shop.text(41))], true)),
            Case("twice 8 and 43", (["m": .s("x"), "v": .s(Shop.text(42))], false)),
            Case("twice 10 and 36, and keys again", (["l": .s("x"), "m": .s("x"), "v": .s(Shop.text(35))], true)),
            Case("twice 10 and 37, and keys again", (["l": .s("x"), "m": .s("x"), "v": .s(Shop.text(36))], false)),
            Case("a global index counts for nothing", (["g": .s("x"), "v": .s(Shop.text(91))], true)),
        ] as [Case<(Item, Bool)>])
    func sizes(_ case: Case<(Item, Bool)>) async throws {
        let database = try await Self.database()
        let (rest, fits) = `case`.content
        let outcome = await outcome { try await database.putItem(Self.put("p", "s", rest)) }
        expect(outcome, fits ? .accepted : .failed(.itemCollectionSizeLimitExceeded))
        #expect(await database.allItems(ofTable: "Shop").isEmpty == !fits)
    }

    @Test("A full collection takes no more, but what makes it smaller")
    func full() async throws {
        let database = try await Self.database()
        let full = Verdict.failed(.itemCollectionSizeLimitExceeded)
        for sk in ["a", "b"] {
            let put = Self.put("p", sk, ["v": .s(Shop.text(43))])
            expect(await outcome { try await database.putItem(put) }, .accepted)
        }
        expect(await outcome { try await database.putItem(Self.put("p", "c")) }, full)
        expect(await outcome { try await database.putItem(Self.put("q", "c")) }, .accepted)
        expect(await outcome { try await database.updateItem(Self.update("a", 44)) }, full)
        expect(await outcome { try await database.updateItem(Self.update("c", 1)) }, full)
        expect(await outcome { try await database.updateItem(Self.update("a", 43)) }, .accepted)
        expect(await outcome { try await database.updateItem(Self.update("a", 42)) }, .accepted)
        expect(await outcome { try await database.updateItem(Self.update("b", 44)) }, .accepted)
        expect(await outcome { try await database.putItem(Self.put("p", "b", ["v": .s(Shop.text(45))])) }, full)
        expect(await outcome { try await database.putItem(Self.put("p", "b", ["v": .s(Shop.text(1))])) }, .accepted)
        expect(await outcome { try await database.updateItem(Self.update("a", 43)) }, .accepted)
        let delete = DeleteItemInput(tableName: "Shop", key: Shop.key("p", "a"))
        expect(await outcome { try await database.deleteItem(delete) }, .accepted)
        expect(await outcome { try await database.putItem(Self.put("p", "c", ["v": .s(Shop.text(85))])) }, .accepted)
        expect(await outcome { try await database.putItem(Self.put("p", "d")) }, full)
    }

    @Test("Without a local index nothing limits a collection")
    func unlimited() async throws {
        var input = Self.table
        input.localSecondaryIndexes = nil
        input.attributeDefinitions = Shop.definitions(["pk": "S", "sk": "S", "g": "S"])
        let database = try await Self.database(input)
        _ = try await database.putItem(Self.put("p", "s", ["v": .s(Shop.text(1000))]))
    }

    @Test("A batch is refused as a whole, its puts and deletes taken in order")
    func batch() async throws {
        let database = try await Self.database()
        let item = { (sk: String) in Shop.item("p", sk, ["v": .s(Shop.text(43))]) }
        func write(_ requests: [WriteRequest]) async -> (answer: BatchWriteItemOutput?, error: DynamoDBError?) {
            await outcome { try await database.batchWriteItem(BatchWriteItemInput(requestItems: ["Shop": requests])) }
        }
        expect(
            await write([.put(item("a")), .put(item("b")), .put(item("c"))]),
            .failed(.itemCollectionSizeLimitExceeded))
        #expect(await database.allItems(ofTable: "Shop").isEmpty)
        expect(await write([.put(item("a")), .put(item("b"))]), .accepted)
        expect(await write([.delete(key: Shop.key("p", "a")), .put(item("c"))]), .accepted)
        #expect(await database.allItems(ofTable: "Shop") == [item("b"), item("c")])
    }

    @Test("F4.19: a transaction is cancelled, with the action that is too much")
    func transaction() async throws {
        let database = try await Self.database()
        let puts = ["a", "b", "c"].map { TransactWrite.put(Self.put("p", $0, ["v": .s(Shop.text(43))])) }
        let write = TransactWriteItemsInput(transactItems: puts + [.put(Self.put("q", "d"))])
        let error = await outcome { try await database.transactWriteItems(write) }.error
        #expect(error?.kind == .transactionCanceled)
        #expect(
            error?.reasons.map(\.code) == ["None", "None", "ItemCollectionSizeLimitExceeded", "None"])
        #expect(await database.allItems(ofTable: "Shop").isEmpty)
        try await database.transactWriteItems(TransactWriteItemsInput(transactItems: Array(puts[..<2])))
        try await database.transactWriteItems(
            TransactWriteItemsInput(transactItems: [
                .delete(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "b"))), puts[2],
                .conditionCheck(
                    ConditionCheck(
                        tableName: "Shop", key: Shop.key("p", "a"), conditionExpression: "attribute_exists(v)")),
            ]))
        #expect(await database.allItems(ofTable: "Shop").count == 2)
    }

    @Test("What expires makes room")
    func expiry() async throws {
        let database = try await Self.database()
        try await database.updateTimeToLive(
            .init(tableName: "Shop", timeToLiveSpecification: .init(attributeName: "t", enabled: true)))
        // 6 bytes of keys, 3 of the time's name and digits' sign and 5 of its digits, 86 more.
        _ = try await database.putItem(Self.put("p", "a", ["t": .n("1699999999"), "v": .s(Shop.text(86))]))
        expect(
            await outcome { try await database.putItem(Self.put("p", "b")) },
            .failed(.itemCollectionSizeLimitExceeded))
        #expect(await database.removeExpired() == 1)
        _ = try await database.putItem(Self.put("p", "b", ["v": .s(Shop.text(93))]))
    }

    @Test("F1.30: 400 KB are for an item and what local indexes hold of it", arguments: [(true, 0), (false, 1)])
    func itemSize(_ fits: Bool, _ more: Int) async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        // Twice 6 bytes of keys, 2 of `m`, and `v` with its name.
        let v = Shop.text(409_600 / 2 - 9 + more)
        let put = Self.put("p", "s", ["m": .s("x"), "v": .s(v)])
        expect(
            await outcome { try await database.putItem(put) },
            fits ? .accepted : .refused("Item size has exceeded the maximum allowed size"))
        _ = try await database.putItem(Self.put("p", "s", ["v": .s(v)]))
    }

    @Test("Random writes, against sizes counted anew each time", arguments: 0..<10)
    func random(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(3000 + seed))
        let database = try await Self.database()
        var model: [String: Item] = [:]
        func text(_ item: Item, _ name: String) -> String? {
            guard case .s(let text)? = item[name] else { return nil }
            return text
        }
        /// All attributes are texts with names of one letter, but for the two keys.
        func size(_ item: Item) -> Int {
            let own = item.reduce(0) { $0 + $1.key.utf8.count + (text(item, $1.key) ?? "").utf8.count }
            let keys = 4 + (text(item, "pk") ?? "").utf8.count + (text(item, "sk") ?? "").utf8.count
            return own + (text(item, "l").map { keys + 1 + $0.utf8.count } ?? 0) + (item["m"] == nil ? 0 : own)
        }
        var refused = 0
        for _ in 0..<200 {
            let key = Shop.key(
                ["p", "q"].randomElement(using: &generator)!, ["a", "b", "c", "d"].randomElement(using: &generator)!)
            let name = "\(text(key, "pk")!)\(text(key, "sk")!)"
            if Int.random(in: 0..<4, using: &generator) == 0 {
                _ = try await database.deleteItem(DeleteItemInput(tableName: "Shop", key: key))
                model[name] = nil
                continue
            }
            var item = key
            for name in ["l", "m", "v"] where Bool.random(using: &generator) {
                item[name] = .s(Shop.text(Int.random(in: 1...25, using: &generator)))
            }
            let old = model[name].map(size) ?? 0
            let others = model.filter { $0.key != name && $0.value["pk"] == key["pk"] }.values.reduce(0) {
                $0 + size($1)
            }
            let fits = size(item) <= old || others + size(item) <= 100
            let outcome = await outcome { [item] in
                try await database.putItem(PutItemInput(tableName: "Shop", item: item))
            }
            expect(outcome, fits ? .accepted : .failed(.itemCollectionSizeLimitExceeded))
            if fits { model[name] = item } else { refused += 1 }
        }
        #expect(refused > 10, "the limit is seldom met")
        #expect(await Set(database.allItems(ofTable: "Shop")) == Set(model.values))
    }
}
