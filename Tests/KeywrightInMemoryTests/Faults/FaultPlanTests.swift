import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Which request gets which fault.
@Suite struct FaultPlanTests {
    /// Sends reads and writes, the writes being every third request, and says what each came to.
    private static func run(_ count: Int, on shop: InMemoryDynamoDB) async -> [DynamoDBError.Kind?] {
        var kinds: [DynamoDBError.Kind?] = []
        for number in 1...count {
            let operation = number % 3 == 0 ? DataOperation.putItem : .getItem
            kinds.append(await outcome { try await FaultTests.send(operation, to: shop) }.error?.kind)
        }
        return kinds
    }

    static let scripts: [(String, FaultPlan, [DynamoDBError.Kind?])] = [
        ("none", .none, [nil, nil, nil, nil, nil, nil]),
        (
            "by number", FaultPlan(requests: [2: .throttle, 3: .dropAnswer, 9: .throttle, 0: .throttle]),
            [nil, .throttled, .unavailable, nil, nil, nil]
        ),
        (
            "by operation",
            FaultPlan(operations: [.putItem: [nil, .conflict], .getItem: [.throttle, nil, nil, .dropRequest]]),
            [.throttled, nil, nil, nil, .unavailable, .transactionConflict]
        ),
        (
            "by a closure",
            FaultPlan { request in
                request.operation == .putItem && request.occurrence == 2 && request.number == 6
                    && request.tables == ["Shop"] ? .throttle : nil
            }, [nil, nil, nil, nil, nil, .throttled]
        ),
    ]

    @Test(arguments: 0..<4)
    func scripted(_ number: Int) async throws {
        let (name, plan, expected) = Self.scripts[number]
        let shop = try await FaultTests.shop()
        await shop.setFaults(plan)
        #expect(await Self.run(6, on: shop) == expected, "\(name)")
    }

    @Test("A new plan begins at 1, and none ends it")
    func anew() async throws {
        let shop = try await FaultTests.shop()
        let plan = FaultPlan(requests: [2: .throttle])
        await shop.setFaults(plan)
        #expect(await Self.run(2, on: shop) == [nil, .throttled])
        await shop.setFaults(plan)
        #expect(await Self.run(2, on: shop) == [nil, .throttled])
        await shop.setFaults(FaultPlan { _ in .throttle })
        await shop.setFaults(.none)
        #expect(await Self.run(2, on: shop) == [nil, nil])
        #expect(await shop.statistics.requests == 6)
    }

    @Test("A refused request uses up its number")
    func refused() async throws {
        let shop = try await FaultTests.shop()
        await shop.setFaults(FaultPlan(requests: [1: .throttle, 2: .dropRequest]))
        let get = GetItemInput(tableName: "Shop", key: [:])
        expect(await outcome { try await shop.getItem(get) }, .refused("does not match the schema"))
        #expect(await outcome { try await shop.getItem(get) }.error?.kind == .unavailable)
        #expect(await shop.statistics.faults == [.dropRequest: 1])
    }

    @Test("The tables of a request, each once and sorted, by name or by ARN")
    func tables() async throws {
        let shop = try await FaultTests.shop()
        try await shop.createTable(Shop.simple("Other"))
        await shop.setFaults(FaultPlan { $0.tables == ["Other", "Shop"] ? .throttle : nil })
        let arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/Shop"
        let input = TransactGetItemsInput(transactItems: [
            TransactGet(tableName: "Shop", key: Shop.key("p", "a")),
            TransactGet(tableName: arn, key: Shop.key("p", "b")), TransactGet(tableName: "Other", key: ["pk": .s("x")]),
        ])
        #expect(await outcome { try await shop.transactGetItems(input) }.error?.kind == .throttled)
    }

    @Test(
        "By chance: the share of requests, and the same ones for a seed",
        arguments: [UInt64(7), 8], [0, 0.1, 0.5, 1])
    func chance(_ seed: UInt64, _ rate: Double) async throws {
        let shop = try await FaultTests.shop()
        await shop.setFaults(FaultPlan(seed: seed, rates: [.throttle: rate, .dropRequest: 0.25]))
        // SplitMix64 in a row, which the plan enters at the number of each request.
        var generator = FixedGenerator(seed: seed)
        var expected: [DynamoDBError.Kind?] = []
        for _ in 0..<400 {
            let drawn = Double(generator.next() >> 11) / 9_007_199_254_740_992
            expected.append(drawn < rate ? .throttled : drawn < rate + 0.25 ? .unavailable : nil)
        }
        #expect(await Self.run(400, on: shop) == expected)
        let throttled = await shop.statistics.faults[.throttle] ?? 0
        #expect(throttled == expected.count { $0 == .throttled })
        #expect(abs(Double(throttled) - 400 * rate) <= 40, "no seed is that far off")
    }
}
