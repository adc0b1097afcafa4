import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Any number of writes without conditions.
@Suite("Batches of the desk")
struct DeskBatchTests {
    private func fixture() async throws -> (DeskFixture, Desk) {
        let fixture = try await DeskFixture()
        return (fixture, fixture.desk)
    }

    @Test("items are put in batches of 25, as a put leaves them")
    func saveNotes() async throws {
        let (fixture, desk) = try await fixture()
        let notes = (1...60).map { fixture.note("n\($0)") }
        #expect(try await desk.note.saveNotes(notes).isEmpty)
        let sizes = fixture.client.requests.map { request in
            if case .batchWrite(let input) = request { input.requestItems["desk"]?.count ?? 0 } else { 0 }
        }
        #expect(sizes == [25, 25, 10])
        try await fixture.expectWhole()
        var known = try #require(try await desk.note.get(team: "red", noteId: "n7"))
        #expect(known.revision == 1)
        fixture.clock.advance(by: .seconds(3))
        known.text = "changed"
        #expect(try await desk.note.saveNotes([known]).isEmpty)
        let after = try #require(try await desk.note.get(team: "red", noteId: "n7"))
        #expect(after.revision == 2)
        #expect(after.createdAt == known.createdAt)
        #expect(after.updatedAt == fixture.clock.now)
        try await fixture.expectWhole()
        #expect(try await desk.note.saveNotes([]).isEmpty)
    }

    @Test("index entries with a condition, in a batch")
    func saveTickets() async throws {
        let (fixture, desk) = try await fixture()
        let tickets = [
            fixture.ticket(1, state: .closed), fixture.ticket(2, tags: ["urgent"]),
            fixture.ticket(3, assignee: "ann", tags: ["urgent", "b", "c"]),
        ]
        #expect(try await desk.ticket.saveTickets(tickets).isEmpty)
        #expect(await fixture.storedTicket(1)["GSI1PK"] == nil)
        #expect(await fixture.storedTicket(2)["GSI3PK"] == .s("URGENT#red"))
        #expect(await fixture.storedTicket(3)["GSI3PK"] == nil)
        #expect(await fixture.storedTicket(3)["GSI2PK"] == .s("AGENT#ann"))
        try await fixture.expectWhole()
    }

    @Test("a condition of an entry applies transforms to both sides")
    func transformed() async throws {
        let fixture = try await DeskFixture()
        let notes = fixture.desk.note
        let december = Timestamp(year: 2026, month: 12, day: 1)!
        let marked: [(String, Timestamp?, Bool)] = [
            ("Marked", nil, true), ("marked", nil, true), ("marke", nil, false), ("Ä", nil, true), ("ä", nil, false),
            ("x", december, true), ("x", december - .seconds(1), false), ("old x", december, false),
            ("xold", december + .seconds(9), true),
        ]
        for (number, (text, until, isThere)) in marked.enumerated() {
            try await notes.create(fixture.note("n\(number)", text: text, until: until))
            let stored = await fixture.stored("TEAM#red", "NOTE#n\(number)")
            #expect(stored?["GSI4PK"] == (isThere ? .s("MARKED#red") : nil), "\(text)")
            #expect(stored?["GSI4SK"] == (isThere ? .s("n\(number)") : nil), "\(text)")
        }
        try await fixture.expectWhole()
    }

