import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Conditions of writes with `$name?`, `-$name` and `in ($list)`.
@Suite("Conditions of the desk")
struct DeskConditionTests {
    private func fixture() async throws -> DeskFixture {
        let fixture = try await DeskFixture()
        for number in 1...3 {
            let state: Desk.State = number == 3 ? .closed : .open
            try await fixture.desk.ticket.create(fixture.ticket(number, state: state, assignee: "ann"))
        }
        for (place, text) in [(1, "a"), (2, "b"), (3, nil)] {
            try await fixture.desk.pin.create(Desk.Pin(team: "red", place: place, text: text))
        }
        fixture.client.forget()
        return fixture
    }

    private func pin(_ place: Int, _ text: String?) -> Desk.Pin { Desk.Pin(team: "red", place: place, text: text) }

    // MARK: -$name

    @Test("what is taken away is the sum's, in index keys, bounds and conditions")
    func negated() async throws {
        let fixture = try await fixture()
        let tickets = fixture.desk.ticket
        #expect(try await tickets.sink(team: "red", number: 1, steps: 4).rung == 6)
        #expect(await fixture.storedTicket(1)["GSI1SK"] == .s("006#000001"))
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            // -1 is no text of the index key.
            try await tickets.sink(team: "red", number: 1, steps: 7)
        }
        #expect(try await tickets.sink(team: "red", number: 1, steps: -93).rung == 99)
        let least = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.sink(team: "red", number: 1, steps: .min)
        }
        #expect(least?.value?.attribute == "steps")
        try await fixture.expectWhole()
    }

    @Test("a decimal keeps its bounds; beside it an optional comparison and a list")
    func debit() async throws {
        let fixture = try await fixture()
        let tickets = fixture.desk.ticket
        try await tickets.debit(team: "red", number: 1, hours: .literal("0.75"), states: [.open, .held])
        try await tickets.debit(
            team: "red", number: 1, hours: .literal("0.50"), least: .literal("0.75"), states: [.open])
        #expect(await fixture.storedTicket(1)["hours"] == .n("0.25"))
        guard case .update(let update)? = fixture.client.requests.last else { throw CancellationError() }
        #expect(
            update.conditionExpression
                == "attribute_exists(#PK) AND #hours >= :hoursLeast AND #hours >= :least AND #state IN (:states_1)")
        #expect(update.expressionAttributeValues[":hours"] == .n("-0.5"))
        #expect(update.expressionAttributeValues[":hoursLeast"] == .n("0.5"))
        #expect(update.expressionAttributeValues[":states_1"] == .s("open"))
        for (hours, least, states) in [
            (0.26, nil, [.open]), (0.1, 0.26, [.open]), (0.1, nil, [.held]), (0.1, nil, []),
        ]
            as [(Decimal, Decimal?, [Desk.State])]
        {
            await expectError(.conditionFailed) { () async throws(RepositoryError) in
                try await tickets.debit(
                    team: "red", number: 1, hours: hours, least: least, states: states)
            }
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.debit(team: "red", number: 1, hours: .literal("0.001"), states: [.open])
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.debit(
                team: "red", number: 1, hours: 0, states: Array(repeating: Desk.State.open, count: 101))
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await tickets.debit(team: "red", number: 9, hours: 0, states: [.open])
        }
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await tickets.debit(team: "red", number: 1, hours: 0, least: 0, states: [.open], version: 1)
        }
        try await tickets.debit(team: "red", number: 1, hours: 0, least: 0, states: [.open], version: 3)
        try await fixture.expectWhole()
    }

    @Test("set, appended, and in a key")
    func places() async throws {
        let fixture = try await fixture()
        let pins = fixture.desk.pin
        let pushed = try await pins.push(team: "red", place: 1, by: 7, shift: 2)
        #expect(pushed.weight == -7)
        #expect(pushed.shifts == [-2, 0])
        let again = try await pins.push(team: "red", place: 1, by: -3, shift: -1, text: "a", weight: -7)
        #expect(again.weight == 3)
        #expect(again.shifts == [-2, 0, 1, 0])
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.push(team: "red", place: 1, by: 0, shift: 0, weight: -7)
        }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.push(team: "red", place: 1, by: 0, shift: 0, text: "b")
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await pins.push(team: "red", place: 1, by: 101, shift: 0)
        }
        try await fixture.desk.ticket.sortSome(moves: [], guards: [], team: "red", under: -2, text: "b")
        #expect(try await pins.get(team: "red", place: 2) == nil)
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortSome(moves: [], guards: [], team: "red", under: 2)
        }
        try await fixture.expectWhole()
    }

    @Test("the first value of an upsert, and its bounds")
    func upsert() async throws {
        let fixture = try await fixture()
        let day = CalendarDate("2026-11-22")!
        let made = try await fixture.desk.tally.lowerTally(name: "n", day: day, kinds: ["k"], less: 2, mark: "m")
        #expect(made.hits == 3)
        try await fixture.expectWhole()
        let lowered = try await fixture.desk.tally.lowerTally(name: "n", day: day, kinds: ["k"], less: 3, mark: "m")
        #expect(lowered.hits == 0)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.tally.lowerTally(name: "n", day: day, kinds: ["k"], less: 1, mark: "m")
        }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.tally.lowerTally(name: "o", day: day, kinds: ["k"], less: 6, mark: "m")
        }
    }

    @Test("a sum begins with the default where the item lacks the number")
    func absent() async throws {
        let fixture = try await fixture()
        for number in 3...4 {
            if number == 4 { try await fixture.desk.ticket.create(fixture.ticket(4, state: .closed)) }
            let key: Item = ["PK": .s("TEAM#red"), "SK": .s("TICKET#00000\(number)")]
            _ = try await fixture.database.updateItem(
                UpdateItemInput(
                    tableName: "desk", key: key, updateExpression: "REMOVE #rung",
                    expressionAttributeNames: ["#rung": "rung"]))
        }
        let tickets = fixture.desk.ticket
        #expect(try await tickets.climb(team: "red", number: 3, steps: 89).rung == 99)
        for steps in [90, -11] {
            await expectError(.conditionFailed) { () async throws(RepositoryError) in
                try await tickets.climb(team: "red", number: 4, steps: steps)
            }
        }
        #expect(try await tickets.sink(team: "red", number: 4, steps: 10).rung == 0)
        try await fixture.expectWhole()
    }

    // MARK: $name? and in ($list)

    @Test("a comparison within or and not is dropped where it is nil")
    func dropped() async throws {
        let fixture = try await fixture()
        let tickets = fixture.desk.ticket
        let retype = { (who: String?, states: [Desk.State]) async throws(RepositoryError) in
            try await tickets.retype(team: "red", number: 1, title: "x", who: who, states: states)
        }
        _ = try await retype("ann", [.open])
        _ = try await retype("bob", [.held, .closed])
        _ = try await retype(nil, [.held])
        _ = try await retype(nil, [])
        await expectError(.conditionFailed) { () async throws(RepositoryError) in try await retype(nil, [.open]) }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in try await retype("bob", [.open]) }
        try await fixture.expectWhole()
    }

    @Test("puts")
    func puts() async throws {
        let fixture = try await fixture()
        let pins = fixture.desk.pin
        try await pins.movePin(pin(1, "c"), texts: ["b", "a"])
        try await pins.movePin(pin(1, "d"), texts: [], old: "c")
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.movePin(pin(1, "e"), texts: ["c"], old: "a")
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await pins.movePin(pin(9, "e"), texts: ["c"])
        }
        #expect(try await pins.turnPin(pin(1, "f"))?.text == "d")
        #expect(try await pins.turnPin(pin(1, "g"), old: "f")?.text == "f")
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.turnPin(pin(1, "h"), old: "f")
        }
        #expect(try await pins.turnPin(pin(8, "h")) == nil)

        let notes = fixture.desk.note
        try await notes.create(fixture.note("n"))
        #expect(try await notes.reword(fixture.note("n", text: "y"), texts: ["w", "x"], version: 1).revision == 2)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await notes.reword(fixture.note("n", text: "z"), texts: ["w", "x"], version: 2)
        }
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await notes.reword(fixture.note("n", text: "z"), texts: ["y"], version: 1)
        }

        #expect(try await fixture.desk.ticket.openOnly(fixture.ticket(7), states: [.open]).version == 1)
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.openOnly(fixture.ticket(7), states: [])
        }
        try await fixture.expectWhole()
    }

    @Test("deletes, alone and after a read")
    func deletes() async throws {
        let fixture = try await fixture()
        let pins = fixture.desk.pin
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.liftOne(team: "red", place: 1, text: "b", below: 0)
        }
        // place > -below.
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.liftOne(team: "red", place: 1, below: -1)
        }
        #expect(try await pins.liftOne(team: "red", place: 1, text: "a", below: 0)?.text == "a")
        #expect(try await pins.liftOne(team: "red", place: 2, below: 0)?.text == "b")
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await pins.liftBlank(team: "red", place: 3, weight: 1, texts: ["a"])
        }
        _ = try await pins.push(team: "red", place: 3, by: -1, shift: 0)
        try await pins.liftBlank(team: "red", place: 3, weight: 1, texts: ["a"])
        #expect(try await pins.get(team: "red", place: 3) == nil)

        let agents = fixture.desk.agent
        for id in ["a", "b"] { try await agents.create(fixture.agent(id, handle: "h-" + id, active: id == "a")) }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await agents.retire(agentId: "a", loads: [0, 1], active: false)
        }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await agents.retire(agentId: "a", loads: [1])
        }
        try await agents.retire(agentId: "a", loads: [0], active: true)
        try await agents.retire(agentId: "b", loads: [1, 0])
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await agents.retire(agentId: "b", loads: [0])
        }
        try await fixture.expectWhole()
    }

    // MARK: Lists of arguments

    private func move(
        _ number: Int, state: Desk.State? = nil, over: Int? = nil, short: Decimal = 0
    ) -> Desk.SortSomeMoves {
        Desk.SortSomeMoves(number: number, title: "new", state: state, over: over, short: short)
    }

    @Test("each element of a list leaves out what it likes")
    func elements() async throws {
        let fixture = try await fixture()
        for id in ["a", "b"] { try await fixture.desk.agent.create(fixture.agent(id)) }
        fixture.client.forget()
        try await fixture.desk.ticket.sortSome(
            moves: [move(1, state: .open, over: 9), move(2, over: 9), move(3, state: .closed, short: -1)],
            guards: [.init(agentId: "a", loads: [0, 1], active: true), .init(agentId: "b", loads: [0])],
            team: "red", under: -1)
        guard case .transact(let input)? = fixture.client.requests.last else { throw CancellationError() }
        let conditions = input.transactItems.map { action -> String? in
            switch action {
            case .update(let update): update.conditionExpression
            case .conditionCheck(let check): check.conditionExpression
            case .delete(let delete): delete.conditionExpression
            case .put: nil
            }
        }
        #expect(
            conditions == [
                "attribute_exists(#PK) AND #state = :state AND #rung > :over AND #hours > :short",
                "attribute_exists(#PK) AND #rung > :over AND #hours > :short",
                "attribute_exists(#PK) AND #state = :state AND #hours > :short",
                "attribute_exists(#PK) AND (attribute_not_exists(#until) OR #until > :now) AND #load IN (:loads_1, :loads_2) "
                    + "AND #active = :active",
                "attribute_exists(#PK) AND (attribute_not_exists(#until) OR #until > :now) AND #load IN (:loads_1)",
                nil,
            ])
        #expect(try await fixture.desk.ticket.get(team: "red", number: 3)?.title == "new")
        #expect(try await fixture.desk.pin.get(team: "red", place: 1) == nil)
        let failed = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortSome(
                moves: [move(1), move(2, state: .held)], guards: [], team: "red", under: -2)
        }
        #expect(failed?.action == 1)
        let refused = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.sortSome(
                moves: [], guards: [.init(agentId: "a", loads: [])], team: "red", under: -2, text: "b")
        }
        #expect(refused?.action == 0)
        try await fixture.expectWhole()
    }

    @Test("deletes of all that a filter finds")
    func clear() async throws {
        let fixture = try await fixture()
        let notes = fixture.desk.note
        for (id, text) in [("a", "x"), ("b", "x"), ("c", "y"), ("d", "z")] {
            try await notes.create(fixture.note(id, text: text))
        }
        #expect(try await notes.clearSome(team: "red", texts: [], least: 5) == 0)
        #expect(try await notes.clearSome(team: "red", texts: ["x", "y"], least: -1) == 0)
        #expect(try await notes.clearSome(team: "red", texts: ["x", "y"], least: 0, but: "b") == 2)
        #expect(try await notes.get(team: "red", noteId: "b") != nil)
        #expect(try await notes.clearSome(team: "red", texts: ["x", "z"], least: 0) == 2)
        try await fixture.expectWhole()
    }
}
