import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Writes that read first, and what becomes of them where somebody else writes between.
@Suite("Reading writes of the desk")
struct DeskReadTests {
    @Test("a sum moves the item in its index")
    func climb() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1, rung: 5))
        fixture.client.forget()
        #expect(try await tickets.climb(team: "red", number: 1, steps: 7).rung == 12)
        #expect(await fixture.storedTicket(1)["GSI1SK"] == .s("012#000001"))
        try await fixture.expectWhole()
        guard case .get(let get)? = fixture.client.requests.first, fixture.client.requests.count == 2 else {
            Issue.record("\(fixture.client.requests)")
            return
        }
        #expect(get.consistentRead)
        guard case .update(let update)? = fixture.client.requests.last else { return #expect(Bool(false)) }
        let sets = "SET #rung = if_not_exists(#rung, :rungDefault) + :rung, #updatedAt = :now"
        #expect(update.updateExpression == sets + ", #GSI1PK = :gsi1pk, #GSI1SK = :gsi1sk ADD #version :one")
        // 10 and 7 keep the bounds, too.
        let bounds = ["#rung >= :rungLeast", "#rung <= :rungMost"].map { "(attribute_not_exists(#rung) OR \($0))" }
        #expect(
            update.conditionExpression
                == "attribute_exists(#PK) AND #version = :version AND " + bounds.joined(separator: " AND "))
        #expect(update.expressionAttributeValues[":version"] == .n("1"))
        #expect(update.expressionAttributeValues[":gsi1sk"] == .s("012#000001"))
        #expect(update.expressionAttributeValues[":rungMost"] == .n("92"))
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.climb(team: "red", number: 1, steps: 88)
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.climb(team: "red", number: 1, steps: Int.max)
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await tickets.climb(team: "red", number: 2, steps: 1)
        }
        try await tickets.close(team: "red", number: 1, rung: 12)
        #expect(try await tickets.climb(team: "red", number: 1, steps: -12).rung == 0)
        #expect(await fixture.storedTicket(1)["GSI1SK"] == nil)
        try await fixture.expectWhole()
    }

    @Test("a condition of an entry looks at the members that the set will have")
    func label() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1))
        let label = { (tag: String) async throws(RepositoryError) in
            try await tickets.label(team: "red", number: 1, hours: .literal("0.25"), tag: tag)
        }
        _ = try await label("slow")
        #expect(await fixture.storedTicket(1)["GSI3PK"] == nil)
        _ = try await label("urgent")
        #expect(await fixture.storedTicket(1)["GSI3PK"] == .s("URGENT#red"))
        try await fixture.expectWhole()
        // A third member makes the condition false, one that is there already does not.
        _ = try await label("slow")
        #expect(await fixture.storedTicket(1)["GSI3PK"] == .s("URGENT#red"))
        _ = try await label("new")
        #expect(await fixture.storedTicket(1)["GSI3PK"] == nil)
        try await fixture.expectWhole()
        let before = try await tickets.unlabel(team: "red", number: 1, tag: "new")
        #expect(before.tags == ["slow", "urgent", "new"])
        #expect(await fixture.storedTicket(1)["GSI3PK"] == .s("URGENT#red"))
        for tag in ["urgent", "slow"] { try await tickets.unlabel(team: "red", number: 1, tag: tag) }
        #expect(await fixture.storedTicket(1)["tags"] == nil)
        #expect(await fixture.storedTicket(1)["GSI3PK"] == nil)
        try await fixture.expectWhole()
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tickets.label(team: "red", number: 1, hours: .literal("0.001"), tag: "x")
        }
    }

    @Test("somebody who writes between is noticed, and it is tried again", arguments: [0, 1, 3, 4])
    func race(times: Int) async throws {
        let fixture = try await DeskFixture()
        try await fixture.desk.ticket.create(fixture.ticket(1, rung: 5))
        let turns = Turns(times)
        fixture.client.forget()
        fixture.client.interrupt { request in
            guard case .update = request, turns.take() else { return }
            _ = try? await fixture.others.ticket.climb(team: "red", number: 1, steps: 10)
        }
        let climb = { () async throws(RepositoryError) in
            try await fixture.desk.ticket.climb(team: "red", number: 1, steps: 1)
        }
        if times <= 3 {
            #expect(try await climb().rung == 6 + 10 * times)
        } else {
            await expectError(.conditionFailed, climb)
        }
        // One attempt, and up to three more.
        #expect(fixture.client.requests.count == 2 * min(times + 1, 4))
        try await fixture.expectWhole()
    }

    @Test("with a version of the caller's own it is tried once")
    func raceWithVersion() async throws {
        let fixture = try await DeskFixture()
        try await fixture.desk.ticket.create(fixture.ticket(1, rung: 5))
        fixture.client.interrupt { request in
            guard case .update = request else { return }
            _ = try? await fixture.others.ticket.climb(team: "red", number: 1, steps: 10)
        }
        fixture.client.forget()
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await fixture.desk.ticket.climb(team: "red", number: 1, steps: 1, version: 1)
        }
        #expect(fixture.client.requests.count == 2)
    }

    @Test("a put that reads goes on from what it found")
    func refile() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        let first = try await tickets.refile(fixture.ticket(1))
        #expect(first.version == 1)
        fixture.clock.advance(by: .seconds(5))
        let second = try await tickets.refile(fixture.ticket(1, state: .closed))
        #expect(second.version == 2)
        #expect(second.createdAt == first.createdAt)
        #expect(second.updatedAt == fixture.clock.now)
        try await fixture.expectWhole()
        // Made, or taken away, between the read and the write.
        let turns = Turns()
        fixture.client.interrupt { request in
            guard case .put = request, turns.take() else { return }
            _ = try? await fixture.others.ticket.create(fixture.ticket(2, rung: 77))
            _ = try? await fixture.others.ticket.delete(team: "red", number: 1)
        }
        #expect(try await tickets.refile(fixture.ticket(2)).version == 2)
        turns.allow(1)
        #expect(try await tickets.refile(fixture.ticket(1)).version == 1)
        try await fixture.expectWhole()
    }

    @Test("a delete that reads is of what it read")
    func scrap() async throws {
        let fixture = try await DeskFixture()
        let tickets = fixture.desk.ticket
        try await tickets.create(fixture.ticket(1, state: .closed))
        try await tickets.create(fixture.ticket(2))
        fixture.client.forget()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tickets.scrap(team: "red", number: 2)
        }
        try await tickets.scrap(team: "red", number: 1)
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await tickets.scrap(team: "red", number: 1)
        }
        #expect(await fixture.database.allItems(ofTable: "desk").count == 1)
    }
}
