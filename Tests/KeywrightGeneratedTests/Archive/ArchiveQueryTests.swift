import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Queries by key conditions of existing code, of which the client tests what no filter has words for.
@Suite("Archive: what the client tests of a query")
struct ArchiveQueryTests {
    /// Orders `a` to `f`, a second apart, every other one paid, in some spelling; `e` has expired.
    private static func filled() async throws -> ArchiveFixture {
        let fixture = try await ArchiveFixture()
        let states = ["Paid", "open", "PAID", "Open", "paid", "OPEN"]
        for (number, state) in states.enumerated() {
            let id = ["a", "b", "c", "d", "e", "f"][number]
            try await fixture.archive.order.create(
                fixture.order(
                    id, at: number, state: state, isPaid: number < 4, region: "r", city: number < 3 ? "x" : "w",
                    total: number, until: id == "e" ? fixture.clock.now : nil))
        }
        try await fixture.archive.note.create(Archive.Note(userId: "u", noteId: "n", text: "Paid"))
        try await fixture.archive.note.create(Archive.Note(userId: "u", noteId: "m", text: "open"))
        fixture.client.forget()
        return fixture
    }

    @Test("pages hold as many as are asked for, and the last has no cursor")
    func pages() async throws {
        let fixture = try await Self.filled()
        let orders = fixture.archive.order
        let paid = try await fixture.pages { cursor throws(RepositoryError) in
            try await orders.inState(userId: "u", state: "pAiD", limit: 1, cursor: cursor)
        }
        #expect(paid.map { $0.map(\.orderId) } == [["a"], ["c"]])
        let open = try await fixture.pages { cursor throws(RepositoryError) in
            try await orders.inState(userId: "u", state: "open", cursor: cursor)
        }
        #expect(open.map { $0.map(\.orderId) } == [["b", "d"], ["f"]])
        let all = try await orders.inStatePaginated(userId: "u", state: "open", pageSize: 1).collect()
        #expect(all.map(\.orderId) == ["b", "d", "f"])
        #expect(try await orders.inState(userId: "u", state: "none").items.isEmpty)
        guard case .query(let query)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(query.keyConditionExpression == "#PK = :pk AND begins_with(#SK, :sk)")
        #expect(query.filterExpression == "attribute_not_exists(#until) OR #until > :now")
    }

    @Test("the one item that is left")
    func one() async throws {
        let fixture = try await Self.filled()
        let orders = fixture.archive.order
        // total > -less: of the paid ones `c` alone has more than 1.
        #expect(try await orders.oneInState(userId: "u", state: "paid", less: -1)?.orderId == "c")
        #expect(try await orders.oneInState(userId: "u", state: "paid", less: -5) == nil)
        await expectError(.moreThanOne) { () async throws(RepositoryError) in
            try await orders.oneInState(userId: "u", state: "paid", less: 1)
        }
        let least = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await orders.oneInState(userId: "u", state: "paid", less: .min)
        }
        #expect(least?.value?.attribute == "less")
    }

    @Test("beside a filter of the request, of selected attributes, and dropped where it is nil")
    func optional() async throws {
        let fixture = try await Self.filled()
        let read = { (state: String?, totals: [Int]) async throws(RepositoryError) in
            try await fixture.archive.order.maybeStatePaginated(userId: "u", state: state, totals: totals).collect()
                .map(\.orderId)
        }
        #expect(try await read("paid", [0, 1, 2, 3]) == ["a", "c"])
        #expect(try await read("PAID", [2, 4]) == ["c"])
        #expect(try await read(nil, [1, 2]) == ["b", "c"])
        fixture.client.forget()
        #expect(try await read("paid", []).isEmpty)
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("a literal and a time bucket, in descending order")
    func bucket() async throws {
        let fixture = try await Self.filled()
        try await fixture.archive.order.create(fixture.order("z", at: -86_400))
        let found = try await fixture.archive.order.ofDay(userId: "u", day: fixture.clock.now)
        #expect(found.items.map(\.orderId) == ["c", "a"])
    }

    @Test("each entity by its own condition")
    func several() async throws {
        let fixture = try await Self.filled()
        let found = try await fixture.archive.order.bothPaginated(userId: "u", word: "paid").collect()
        let names = found.map { element in
            switch element {
            case .order(let order): order.orderId
            case .note(let note): note.noteId
            }
        }
        #expect(names == ["n", "a", "c"])
    }

    @Test("a key attribute, which no filter may name")
    func keyAttribute() async throws {
        let fixture = try await Self.filled()
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await fixture.archive.order.ofRegion(region: "r", from: 1, to: 5, cursor: cursor)
        }
        // By city, then total; `e` has expired.
        #expect(pages.map { $0.map(\.orderId) } == [["d", "f"], ["b", "c"]])
        let none = try await fixture.archive.order.ofRegion(region: "r", from: 2, to: 1)
        #expect(none.items.isEmpty)
    }

    @Test("what the index does not hold is tested of the items that are fetched")
    func fetched() async throws {
        let fixture = try await Self.filled()
        let orders = fixture.archive.order
        let found = try await orders.openOver(isPaid: true, over: 0)
        #expect(found.items.map(\.orderId) == ["b", "c"])
        let last = try await orders.openOver(isPaid: true, over: 0, cursor: found.cursor)
        #expect(last.items == [Archive.OpenOverItem(orderId: "d", state: "Open")])
        #expect(try await orders.openOverPaginated(isPaid: true, over: 3).collect().isEmpty)
        let projections = fixture.client.requests.compactMap { request -> String?? in
            guard case .batchGet(let input) = request else { return nil }
            return input.requestItems["archive"]?.projectionExpression
        }
        #expect(projections.allSatisfy { $0 == "#PK, #SK, #orderId, #state, #total, #EntityType" })
        #expect(!projections.isEmpty)
    }

    @Test("an item that is of no entity of the design is the error that it is elsewhere")
    func foreign() async throws {
        let fixture = try await Self.filled()
        _ = try await fixture.database.putItem(
            PutItemInput(
                tableName: "archive", item: ["PK": .s("USER#u"), "SK": .s("ORDER#x"), "EntityType": .s("Bill")]))
        await expectError(.foreignItem) { () async throws(RepositoryError) in
            try await fixture.archive.order.inState(userId: "u", state: "none")
        }
    }
}
