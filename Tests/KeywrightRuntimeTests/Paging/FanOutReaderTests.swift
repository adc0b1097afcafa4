import Testing

@testable import KeywrightRuntime

@Suite struct FanOutReaderTests {
    private static func item(_ number: Int, in partition: String) -> Item {
        ["PK": .s(partition), "SK": .s("\(1_000 + number)"), "n": .n("\(number)")]
    }

    private static func query(_ partition: String, isFiltered: Bool = false) -> QueryInput {
        QueryInput(
            tableName: "t", keyConditionExpression: "#0 = :0", filterExpression: isFiltered ? "#1 = :1" : nil,
            expressionAttributeValues: [":0": .s(partition)])
    }

    /// The numbers 0 to n−1, each in the shard that the generator draws.
    private static func shards(
        _ count: Int, of shards: Int, seed: UInt64, isDescending: Bool = false, pageCapacity: Int = 1_000,
        filter: @escaping @Sendable (Item) -> Bool = { _ in true }
    ) -> PartitionedClient {
        var generator = SeededGenerator(seed: seed)
        var items = [[Item]](repeating: [], count: shards)
        for number in 0..<count {
            let shard = Int.random(in: 0..<shards, using: &generator)
            items[shard].append(item(number, in: "s\(shard)"))
        }
        var partitions: [String: CollectionClient] = [:]
        for shard in 0..<shards {
            partitions["s\(shard)"] = CollectionClient(
                isDescending ? items[shard].reversed() : items[shard], pageCapacity: pageCapacity, filter: filter)
        }
        return PartitionedClient(partitions)
    }

    private static func reader(
        _ client: any DynamoDBClient, _ groups: [[QueryInput]], isDescending: Bool = false, largestPage: Int? = nil,
        maxReads: Int = 10
    ) -> FanOutReader<Int> {
        FanOutReader(
            client: client, groups: groups, orderedBy: ["SK"], isDescending: isDescending, pattern: "list",
            parameters: [.s("a")], keyNames: ["PK", "SK"], largestPage: largestPage, maxReads: maxReads
        ) { item throws(ItemError) in try ItemReader(item, entity: "N").required("n") }
    }