    @Test("what is left over is sent again, and what stays so comes back")
    func leftOver() async throws {
        let fixture = try await DeskFixture()
        // Without waits.
        let store = ItemStore(fixture.client, backoff: Backoff(attempts: 2, sleep: { _ in }))
        let repository = Desk.NoteRepository(store: store, tableName: "desk", now: { fixture.clock.now })
        let notes = (1...5).map { fixture.note("n\($0)") }
        await fixture.database.setFaults(FaultPlan(operations: [.batchWriteItem: [.partialBatch(processed: 2), nil]]))
        #expect(try await repository.saveNotes(notes).isEmpty)
        #expect(fixture.client.requests.count == 2)
        try await fixture.expectWhole()
        await fixture.database.setFaults(
            FaultPlan { request in request.operation == .batchWriteItem ? .partialBatch(processed: 0) : nil })
        let unwritten = try await repository.saveNotes(notes)
        #expect(unwritten.map(\.element) == notes)
        #expect(unwritten.allSatisfy { $0.reason.kind == .throttled })
        await fixture.database.setFaults(FaultPlan(operations: [.batchWriteItem: [.throttle]]))
        let throttled = try await repository.saveNotes([fixture.note("z")])
        #expect(throttled == [Unwritten(fixture.note("z"), reason: throttled[0].reason)])
    }

    @Test("two of one key are refused before any request")
    func doubles() async throws {
        let (fixture, desk) = try await fixture()
        await expectError(.sameItemTwice) { () async throws(RepositoryError) in
            try await desk.note.saveNotes([fixture.note("a"), fixture.note("b"), fixture.note("a", text: "y")])
        }
        let key = try Desk.Pin.Key(team: "red", place: 1)
        await expectError(.sameItemTwice) { () async throws(RepositoryError) in
            try await desk.pin.dropPins([key, key])
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await desk.note.saveNotes([fixture.note(String(repeating: "x", count: 21))])
        }
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("keys are deleted in batches")
    func dropPins() async throws {
        let (fixture, desk) = try await fixture()
        var keys: [Desk.Pin.Key] = []
        for place in 0...9 {
            try await desk.pin.create(Desk.Pin(team: "red", place: place, text: nil))
            keys.append(try Desk.Pin.Key(team: "red", place: place))
        }
        #expect(try await desk.pin.dropPins(Array(keys.dropLast())).isEmpty)
        #expect(await fixture.database.allItems(ofTable: "desk").count == 1)
        await fixture.database.setFaults(FaultPlan(operations: [.batchWriteItem: [.dropRequest]]))
        let unwritten = try await desk.pin.dropPins(keys)
        #expect(unwritten.map(\.element) == keys)
    }

    @Test("all that a query finds is deleted, and nothing else")
    func clear() async throws {
        let (fixture, desk) = try await fixture()
        #expect(try await desk.note.saveNotes((1...70).map { fixture.note("n\($0)", text: "old") }).isEmpty)
        try await desk.note.create(fixture.note("kept", text: "new"))
        try await desk.ticket.create(fixture.ticket(1))
        for place in 1...3 { try await desk.pin.create(Desk.Pin(team: "red", place: place, text: nil)) }
        try await desk.pin.create(Desk.Pin(team: "blue", place: 1, text: nil))
        #expect(try await desk.note.clearNotes(team: "red", text: "old") == 70)
        #expect(try await desk.note.clearNotes(team: "red", text: "old") == 0)
        #expect(try await desk.note.get(team: "red", noteId: "kept") != nil)
        #expect(try await desk.pin.clearPins(team: "red") == 3)
        #expect(await fixture.database.allItems(ofTable: "desk").count == 3)
        // What the design does not know is not its own to delete.
        let stranger: Item = ["PK": .s("TEAM#blue"), "SK": .s("PIN#x")]
        _ = try await fixture.database.putItem(PutItemInput(tableName: "desk", item: stranger))
        await expectError(.foreignItem) { () async throws(RepositoryError) in
            try await desk.pin.clearPins(team: "blue")
        }
        _ = try await fixture.database.deleteItem(DeleteItemInput(tableName: "desk", key: stranger))
        // It fails with the reason, and the next call goes on.
        await fixture.database.setFaults(FaultPlan(operations: [.batchWriteItem: [.dropRequest]]))
        await expectError(.service) { () async throws(RepositoryError) in
            try await desk.pin.clearPins(team: "blue")
        }
        #expect(try await desk.pin.clearPins(team: "blue") == 1)
    }
}
