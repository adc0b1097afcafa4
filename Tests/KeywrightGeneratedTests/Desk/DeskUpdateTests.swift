import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Members of sets and lists, what is given, what comes back, index entries with a condition.
@Suite("Updates of the desk")
struct DeskUpdateTests {
    @Test("the request of an append is the plan's, word for word")
    func appendRequest() async throws {
        let fixture = try await DeskFixture()
        try await fixture.desk.ticket.create(fixture.ticket(1))
        fixture.client.forget()
        try await fixture.desk.ticket.watch(team: "red", number: 1, who: "ann", line: "hello")
        let expected = UpdateItemInput(
            tableName: "desk",
            key: ["PK": .s("TEAM#red"), "SK": .s("TICKET#000001")],
            updateExpression:
                "SET #log = list_append(#log, :log), #updatedAt = :now ADD #watchers :watchers, #version :one",
            conditionExpression: "attribute_exists(#PK)",
            expressionAttributeNames: [
                "#log": "log", "#updatedAt": "updatedAt", "#watchers": "watchers", "#version": "version", "#PK": "PK",
            ],
            expressionAttributeValues: [
                ":log": .l([.s("hello"), .s("watched")]), ":now": .s("2026-11-22T10:00:00.000Z"),
                ":watchers": .ss(["ann"]), ":one": .n("1"),
            ],
            returnValues: .allNew, returnItemOnConditionFailure: true)
        #expect(fixture.client.requests == [.update(expected)])
        try await fixture.expectWhole()
    }

    @Test("members come and go, and the last one takes the attribute with it")
    func members() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1))
        let first = try await tickets.watch(team: "red", number: 1, who: "ann", line: "a")
        #expect(first.watchers == ["ann"])
        let second = try await tickets.watch(team: "red", number: 1, who: "bob", line: "b")
        #expect(second.watchers == ["ann", "bob"])
        #expect(second.log == ["a", "watched", "b", "watched"])
        #expect(second.version == 3)
        let before = try await tickets.unwatch(team: "red", number: 1, who: "ann")
        #expect(before == second)
        try await tickets.unwatch(team: "red", number: 1, who: "bob")
        #expect(await fixture.storedTicket(1)["watchers"] == nil)
        try await fixture.expectWhole()
        // Two members that are one are sent once.
        fixture.client.forget()
        try await tickets.unwatch(team: "red", number: 1, who: "nobody")
        guard case .update(let input)? = fixture.client.requests.first else { return #expect(Bool(false)) }
        #expect(input.expressionAttributeValues[":watchers"] == .ss(["nobody"]))
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.watch(team: "red", number: 1, who: "cid", line: String(repeating: "x", count: 41))
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await tickets.watch(team: "red", number: 2, who: "cid", line: "c")
        }
    }

    @Test("an update is conditional on the version that the caller expects")
    func version() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1))
        try await tickets.retitle(team: "red", number: 1, title: "new", version: 1)
        let error = await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await tickets.retitle(team: "red", number: 1, title: "newer", version: 1)
        }
        #expect(error?.item?["title"] == .s("new"))
        try await fixture.expectWhole()
    }

    @Test("what is given must be what the item holds, absence included")
    func given() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1))
        let error = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.hand(team: "red", number: 1, to: "bob", assignee: "ann")
        }
        #expect(error?.item?["title"] == .s("T1"))
        #expect(try await tickets.hand(team: "red", number: 1, to: "ann", assignee: nil).assignee == "ann")
        #expect(await fixture.storedTicket(1)["GSI2PK"] == .s("AGENT#ann"))
        try await fixture.expectWhole()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.hand(team: "red", number: 1, to: "bob", assignee: nil)
        }
        try await tickets.hand(team: "red", number: 1, to: "bob", assignee: "ann")
        #expect(await fixture.storedTicket(1)["GSI2PK"] == .s("AGENT#bob"))
        try await fixture.expectWhole()
    }

    @Test("an entry with a condition is there while the condition holds", arguments: [Desk.State.open, .held, .closed])
    func conditionalEntry(state: Desk.State) async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(7, state: state))
        let isThere = state != .closed
        #expect(await fixture.storedTicket(7)["GSI1PK"] == (isThere ? .s("TEAM#red#\(state.rawValue)") : nil))
        try await tickets.rank(team: "red", number: 7, rung: 42, state: state)
        #expect(await fixture.storedTicket(7)["GSI1SK"] == (isThere ? .s("042#000007") : nil))
        try await fixture.expectWhole()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.close(team: "red", number: 7, rung: 41)
        }
        try await tickets.close(team: "red", number: 7, rung: 42)
        #expect(await fixture.storedTicket(7)["GSI1PK"] == nil)
        #expect(await fixture.storedTicket(7)["GSI1SK"] == nil)
        try await fixture.expectWhole()
    }

    @Test("a default counts as what an item without the attribute holds")
    func givenDefault() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1, rung: 12))
        let key: Item = ["PK": .s("TEAM#red"), "SK": .s("TICKET#000001")]
        _ = try await fixture.database.updateItem(
            UpdateItemInput(
                tableName: "desk", key: key, updateExpression: "REMOVE #r", expressionAttributeNames: ["#r": "rung"]))
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.close(team: "red", number: 1, rung: 12)
        }
        #expect(try await tickets.close(team: "red", number: 1, rung: 10).state == .closed)
    }

    @Test("puts and deletes give back what stood there")
    func returned() async throws {
        let fixture = try await DeskFixture()
        let pins = fixture.desk.pin
        let first = Desk.Pin(team: "red", place: 1, text: "a")
        #expect(try await pins.placePin(first) == nil)
        #expect(try await pins.placePin(Desk.Pin(team: "red", place: 1, text: nil)) == first)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.swapPin(first, text: "a")
        }
        try await pins.swapPin(first, text: nil)
        try await pins.swapPin(Desk.Pin(team: "red", place: 1, text: "b"), text: "a")
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await pins.swapPin(Desk.Pin(team: "red", place: 2, text: "b"), text: "a")
        }
        #expect(try await pins.liftPin(team: "red", place: 1)?.text == "b")
        #expect(try await pins.liftPin(team: "red", place: 1) == nil)
        let nothing: Void = try await fixture.desk.ticket.fileTicket(fixture.ticket(3))
        #expect(nothing == ())
        try await fixture.expectWhole()
    }

    @Test("a delete demands what is given, an empty set being none")
    func givenDelete() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1, watchers: ["ann"]))
        for watchers in [nil, [], ["bob"]] as [Set<String>?] {
            await expectError(.conditionFailed) { () async throws(RepositoryError) in
                try await tickets.dropTicket(team: "red", number: 1, state: .open, watchers: watchers)
            }
        }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.dropTicket(team: "red", number: 1, state: .held, watchers: ["ann"])
        }
        let gone = try await tickets.dropTicket(team: "red", number: 1, state: .open, watchers: ["ann"])
        #expect(gone?.watchers == ["ann"])
        try await tickets.create(fixture.ticket(2))
        #expect(try await tickets.dropTicket(team: "red", number: 2, state: .open, watchers: [])?.number == 2)
        #expect(await fixture.database.allItems(ofTable: "desk").isEmpty)
    }
}
