import Testing

@testable import KeywrightRuntime

@Suite struct BatchTests {
    private static func key(_ number: Int) -> Item { ["PK": .n("\(number)")] }
    private static func item(_ number: Int) -> Item { ["PK": .n("\(number)"), "a": .s("x")] }

    private static func store(_ answers: [ScriptedClient.Answer], attempts: Int = 3) -> (ItemStore, ScriptedClient) {
        let client = ScriptedClient(answers)
        return (ItemStore(client, backoff: Backoff(attempts: attempts) { _ in }), client)
    }

    private static func read(_ items: [Item], left: [Item] = []) -> ScriptedClient.Answer {
        .batchGet(
            BatchGetItemOutput(
                responses: ["t": items], unprocessedKeys: left.isEmpty ? [:] : ["t": KeysAndAttributes(keys: left)]))
    }

    private static func wrote(left: [WriteRequest] = []) -> ScriptedClient.Answer {
        .batchWrite(BatchWriteItemOutput(unprocessedItems: left.isEmpty ? [:] : ["t": left]))
    }

    @Test func gettingManyInTheOrderAsked() async throws {
        let (store, client) = Self.store([
            Self.read((0..<100).reversed().filter { $0 != 7 }.map(Self.item)), Self.read((100..<150).map(Self.item)),
        ])
        let keys = (0..<150).map(Self.key) + [Self.key(3), ["PK": .n("3.0")]]
        let items = try await store.batchGet(table: "t", keys: keys, keyNames: ["PK"], consistent: true)
        #expect(items.count == 152)
        #expect(items[7] == nil)
        #expect(items[149] == Self.item(149))
        #expect(items[150] == Self.item(3))
        #expect(items[151] == Self.item(3))
        let counts = await client.requests.map { request -> Int? in
            guard case .batchGet(let input) = request else { return nil }
            #expect(input.requestItems["t"]?.consistentRead == true)
            return input.requestItems["t"]?.keys.count
        }
        #expect(counts == [100, 50])
    }

    @Test func gettingWhatWasLeftOver() async throws {
        let (store, client) = Self.store([
            Self.read([Self.item(0)], left: [Self.key(1), Self.key(2)]),
            Self.read([], left: [Self.key(1), Self.key(2)]),
            Self.read([Self.item(2)], left: [Self.key(1)]), Self.read([Self.item(1)]),
        ])
        let items = try await store.batchGet(table: "t", keys: (0..<3).map(Self.key), keyNames: ["PK"])
        #expect(items == (0..<3).map(Self.item))
        #expect(await client.requests.count == 4)
        #expect(try await store.batchGet(table: "t", keys: [], keyNames: ["PK"]) == [])
    }

    @Test func gettingEndsWithoutProgress() async {
        let (store, client) = Self.store((0..<9).map { _ in Self.read([], left: [Self.key(0)]) })
        do {
            _ = try await store.batchGet(table: "t", keys: [Self.key(0)], keyNames: ["PK"])
            Issue.record("read")
        } catch {
            #expect(error.service?.kind == .throttled)
            #expect(error.isRetriable)
        }
        #expect(await client.requests.count == 3)
    }

    @Test func writingMany() async throws {
        let (store, client) = Self.store([Self.wrote(), Self.wrote(), Self.wrote()])
        let requests = (0..<60).map { WriteRequest.put(Self.item($0)) }
        #expect(try await store.batchWrite(table: "t", requests, keyNames: ["PK"]) == [])
        let counts = await client.requests.map { request -> Int? in
            guard case .batchWrite(let input) = request else { return nil }
            return input.requestItems["t"]?.count
        }
        #expect(counts == [25, 25, 10])
    }

    @Test func whatWasNotWrittenComesBack() async throws {
        let requests = (0..<30).map { WriteRequest.delete(key: Self.key($0)) }
        let left = [requests[4], requests[20]]
        let (store, _) = Self.store([Self.wrote(left: left), Self.wrote(left: left), Self.wrote()])
        #expect(try await store.batchWrite(table: "t", requests, keyNames: ["PK"]) == [])

        let (stuck, client) = Self.store((0..<9).map { _ in Self.wrote(left: [requests[4]]) })
        let unwritten = try await stuck.batchWrite(table: "t", [requests[3], requests[4]], keyNames: ["PK"])
        #expect(unwritten.map(\.index) == [1])
        #expect(unwritten.first?.reason.kind == .throttled)
        #expect(await client.requests.count == 4)

        let refusal = DynamoDBError(.resourceNotFound, "no table")
        let (refused, _) = Self.store([Self.wrote(), .failure(refusal)])
        let rest = try await refused.batchWrite(table: "t", requests, keyNames: ["PK"])
        #expect(rest == (25..<30).map { UnwrittenRequest(index: $0, reason: refusal) })

        let (again, _) = Self.store([.failure(refusal)])
        let elements = try await again.batchWrite(
            table: "t", [requests[3], requests[4]], of: ["three", "four"], keyNames: ["PK"])
        #expect(elements == [Unwritten("three", reason: refusal), Unwritten("four", reason: refusal)])
    }

    @Test func writingOneItemTwice() async {
        let (store, client) = Self.store([])
        await #expect(throws: RepositoryError.sameItemTwice(0, 1)) {
            try await store.batchWrite(table: "t", [.put(Self.item(1)), .delete(key: Self.key(1))], keyNames: ["PK"])
        }
        #expect(await client.requests.isEmpty)
    }

    @Test func waiting() async {
        actor Log {
            var waits: [Duration] = []
            func add(_ wait: Duration) { waits.append(wait) }
        }
        let log = Log()
        let backoff = Backoff(first: .milliseconds(100), most: .milliseconds(350)) { await log.add($0) }
        for count in [1, 2, 3, 100] { await backoff.wait(after: count) }
        for (wait, most) in zip(await log.waits, [100, 200, 350, 350]) {
            #expect(wait <= .milliseconds(most))
            #expect(wait >= .milliseconds(most / 2))
        }
    }
}
