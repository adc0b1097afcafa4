import KeywrightInMemory
import KeywrightRuntime
import Testing

/// A desk over a database of its own.
struct DeskFixture {
    let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    let database: InMemoryDynamoDB
    let client: RecordingClient
    /// What the tests call.
    let desk: Desk
    /// Somebody else, whose requests are not recorded.
    let others: Desk

    init() async throws {
        database = try await TableFiles.database(of: "desk", now: { [clock] in clock.now })
        client = RecordingClient(database)
        desk = Desk(client: client, now: { [clock] in clock.now })
        others = Desk(client: database, now: { [clock] in clock.now })
    }

    func ticket(
        _ number: Int, state: Desk.State = .open, rung: Int = 10, assignee: String? = nil, tags: Set<String> = [],
        watchers: Set<String>? = nil
    ) -> Desk.Ticket {
        Desk.Ticket(
            team: "red", number: number, title: "T\(number)", state: state, rung: rung, assignee: assignee, tags: tags,
            watchers: watchers, log: [], hours: .literal("1.50"))
    }

    func agent(_ id: String, handle: String? = nil, active: Bool = true, until: Timestamp? = nil) -> Desk.Agent {
        Desk.Agent(
            agentId: id, email: "\(id)@desk", handle: handle, active: active, load: 0, until: until)
    }

    func note(_ id: String, text: String = "x", until: Timestamp? = nil) -> Desk.Note {
        Desk.Note(team: "red", noteId: id, text: text, until: until)
    }

    func stored(_ partition: String, _ sort: String) async -> Item? {
        await database.allItems(ofTable: "desk").first { $0["PK"] == .s(partition) && $0["SK"] == .s(sort) }
    }

    /// The ticket as it is stored.
    func storedTicket(_ number: Int) async -> Item {
        let digits = "\(number)"
        return await stored("TEAM#red", "TICKET#" + String(repeating: "0", count: 6 - digits.count) + digits) ?? [:]
    }

    /// Holds the whole table to the design: each item is as a put of it would leave it, index keys included, and the
    /// companions are just those of the agents' values.
    func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        var companions: [Item] = []
        var expected: [Item] = []
        for item in await database.allItems(ofTable: "desk") {
            switch item["EntityType"] {
            case .s("Ticket"):
                #expect(
                    canonical(try Desk.Ticket(item: item).storedItem()) == canonical(item),
                    sourceLocation: sourceLocation)
            case .s("Note"):
                #expect(
                    try Desk.Note(item: item).storedItem(now: clock.now) == item, sourceLocation: sourceLocation)
            case .s("Tally"):
                #expect(
                    canonical(try Desk.Tally(item: item).storedItem()) == canonical(item),
                    sourceLocation: sourceLocation)
            case .s("Pin"):
                #expect(try Desk.Pin(item: item).storedItem() == item, sourceLocation: sourceLocation)
            case .s("Agent"):
                let agent = try Desk.Agent(item: item)
                #expect(try agent.storedItem(now: clock.now) == item, sourceLocation: sourceLocation)
                expected.append(companion("email", agent.email, of: agent))
                if let handle = agent.handle { expected.append(companion("handle", handle, of: agent)) }
            default: companions.append(item)
            }
        }
        #expect(Set(companions) == Set(expected), sourceLocation: sourceLocation)
        #expect(companions.count == expected.count, sourceLocation: sourceLocation)
    }

    private func companion(_ attribute: String, _ value: String, of agent: Desk.Agent) -> Item {
        var item: Item = [
            "PK": .s("UNIQUE#Agent#\(attribute)#\(value)"), "SK": .s("UNIQUE"),
            "EntityType": .s("Agent.\(attribute)"),
            "owner": .m(["PK": .s("AGENT#\(agent.agentId)"), "SK": .s("PROFILE")]),
        ]
        if let until = agent.until { item["until"] = .n(until.secondsSinceEpoch.description) }
        return item
    }

    /// Numbers by their values: what the service adds up has no zeros behind the point.
    private func canonical(_ item: Item) -> Item {
        item.mapValues { value in
            guard case .n(let text) = value, let number = Double(text) else { return value }
            return .n(number.description)
        }
    }
}
