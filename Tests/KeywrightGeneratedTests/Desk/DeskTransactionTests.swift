import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Steps that repeat over lists, and steps that read.
@Suite("Transactions of the desk")
struct DeskTransactionTests {
    private func fixture() async throws -> DeskFixture {
        let fixture = try await DeskFixture()
        for number in 1...3 { try await fixture.desk.ticket.create(fixture.ticket(number)) }
        for id in ["a", "b"] { try await fixture.desk.agent.create(fixture.agent(id, handle: "h-" + id)) }
        for place in 1...2 { try await fixture.desk.pin.create(Desk.Pin(team: "blue", place: place, text: nil)) }
        fixture.client.forget()
        return fixture
    }

    private func move(_ number: Int, to rung: Int, _ state: Desk.State = .open) -> Desk.SortTicketsMoves {
        Desk.SortTicketsMoves(team: "red", number: number, rung: rung, state: state)
    }

    @Test("every step repeats over its own list")
    func sort() async throws {
        let fixture = try await fixture()
        let note = try await fixture.desk.ticket.sortTickets(
            moves: [move(1, to: 1), move(2, to: 2), move(3, to: 3)],
            guards: [Desk.SortTicketsGuards(agentId: "a"), Desk.SortTicketsGuards(agentId: "b")],
            pins: [
                Desk.SortTicketsPins(pinTeam: "blue", place: 1), Desk.SortTicketsPins(pinTeam: "blue", place: 2),
            ],
            note: fixture.note("n"))
        #expect(note.revision == 1)
        guard case .transact(let input)? = fixture.client.requests.first, fixture.client.requests.count == 1 else {
            Issue.record("\(fixture.client.requests)")
            return
        }
        let kinds = input.transactItems.map { action in
            switch action {
            case .put: "put"
            case .update: "update"
            case .delete: "delete"
            case .conditionCheck: "check"
            }
        }
        #expect(kinds == ["update", "update", "update", "check", "check", "delete", "delete", "put"])
        guard case .update(let first)? = input.transactItems.first else { return #expect(Bool(false)) }
        #expect(
            first.updateExpression
                == "SET #rung = :rung, #updatedAt = :now, #GSI1PK = :gsi1pk, #GSI1SK = :gsi1sk ADD #version :one")
        #expect(first.conditionExpression == "attribute_exists(#PK) AND #state = :state")
        #expect(first.expressionAttributeValues[":gsi1sk"] == .s("001#000001"))
        #expect(await fixture.storedTicket(3)["GSI1SK"] == .s("003#000003"))
        #expect(try await fixture.desk.pin.get(team: "blue", place: 1) == nil)
        try await fixture.expectWhole()
    }

    @Test("all or nothing, and the error says which action it was")
    func cancelled() async throws {
        let fixture = try await fixture()
        let error = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortTickets(
                moves: [move(1, to: 1), move(2, to: 2, .held)], guards: [], pins: [], note: fixture.note("n"))
        }
        #expect(error?.action == 1)
        #expect(error?.item?["title"] == .s("T2"))
        #expect(await fixture.storedTicket(1)["rung"] == .n("10"))
        await expectError(.sameItemTwice) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortTickets(
                moves: [move(1, to: 1), move(1, to: 2)], guards: [], pins: [], note: fixture.note("n"))
        }
        await expectError(.tooManyItems) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortTickets(
                moves: (1...21).map { move($0, to: 1) }, guards: [], pins: [], note: fixture.note("n"))
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortTickets(
                moves: [move(1, to: 100)], guards: [], pins: [], note: fixture.note("n"))
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortTickets(
                moves: [], guards: [Desk.SortTicketsGuards(agentId: "z")], pins: [], note: fixture.note("n"))
        }
        // Empty lists leave the other steps.
        try await fixture.desk.ticket.sortTickets(moves: [], guards: [], pins: [], note: fixture.note("n"))
        try await fixture.expectWhole()
    }

    @Test("steps that read are begun anew together")
    func shuffle() async throws {
        let fixture = try await fixture()
        let turns = Turns()
        fixture.client.interrupt { request in
            guard case .transact = request, turns.take() else { return }
            _ = try? await fixture.others.ticket.climb(team: "red", number: 2, steps: 20)
            _ = try? await fixture.others.note.create(fixture.note("n", text: "theirs"))
        }
        let climbs = [
            Desk.ShuffleClimbs(team: "red", number: 1, steps: 1), Desk.ShuffleClimbs(team: "red", number: 2, steps: 2),
        ]
        let result = try await fixture.desk.ticket.shuffle(
            climbs: climbs, note: fixture.note("n", text: "ours"), pins: [Desk.Pin(team: "red", place: 5, text: "p")],
            agentId: "a", email: "moved@desk")
        #expect(result.note.revision == 2)
        #expect(result.pins.map(\.place) == [5])
        #expect(await fixture.storedTicket(1)["GSI1SK"] == .s("011#000001"))
        #expect(await fixture.storedTicket(2)["GSI1SK"] == .s("032#000002"))
        let agent = try await fixture.desk.agent.get(agentId: "a")
        #expect(agent?.email == "moved@desk")
        #expect(agent?.load == 1)
        #expect(try await fixture.desk.note.get(team: "red", noteId: "n")?.text == "ours")
        try await fixture.expectWhole()
    }

    @Test("companions of many go along")
    func dismiss() async throws {
        let fixture = try await fixture()
        try await fixture.desk.ticket.close(team: "red", number: 1, rung: 10)
        let leavers = ["a", "b"].map { Desk.DismissLeavers(agentId: $0) }
        let error = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.agent.dismiss(leavers: leavers, team: "red", number: 2)
        }
        #expect(error?.action == 6)
        try await fixture.desk.agent.dismiss(leavers: leavers, team: "red", number: 1)
        #expect(try await fixture.desk.agent.get(agentId: "a") == nil)
        try await fixture.expectWhole()
        // Nothing is there to be deleted any more: that is no error, as of a delete alone, and the check is made all the same.
        fixture.client.forget()
        try await fixture.desk.agent.dismiss(leavers: leavers, team: "red", number: 1)
        #expect(fixture.client.requests.count == 3)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.agent.dismiss(leavers: leavers, team: "red", number: 2)
        }
    }

    @Test("what is not there and has companions is not deleted, and the other steps are carried out")
    func quit() async throws {
        let fixture = try await fixture()
        try await fixture.desk.agent.quit(note: fixture.note("n"), agentId: "a")
        #expect(try await fixture.desk.agent.get(agentId: "a") == nil)
        try await fixture.desk.agent.quit(note: fixture.note("m"), agentId: "a")
        #expect(try await fixture.desk.note.get(team: "red", noteId: "m") != nil)
        try await fixture.expectWhole()
    }

    @Test("two steps that put an entity with companions put those of both")
    func hire() async throws {
        let fixture = try await fixture()
        let hired = try await fixture.desk.agent.hire(
            first: fixture.agent("c", handle: "h-c"), second: fixture.agent("d"))
        #expect([hired.first.agentId, hired.second.agentId] == ["c", "d"])
        try await fixture.expectWhole()
        let error = await expectError(.notUnique) { () async throws(RepositoryError) in
            try await fixture.desk.agent.hire(first: fixture.agent("e"), second: fixture.agent("f", handle: "h-c"))
        }
        #expect(error?.attributes == ["handle"])
    }
}
