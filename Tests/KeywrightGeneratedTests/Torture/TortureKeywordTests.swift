import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Operations that are named as words of Swift, with parameters that are named as what generated code names things.
@Suite("Torture: words of Swift")
struct TortureKeywordTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    private let ulid = ULID("01KAMZQ8V0AAAAAAAAAAAAAAAA")!

    private func torture() async throws -> Torture {
        Torture(client: try await TableFiles.database(of: "torture", now: { clock.now }), now: { [clock] in clock.now })
    }

    private func scanner(
        _ item: Int, filter: String = "f", restored: Decimal? = nil, store: Int? = nil, companion: Set<String>? = nil
    ) -> Torture.KeyScanner {
        Torture.KeyScanner(
            reader: "r", filter: filter, item: item, restored: restored, negatedStore: store, companion: companion)
    }

    @Test("reads")
    func reads() async throws {
        let torture = try await torture()
        let scanners = torture.keyScanner
        for number in 1...3 {
            try await scanners.create(
                scanner(number, filter: number == 3 ? "g" : "f", restored: Decimal(number), store: number))
        }
        let scanned = try await scanners.for(values: [1, 3], query: -1)
        #expect(scanned.items.map(\.item) == [3])
        #expect(try await scanners.for(values: [1, 3]).items.count == 2)
        let keys = try [1, 3].map { try Torture.KeyScanner.Key(reader: "r", filter: $0 == 3 ? "g" : "f", item: $0) }
        let batch = try await scanners.while(itemKeys: keys, filter: "f", keys: [1, 2, 3])
        #expect(batch.map { $0?.item } == [nil, 3])
        let one = try await scanners.is(
            reader: "r", filter: "g", item: 3, keyScannerFilter: "g", key: "k", in: ulid, case: 1)
        #expect(one.keyScanner?.filter == "g")
        #expect(one.item == nil)
        let used = try await scanners.as(reader: "r", item: 1)
        #expect(used.items.map(\.filter) == ["f", "g"])
        #expect(try await scanners.import(reader: "r", start: "f") == 2)
        #expect(try await scanners.import(reader: "r", start: "f", item: 2) == 1)
        #expect(try await scanners.repeat(reader: "r", filter: "f", item: 2, store: -1)?.item == 2)
        #expect(try await scanners.repeat(reader: "r", filter: "f", item: 2, store: -2) == nil)
    }

    @Test("writes")
    func writes() async throws {
        let torture = try await torture()
        let scanners = torture.keyScanner
        try await scanners.operator(scanner(1, restored: 5, store: 2, companion: ["a", "gone"]))
        let old = try await scanners.guard(
            reader: "r", filter: "f", item: 1, check: 4, now: 1, store: "a", input: 5, expressions: [])
        #expect(old.negatedStore == 2)
        let now = try await scanners.get(reader: "r", filter: "f", item: 1)
        #expect(now?.negatedStore == -4)
        #expect(now?.element == [-1, 0])
        #expect(now?.companion == nil)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await scanners.guard(
                reader: "r", filter: "f", item: 1, check: 4, now: 1, store: "a", expressions: [-4])
        }
        #expect(try await scanners.try(reader: "r", filter: "f", item: 2, restored: 1, attempts: 3).listValues == 0)
        #expect(try await scanners.try(reader: "r", filter: "f", item: 1, restored: 1, attempts: -2).listValues == 5)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await scanners.try(reader: "r", filter: "f", item: 1, restored: 1, attempts: 6)
        }
        #expect(try await scanners.catch(scanner(1, store: 7), keyScanner: [5])?.negatedStore == -4)
        #expect(try await scanners.defer(reader: "r", filter: "f", item: 1, given: 7, restored: nil)?.item == 1)
        #expect(try await scanners.break([scanner(4), scanner(5, store: 6)]).isEmpty)
        #expect(try await scanners.throw(reader: "r", store: [6]) == 1)
        #expect(try await scanners.return([Torture.KeyScanner.Key(reader: "r", filter: "f", item: 4)]).isEmpty)
        #expect(try await scanners.throw(reader: "r", store: [], cursor: 1) == 1)
    }

    @Test("a transaction")
    func transaction() async throws {
        let torture = try await torture()
        let scanners = torture.keyScanner
        try await scanners.create(scanner(1, restored: 5))
        let at = clock.now
        try await torture.key.create(Torture.Key(limit: "l", at: at, flag: true, version: 1))
        try await scanners.do(
            element: [.init(reader: "r", filter: "f", item: 1, negatedElement: 9, items: 5, loop: [3])], element2: "l",
            at: at, flag: true, input: true)
        #expect(try await scanners.get(reader: "r", filter: "f", item: 1)?.negatedStore == -9)
        let failed = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await scanners.do(
                element: [.init(reader: "r", filter: "f", item: 1, negatedElement: 0, loop: [4])], element2: "l",
                at: at,
                flag: true)
        }
        #expect(failed?.action == 0)
    }
}
