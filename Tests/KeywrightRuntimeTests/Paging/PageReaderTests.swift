import Testing

@testable import KeywrightRuntime

@Suite struct PageReaderTests {
    /// Items 0 to n−1 of a partition, each with its number.
    static func items(_ count: Int) -> [Item] {
        (0..<count).map { number in
            ["PK": .s("P"), "SK": .s(KeyEncoding.shard("", 2) + "\(100_000 + number)"), "n": .n("\(number)")]
        }
    }

    static func reader(
        _ client: any DynamoDBClient, isFiltered: Bool = false, largestPage: Int? = nil, maxReads: Int = 10,
        parameter: String = "a", foreign: ForeignItems = .fail,
        decode: @escaping @Sendable (Item) throws(ItemError) -> Int? = { item throws(ItemError) in
            try ItemReader(item, entity: "N").required("n")
        }
    ) -> PageReader<Int> {
        PageReader(
            client: client,
            query: QueryInput(
                tableName: "t", keyConditionExpression: "#0 = :0", filterExpression: isFiltered ? "#1 = :1" : nil),
            pattern: "list", parameters: [.s(parameter)], keyNames: ["PK", "SK"], largestPage: largestPage,
            maxReads: maxReads,
            foreign: foreign, decode: decode)
    }

    /// Pages of a size hold it exactly, but for the last, which alone has no cursor.
    private func expectPages(_ reader: PageReader<Int>, size: Int, of expected: [Int]) async throws {
        var pages: [[Int]] = []
        var cursor: Cursor?
        repeat {
            let page = try await reader.page(limit: size, cursor: cursor)
            pages.append(page.items)
            // A cursor goes through a text, as in a URL.
            cursor = try page.cursor.map { try #require(Cursor($0.description)) }
        } while cursor != nil && pages.count < 1_000
        #expect(pages.flatMap { $0 } == expected)
        #expect(pages.dropLast().allSatisfy { $0.count == size })
        #expect(pages.count == max(1, (expected.count + size - 1) / size))
    }

    @Test(arguments: [0, 1, 2, 3, 4, 19, 20, 21, 40, 41], [1, 2, 20])
    func pages(count: Int, size: Int) async throws {
        for pageCapacity in [1, 2, 3, 1_000] where pageCapacity >= 3 || size < 20 {
            let client = CollectionClient(Self.items(count), pageCapacity: pageCapacity)
            try await expectPages(Self.reader(client), size: size, of: Array(0..<count))
        }
    }

    @Test(arguments: [1, 2, 7, 20], [1, 2, 3])
    func filteredPages(size: Int, every: Int) async throws {
        let client = CollectionClient(Self.items(60), pageCapacity: 13) { item in
            guard case .n(let text)? = item["n"], let number = Int(text) else { return false }
            return number % every == 0
        }
        let expected = Array(0..<60).filter { $0 % every == 0 }
        try await expectPages(Self.reader(client, isFiltered: true, maxReads: 100), size: size, of: expected)
    }

    @Test func oneMoreThanThePageIsAskedFor() async throws {
        let client = CollectionClient(Self.items(5))
        let page = try await Self.reader(client).page(limit: 5)
        #expect(page.items == [0, 1, 2, 3, 4])
        #expect(page.cursor == nil)
        #expect(await client.queries.map(\.limit) == [6])
        let first = try await Self.reader(client).page(limit: 4)
        #expect(first.items == [0, 1, 2, 3])
        #expect(first.cursor != nil)
        #expect(await client.queries.map(\.limit) == [6, 5])
        let last = try await Self.reader(client).page(limit: 4, cursor: first.cursor)
        #expect(last == Page(items: [4]))
        #expect(await client.queries.last?.exclusiveStartKey == Self.items(5)[3].key(["PK", "SK"]))
    }

    @Test func readingEndsAtTheMostReads() async throws {
        // One match, the last of 100 items, five evaluated by each request.
        let client = CollectionClient(Self.items(100)) { $0["n"] == .n("99") }
        let reader = Self.reader(client, isFiltered: true)
        var pages: [Page<Int>] = []
        repeat {
            pages.append(try await reader.page(limit: 4, cursor: pages.last?.cursor))
        } while pages.last?.cursor != nil
        // 20 requests to evaluate all, and one more to see the end: three pages of ten requests at most.
        #expect(pages.map(\.items) == [[], [], [99]] || pages.map(\.items) == [[], [99], []])
        #expect(await client.queries.count == 21)
    }

    @Test func withoutALimitAPageIsTheServices() async throws {
        let client = CollectionClient(Self.items(5), pageCapacity: 3)
        let reader = Self.reader(client)
        let first = try await reader.page()
        #expect(first.items == [0, 1, 2])
        let last = try await reader.page(cursor: first.cursor)
        #expect(last == Page(items: [3, 4]))
        #expect(await client.queries.map(\.limit) == [nil, nil])
    }

    @Test(
        arguments: [(0, false), (-1, false), (1, true), (20, true), (21, false), (Int.max, false), (nil, true)]
            as [(Int?, Bool)])
    func limits(limit: Int?, isTaken: Bool) async {
        let client = CollectionClient(Self.items(30))
        do {
            let page = try await Self.reader(client, largestPage: 20).page(limit: limit)
            #expect(isTaken)
            #expect(page.items.count == limit ?? 20)
        } catch {
            #expect(!isTaken)
            #expect(error.kind == .refusedValue)
            #expect(error.value?.kind == .pageSize)
            #expect(await client.queries.isEmpty)
        }
    }

    @Test func theGreatestLimitDoesNotTrap() async throws {
        let client = CollectionClient(Self.items(3))
        #expect(try await Self.reader(client).page(limit: .max).items == [0, 1, 2])
        #expect(await client.queries.map(\.limit) == [Int(Int32.max)])
    }

    @Test func crossedBoundsAskNothing() async throws {
        let client = CollectionClient(Self.items(3))
        let reader = PageReader<Int>(client: client, query: nil, pattern: "list", keyNames: ["PK", "SK"]) { _ in 1 }
        #expect(try await reader.page(limit: 5) == Page(items: []))
        #expect(try await reader.one() == nil)
        #expect(try await reader.count() == 0)
        #expect(try await reader.all().collect() == [])
        #expect(await client.queries.isEmpty)
    }

    @Test func cursorsOfOtherCalls() async throws {
        let client = CollectionClient(Self.items(3))
        let cursor = try #require(try await Self.reader(client).page(limit: 1).cursor)
        await #expect(throws: RepositoryError.cursorRefused("list")) {
            try await Self.reader(client, parameter: "b").page(limit: 1, cursor: cursor)
        }
        await #expect(throws: RepositoryError.cursorRefused("list")) {
            try await Self.reader(client).page(limit: 1, cursor: Cursor("AAAA"))
        }
        #expect(await client.queries.count == 1)
    }

    @Test func foreignItems() async throws {
        let decode: @Sendable (Item) throws(ItemError) -> Int? = { item throws(ItemError) in
            let number: Int = try ItemReader(item, entity: "N").required("n")
            if number % 3 == 1 { throw .foreign(item, keyNames: ["PK", "SK"]) }
            return number % 3 == 2 ? nil : number
        }
        let client = CollectionClient(Self.items(10))
        let skipping = Self.reader(client, foreign: .skip, decode: decode)
        let first = try await skipping.page(limit: 2)
        #expect(first.items == [0, 3])
        // The foreign items 1, 4 and 7 are each counted once, on the page before whose end they stand.
        #expect(first.skipped == 1)
        let second = try await skipping.page(limit: 2, cursor: first.cursor)
        #expect(second.items == [6, 9])
        #expect(second.skipped == 2)
        #expect(second.cursor == nil)
        #expect(try await skipping.all().collect() == [0, 3, 6, 9])
        do {
            _ = try await Self.reader(client, decode: decode).page(limit: 2)
            Issue.record("read")
        } catch {
            #expect(error.kind == .foreignItem)
            #expect(error.stored?.key == ["PK": .s("P"), "SK": .s("1100001")])
        }
    }

    @Test func anItemThatDoesNotDecodeFailsThePageThatItIsOn() async throws {
        var items = Self.items(4)
        items[2]["n"] = .s("two")
        let client = CollectionClient(items)
        let first = try await Self.reader(client).page(limit: 2)
        #expect(first.items == [0, 1])
        do {
            _ = try await Self.reader(client).page(limit: 2, cursor: first.cursor)
            Issue.record("read")
        } catch {
            #expect(error.kind == .undecodable)
            #expect(error.description == "undecodable: N.n: expected N, found S")
        }
    }

    @Test(arguments: [(0, false, nil), (1, false, 0), (0, true, nil), (1, true, 0)] as [(Int, Bool, Int?)])
    func one(count: Int, isFiltered: Bool, expected: Int?) async throws {
        let client = CollectionClient(Self.items(count))
        #expect(try await Self.reader(client, isFiltered: isFiltered).one() == expected)
        #expect(await client.queries.map(\.limit) == [isFiltered ? nil : 2])
    }

    @Test func oneOfMany() async throws {
        await #expect(throws: RepositoryError.moreThanOne("list")) {
            try await Self.reader(CollectionClient(Self.items(2))).one()
        }
        // The match is on the third page; what is behind it is not read.
        let client = CollectionClient(Self.items(100), pageCapacity: 10) { $0["n"] == .n("25") || $0["n"] == .n("75") }
        #expect(try await Self.reader(client, isFiltered: true).one() == 25)
        #expect(await client.queries.count == 3)
    }

    @Test func count() async throws {
        let client = CollectionClient(Self.items(25), pageCapacity: 10)
        #expect(try await Self.reader(client).count() == 25)
        #expect(await client.queries.map(\.select) == [.count, .count, .count])
        let filtered = CollectionClient(Self.items(25), pageCapacity: 10) { $0["n"] == .n("24") }
        #expect(try await Self.reader(filtered, isFiltered: true).count() == 1)
    }

    @Test(arguments: [0, 1, 9, 10, 25])
    func sequence(count: Int) async throws {
        let client = CollectionClient(Self.items(count), pageCapacity: 10)
        var numbers: [Int] = []
        for try await number in Self.reader(client).all() { numbers.append(number) }
        #expect(numbers == Array(0..<count))
        #expect(try await Self.reader(client).all(pageSize: 2).collect() == Array(0..<count))
    }

    @Test func sequencesReadNoFurtherThanTheyAreAsked() async throws {
        let client = CollectionClient(Self.items(25), pageCapacity: 10)
        for try await number in Self.reader(client).all() where number == 9 { break }
        #expect(await client.queries.count == 1)
    }

    @Test func aSequenceEndsAtItsError() async throws {
        var items = Self.items(30)
        items[15]["n"] = .null
        var iterator = Self.reader(CollectionClient(items, pageCapacity: 10)).all().makeAsyncIterator()
        for _ in 0..<10 { _ = try await iterator.next() }
        await #expect(throws: RepositoryError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test func scans() async throws {
        let client = CollectionClient(Self.items(5))
        let reader = PageReader<Int>(
            client: client, scan: ScanInput(tableName: "t", filterExpression: "#0 = :0"), pattern: "scan",
            keyNames: ["PK", "SK"]
        ) { item throws(ItemError) in try ItemReader(item, entity: "N").required("n") }
        #expect(try await reader.page(limit: 5).items == [0, 1, 2, 3, 4])
        #expect(try await reader.count() == 5)
        #expect(await client.scans.count == 2)
        #expect(await client.queries.isEmpty)
    }

    @Test func itemsWithoutTheirKeyHaveNoCursor() async throws {
        let client = CollectionClient(Self.items(3))
        let reader = PageReader<Int>(
            client: client, query: QueryInput(tableName: "t", keyConditionExpression: "#0 = :0"), pattern: "list",
            keyNames: ["PK", "SK", "GSI1PK"]
        ) { _ in 1 }
        await #expect(throws: RepositoryError.self) { try await reader.page(limit: 1) }
    }

    @Test func aCancelledTaskStops() async throws {
        let client = CollectionClient(Self.items(3))
        let task = Task {
            try? await Task.sleep(for: .seconds(60))
            return try await Self.reader(client).page(limit: 1)
        }
        task.cancel()
        let result = await task.result
        #expect(throws: RepositoryError.self) { try result.get() }
        #expect(await client.queries.isEmpty)
    }
}
