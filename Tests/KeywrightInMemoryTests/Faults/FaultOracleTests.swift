import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Random writes, batches and transactions under random faults, against a model that applies exactly what each fault
/// says is applied.
@Suite struct FaultOracleTests {
    /// What the model expects of one request.
    private struct Expected {
        var kind: DynamoDBError.Kind?
        var codes: [String] = []
        var unprocessed = 0
        var hasTakenEffect = false
    }

    private static let rates: [Fault: Double] = [
        .throttle: 0.08, .dropRequest: 0.08, .dropAnswer: 0.08, .conflict: 0.1, .partialBatch(processed: 0): 0.05,
        .partialBatch(processed: 2): 0.1,
    ]

    /// The fault of each request in a row, out of the seed, and none of the engine's code.
    private static func faults(_ seed: UInt64, _ count: Int) -> [Fault?] {
        let order: [Fault] = [
            .throttle, .dropRequest, .dropAnswer, .partialBatch(processed: 0), .partialBatch(processed: 2), .conflict,
        ]
        var generator = FixedGenerator(seed: seed)
        return (0..<count).map { _ in
            var drawn = Double(generator.next() >> 11) / 9_007_199_254_740_992
            for fault in order {
                let rate = rates[fault] ?? 0
                if drawn < rate { return fault }
                drawn -= rate
            }
            return nil
        }
    }

    /// Whether the request gets as far as being carried out; sets what comes of it if not.
    private static func isCarriedOut(_ fault: Fault?, _ expected: inout Expected) -> Bool {
        switch fault?.kind {
        case .throttle: expected = Expected(kind: .throttled, hasTakenEffect: true)
        case .dropRequest: expected = Expected(kind: .unavailable, hasTakenEffect: true)
        case .dropAnswer, .partialBatch, .conflict, nil: return true
        }
        return false
    }

    /// One write by itself.
    private static func single(
        _ write: NaiveStore.Write, _ fault: Fault?, _ store: inout NaiveStore
    ) -> Expected {
        var expected = Expected()
        guard isCarriedOut(fault, &expected) else { return expected }
        if fault?.kind == .conflict { return Expected(kind: .transactionConflict, hasTakenEffect: true) }
        if write.demand.holds(store.counters[write.sk]) {
            write.apply(to: &store)
        } else {
            expected.kind = .conditionalCheckFailed
        }
        if fault?.kind == .dropAnswer { expected = Expected(kind: .unavailable, hasTakenEffect: true) }
        return expected
    }

    /// A batch.
    private static func batch(
        _ writes: [NaiveStore.Write], _ fault: Fault?, _ store: inout NaiveStore
    ) -> Expected {
        var expected = Expected()
        guard isCarriedOut(fault, &expected) else { return expected }
        var processed = writes.count
        if fault?.kind == .conflict { processed = 0 }
        if let fault, fault.kind == .partialBatch { processed = min(processed, fault.processed) }
        for write in writes[..<processed] { write.apply(to: &store) }
        if fault?.kind == .dropAnswer { return Expected(kind: .unavailable, hasTakenEffect: true) }
        expected.unprocessed = writes.count - processed
        expected.hasTakenEffect = expected.unprocessed > 0
        return expected
    }

    /// A transaction, perhaps the repetition of one that was carried out.
    private static func transaction(
        _ writes: [NaiveStore.Write], isRepetition: Bool, _ fault: Fault?, _ store: inout NaiveStore
    ) -> (expected: Expected, isDone: Bool) {
        var expected = Expected()
        guard isCarriedOut(fault, &expected) else { return (expected, false) }
        var isDone = true
        if !isRepetition {
            if fault?.kind == .conflict {
                expected.codes = writes.map { _ in "TransactionConflict" }
                expected.hasTakenEffect = true
            } else {
                expected.codes = writes.map {
                    $0.demand.holds(store.counters[$0.sk]) ? "None" : "ConditionalCheckFailed"
                }
            }
            isDone = expected.codes.allSatisfy { $0 == "None" }
            if isDone {
                expected.codes = []
                for write in writes { write.apply(to: &store) }
            } else {
                expected.kind = .transactionCanceled
            }
        }
        if fault?.kind == .dropAnswer { expected = Expected(kind: .unavailable, hasTakenEffect: true) }
        return (expected, isDone)
    }

    private static func send(_ write: NaiveStore.Write, to shop: InMemoryDynamoDB) async throws {
        switch write.action {
        case .put(let input): _ = try await shop.putItem(input)
        case .update(let input): _ = try await shop.updateItem(input)
        case .delete(let input): _ = try await shop.deleteItem(input)
        case .conditionCheck: break
        }
    }

    @Test(arguments: 0..<12)
    func sequences(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(7000 + seed))
        let count = 250
        let faults = Self.faults(UInt64(seed), count)
        let shop = try await Shop.database()
        await shop.setFaults(FaultPlan(seed: UInt64(seed), rates: Self.rates))
        var store = NaiveStore()
        var effects: [Fault.Kind: Int] = [:]
        var repeatable: (input: TransactWriteItemsInput, isDone: Bool, writes: [NaiveStore.Write])?
        var applied = 0
        for (number, fault) in faults.enumerated() {
            let before = store
            let expected: Expected
            let error: DynamoDBError?
            var unprocessed = 0
            switch Int.random(in: 0..<6, using: &generator) {
            case 0, 1:
                var write = NaiveStore.Write.random(&generator)
                if case .check = write.change { write.change = .delete }
                expected = Self.single(write, fault, &store)
                error = await outcome { try await Self.send(write, to: shop) }.error
            case 2:
                let writes = NaiveStore.Write.several(4, &generator).map { write in
                    var write = write
                    if case .put = write.change { return write }
                    write.change = .delete
                    return write
                }
                expected = Self.batch(writes, fault, &store)
                let input = BatchWriteItemInput(requestItems: ["Shop": writes.map(\.request)])
                let outcome = await outcome { try await shop.batchWriteItem(input) }
                error = outcome.error
                unprocessed = outcome.answer?.unprocessedItems["Shop"]?.count ?? 0
            default:
                // Half of the time the last transaction once more, with its token.
                if repeatable == nil || Bool.random(using: &generator) {
                    let writes = NaiveStore.Write.several(3, &generator)
                    let input = TransactWriteItemsInput(
                        transactItems: writes.map(\.action), clientRequestToken: "token \(number)")
                    repeatable = (input, false, writes)
                }
                guard let sent = repeatable else { continue }
                let isDone: Bool
                (expected, isDone) = Self.transaction(sent.writes, isRepetition: sent.isDone, fault, &store)
                repeatable?.isDone = sent.isDone || isDone
                error = await outcome { try await shop.transactWriteItems(sent.input) }.error
            }
            #expect(error?.kind == expected.kind, "request \(number + 1)")
            #expect(error?.reasons.map(\.code) ?? [] == expected.codes, "request \(number + 1)")
            #expect(unprocessed == expected.unprocessed, "request \(number + 1)")
            #expect(error?.mayHaveBeenApplied ?? false == (expected.kind == .unavailable))
            #expect(await shop.allItems(ofTable: "Shop") == store.items, "request \(number + 1)")
            if let fault, expected.hasTakenEffect { effects[fault.kind, default: 0] += 1 }
            if store != before { applied += 1 }
        }
        #expect(await shop.statistics.faults == effects)
        #expect(await shop.statistics.requests == count)
        #expect(effects.count == Fault.Kind.allCases.count, "every kind of fault occurs")
        #expect(applied > 40, "too few of the requests change anything")
    }
}