    private func pages(_ reader: FanOutReader<Int>, size: Int?) async throws -> [[Int]] {
        var pages: [[Int]] = []
        var cursor: Cursor?
        repeat {
            let page = try await reader.page(limit: size, cursor: cursor)
            pages.append(page.items)
            cursor = try page.cursor.map { try #require(Cursor($0.description)) }
        } while cursor != nil && pages.count < 200
        return pages
    }

    @Test(arguments: [0, 1, 5, 20, 57], [1, 2, 7, 20])
    func shardsAreMergedInTheirOrder(count: Int, size: Int) async throws {
        for isDescending in [false, true] {
            for shards in [1, 4, 20] {
                let client = Self.shards(
                    count, of: shards, seed: UInt64(count), isDescending: isDescending, pageCapacity: size == 1 ? 1 : 3)
                let groups = [(0..<shards).map { Self.query("s\($0)") }]
                let pages = try await pages(Self.reader(client, groups, isDescending: isDescending), size: size)
                let expected = Array(0..<count)
                #expect(pages.flatMap { $0 } == (isDescending ? expected.reversed() : expected))
                // All but the last with items are full, and at most one without items follows.
                let full = pages.filter { !$0.isEmpty }
                #expect(full.dropLast().allSatisfy { $0.count == size })
                #expect(pages.count - full.count <= 1)
                #expect(await client.mostRunning <= 16)
            }
        }
    }

    @Test func queriesOfAGroupRunTogether() async throws {
        let client = Self.shards(100, of: 40, seed: 1)
        let reader = Self.reader(client, [(0..<40).map { Self.query("s\($0)") }])
        #expect(try await reader.page(limit: 5).items == [0, 1, 2, 3, 4])
        #expect(await client.queries.count == 40)
        #expect(await client.queries.allSatisfy { $0.limit == 5 })
        #expect(await client.mostRunning == 16)
    }

    @Test func aCursorNamesOnlyTheShardsThatHaveMore() async throws {
        let client = PartitionedClient([
            "s0": CollectionClient([Self.item(0, in: "s0")]),
            "s1": CollectionClient((1..<9).map { Self.item($0, in: "s1") }),
            "s2": CollectionClient([]),
        ])
        let reader = Self.reader(client, [["s0", "s1", "s2"].map { Self.query($0) }])
        let first = try await reader.page(limit: 3)
        #expect(first.items == [0, 1, 2])
        let second = try await reader.page(limit: 3, cursor: first.cursor)
        #expect(second.items == [3, 4, 5])
        // Three shards for the first page, the one that has more for the second.
        #expect(await client.queries.count == 4)
        #expect(await client.queries.last?.exclusiveStartKey == ["PK": .s("s1"), "SK": .s("1002")])
    }

    @Test(arguments: [1, 2, 3, 5, 100])
    func bucketsRunOneAfterAnother(size: Int) async throws {
        var partitions: [String: CollectionClient] = [:]
        for (bucket, numbers) in [0..<3, 3..<3, 3..<4, 4..<10].enumerated() {
            partitions["b\(bucket)"] = CollectionClient(
                numbers.map { Self.item($0, in: "b\(bucket)") }, pageCapacity: 2)
        }
        let client = PartitionedClient(partitions)
        let reader = Self.reader(client, (0..<4).map { [Self.query("b\($0)")] })
        let pages = try await pages(reader, size: size)
        #expect(pages.flatMap { $0 } == Array(0..<10))
        #expect(await client.mostRunning == 1)
        let fresh = PartitionedClient(partitions)
        #expect(try await Self.reader(fresh, (0..<4).map { [Self.query("b\($0)")] }).page(limit: 2).items == [0, 1])
        #expect(await fresh.queries.count == 1)
    }

    @Test(arguments: [1, 3, 10])
    func bucketsOfShards(size: Int) async throws {
        var partitions: [String: CollectionClient] = [:]
        for bucket in 0..<3 {
            for shard in 0..<2 {
                let numbers = (bucket * 10..<bucket * 10 + 10).filter { $0 % 2 == shard }
                partitions["b\(bucket)s\(shard)"] = CollectionClient(
                    numbers.map { Self.item($0, in: "b\(bucket)s\(shard)") })
            }
        }
        let groups = (0..<3).map { bucket in (0..<2).map { Self.query("b\(bucket)s\($0)") } }
        let pages = try await pages(Self.reader(PartitionedClient(partitions), groups), size: size)
        #expect(pages.flatMap { $0 } == Array(0..<30))
    }

    @Test(arguments: [1, 2, 5])
    func filteredShards(size: Int) async throws {
        let client = Self.shards(60, of: 3, seed: 5, pageCapacity: 4) { item in
            guard case .n(let text)? = item["n"], let number = Int(text) else { return false }
            return number % 7 == 0
        }
        let groups = [(0..<3).map { Self.query("s\($0)", isFiltered: true) }]
        let all = try await pages(Self.reader(client, groups, maxReads: 100), size: size)
        #expect(all.flatMap { $0 } == [0, 7, 14, 21, 28, 35, 42, 49, 56])
        #expect(all.filter { !$0.isEmpty }.dropLast().allSatisfy { $0.count == size })
        // With few requests for each page the pages are shorter, and nothing is lost.
        let short = try await pages(Self.reader(client, groups, maxReads: 2), size: size)
        #expect(short.flatMap { $0 } == [0, 7, 14, 21, 28, 35, 42, 49, 56])
    }

    @Test func withoutALimit() async throws {
        let client = Self.shards(30, of: 2, seed: 6, pageCapacity: 8)
        let groups = [[Self.query("s0"), Self.query("s1")]]
        let pages = try await pages(Self.reader(client, groups), size: nil)
        #expect(pages.flatMap { $0 } == Array(0..<30))
        #expect(pages.count > 1)
        #expect(await client.queries.allSatisfy { $0.limit == nil })
    }

    @Test func sequenceOneAndCount() async throws {
        let client = Self.shards(30, of: 3, seed: 7, pageCapacity: 4)
        let reader = Self.reader(client, [(0..<3).map { Self.query("s\($0)") }])
        #expect(try await reader.all().collect() == Array(0..<30))
        #expect(try await reader.all(pageSize: 2).collect() == Array(0..<30))
        #expect(try await reader.count() == 30)
        await #expect(throws: RepositoryError.moreThanOne("list")) { try await reader.one() }
        let single = PartitionedClient(["s0": CollectionClient([]), "s1": CollectionClient([Self.item(7, in: "s1")])])
        #expect(try await Self.reader(single, [[Self.query("s0")], [Self.query("s1")]]).one() == 7)
        #expect(try await Self.reader(single, [[Self.query("s0")]]).one() == nil)
        #expect(try await Self.reader(single, []).page(limit: 1) == Page(items: []))
        #expect(try await Self.reader(single, []).count() == 0)
    }

    @Test func theFirstErrorOfTheOrder() async {
        let client = PartitionedClient(["s0": CollectionClient([])])
        await #expect(throws: RepositoryError.service(DynamoDBError(.validation, "no such partition"))) {
            try await Self.reader(client, [["s0", "s1", "s2"].map { Self.query($0) }]).page(limit: 1)
        }
    }

    @Test func limitsAndForeignCursors() async throws {
        let client = Self.shards(30, of: 2, seed: 8)
        let groups = [[Self.query("s0"), Self.query("s1")]]
        for limit in [0, 21] {
            do {
                _ = try await Self.reader(client, groups, largestPage: 20).page(limit: limit)
                Issue.record("\(limit) was taken")
            } catch {
                #expect(error.value?.kind == .pageSize)
            }
        }
        let context = CursorContext(pattern: "list", parameters: [.s("a")], keyNames: ["PK", "SK"])
        let key: Item = ["PK": .s("s0"), "SK": .s("1000")]
        for streams in [[], [2], [0, 0], [1, 0], [0, 2], [1_000_000]] {
            let cursor = try context.cursor(streams.map { CursorContext.Position(stream: $0, key: key) })
            await #expect(throws: RepositoryError.cursorRefused("list")) {
                try await Self.reader(client, groups).page(limit: 1, cursor: cursor)
            }
        }
        #expect(await client.queries.isEmpty)
    }
}
