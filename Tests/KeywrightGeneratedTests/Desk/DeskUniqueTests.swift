import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Unique values that change: their companions go with them, in one transaction.
@Suite("Unique values of the desk")
struct DeskUniqueTests {
    @Test("an unique value moves")
    func readdress() async throws {
        let fixture = try await DeskFixture()
        let agents = fixture.desk.agent
        try await agents.create(fixture.agent("a", handle: "ace"))
        try await agents.create(fixture.agent("b"))
        fixture.client.forget()
        let moved = try await agents.readdress(agentId: "a", email: "new@desk")
        #expect(moved.email == "new@desk")
        try await fixture.expectWhole()
        guard case .transact(let input)? = fixture.client.requests.dropFirst().first else {
            Issue.record("\(fixture.client.requests)")
            return
        }
        #expect(fixture.client.requests.count == 3)
        #expect(input.transactItems.count == 3)
        guard case .update(let update)? = input.transactItems.first else { return #expect(Bool(false)) }
        #expect(update.expressionAttributeValues[":email_2"] == .s("a@desk"))
        // The value of another is refused, and nothing changes.
        await expectError(.notUnique) { () async throws(RepositoryError) in
            try await agents.readdress(agentId: "a", email: "b@desk")
        }
        // The same value touches no companion.
        fixture.client.forget()
        try await agents.readdress(agentId: "a", email: "new@desk")
        guard case .transact(let same)? = fixture.client.requests.dropFirst().first else {
            return #expect(Bool(false))
        }
        #expect(same.transactItems.count == 1)
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await agents.readdress(agentId: "c", email: "c@desk")
        }
        try await fixture.expectWhole()
    }

    @Test("an optional unique value comes and goes")
    func rename() async throws {
        let fixture = try await DeskFixture()
        let agents = fixture.desk.agent
        try await agents.create(fixture.agent("a"))
        try await agents.create(fixture.agent("b", handle: "bee"))
        try await agents.rename(agentId: "a", to: "ace", handle: nil, until: nil)
        try await fixture.expectWhole()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await agents.rename(agentId: "a", to: "art", handle: nil, until: nil)
        }
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await agents.rename(agentId: "a", to: "art", handle: "ace", until: fixture.clock.now + .seconds(9))
        }
        await expectError(.notUnique) { () async throws(RepositoryError) in
            try await agents.rename(agentId: "a", to: "bee", handle: "ace", until: nil)
        }
        try await agents.rename(agentId: "a", to: "art", handle: "ace", until: nil)
        try await fixture.expectWhole()
        let before = try await agents.unname(agentId: "a")
        #expect(before.handle == "art")
        try await fixture.expectWhole()
        #expect(try await agents.unname(agentId: "a").handle == nil)
        try await fixture.expectWhole()
    }

    @Test("companions expire with their item, whose expiry can change")
    func extend() async throws {
        let fixture = try await DeskFixture()
        let agents = fixture.desk.agent
        try await agents.create(fixture.agent("a", handle: "ace"))
        let later = fixture.clock.now + .seconds(100)
        try await agents.extend(agentId: "a", until: later)
        try await fixture.expectWhole()
        #expect(await fixture.stored("UNIQUE#Agent#handle#ace", "UNIQUE")?["until"] != nil)
        try await agents.readdress(agentId: "a", email: "x@desk")
        try await fixture.expectWhole()
        fixture.clock.advance(by: .seconds(101))
        // What has expired is not there, though it stands in the table.
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await agents.extend(agentId: "a", until: later + .seconds(100))
        }
        // Its companions block nobody.
        try await agents.create(fixture.agent("b", handle: "ace"))
    }

    @Test("two who move at once: one of them tries again")
    func race() async throws {
        let fixture = try await DeskFixture()
        let agents = fixture.desk.agent
        try await agents.create(fixture.agent("a"))
        let turns = Turns()
        fixture.client.interrupt { request in
            guard case .transact = request, turns.take() else { return }
            _ = try? await fixture.others.agent.readdress(agentId: "a", email: "first@desk")
        }
        #expect(try await agents.readdress(agentId: "a", email: "second@desk").email == "second@desk")
        try await fixture.expectWhole()
        await fixture.database.setFaults(FaultPlan(operations: [.transactWriteItems: [.conflict, .conflict]]))
        #expect(try await agents.readdress(agentId: "a", email: "third@desk").email == "third@desk")
        try await fixture.expectWhole()
    }

    @Test("a delete takes the companions along, and says what there was")
    func discharge() async throws {
        let fixture = try await DeskFixture()
        let agents = fixture.desk.agent
        let gone = try await agents.create(fixture.agent("a", handle: "ace", active: false))
        try await agents.create(fixture.agent("b"))
        #expect(try await agents.discharge(agentId: "a") == gone)
        try await fixture.expectWhole()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await agents.discharge(agentId: "b")
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await agents.discharge(agentId: "a")
        }
        try await fixture.expectWhole()
    }
}
