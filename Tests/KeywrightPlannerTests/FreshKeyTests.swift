// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightInMemory
import KeywrightModel
import KeywrightRuntime
import Testing

@testable import KeywrightPlanner

/// Random writes, run on a table in memory: whatever was written in whatever order, index keys are those of the item as it
/// stands, and companions those of its values.
@Suite("Index keys and companions after many writes")
struct FreshKeyTests {
    static let text = """
        keywright: 1
        design: Work
        table:
          name: work
          key: { partition: PK, sort: SK }
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK }
            Open: { partition: OpenPK, sort: OpenSK }
        entities:
          Task:
            key: { PK: TEAM#<team>, SK: TASK#<id> }
            indexes:
              GSI1: { GSI1PK: OWNER#<owner>, GSI1SK: 'RUNG#<rung|pad(4)>' }
              Open: { OpenPK: OPEN#<team>, OpenSK: <due>, when: state != 'done' and size(tags) > 0 }
            attributes:
              team: string
              id: string
              owner: string?
              rung: { type: int, min: 0, max: 9999, default: 5 }
              due: string
              state: { enum: [new, done], default: new }
              tags: set<string>
          Account:
            key: { PK: ACCOUNT#<id>, SK: ACCOUNT }
            attributes: { id: string, email: string, realm: string, nick: string?, name: string? }
            unique: [email, [realm, nick]]
          Flag:
            key: { PK: FLAG#<id>, SK: FLAG }
            indexes: { Open: { OpenPK: FLAGS#<kind>, OpenSK: <id>, when: isUp = true } }
            attributes: { id: string, kind: string, isUp: bool, hits: { type: int, default: 0 } }
            version: true
        accessPatterns:
          createTask: { create: Task }
          putTask: { put: Task }
          assign: { update: Task, set: [owner], given: [rung] }
          unassign: { update: Task, remove: [owner] }
          climb: { update: Task, add: { rung: $d }, read: true }
          place: { update: Task, set: { rung: $new }, given: [owner] }
          finish: { update: Task, set: { state: 'done' }, read: true }
          reopen: { update: Task, set: { state: 'new' }, read: true }
          tag: { update: Task, append: { tags: $tag }, read: true }
          untag: { update: Task, delete: { tags: $tag }, read: true }
          postpone: { update: Task, set: { due: $new }, given: [state, tags] }
          putTasks: { batchPut: Task }
          deleteTasks: { batchDelete: Task }
          clear: { deleteAll: Task, where: team = $team }
          createAccount: { create: Account }
          moveMail: { update: Account, set: { email: $new }, given: [email] }
          nickname: { update: Account, set: [nick], read: true }
          rename: { update: Account, set: [name, realm], read: true, returns: old }
          anonymize: { update: Account, remove: [nick], given: [nick, realm], returns: none }
          removeAccount: { delete: Account }
          raise: { update: Flag, set: [kind, isUp], add: { hits: 1 }, upsert: true }
          touch: { update: Flag, add: { hits: 1 }, read: true }
        """

    @Test("Seeds", arguments: 1...4)
    func seeds(seed: UInt64) async throws {
        let design = try #require(readDesign(fromYAML: Self.text))
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        let plans = planAccess(design)
        let runner = PlanRunner(design: design, database: database)
        var random = Random(state: seed)
        var done: [String: Int] = [:]
        for _ in 0..<400 {
            let place = Int(random.next() % UInt64(design.patterns.count))
            let name = design.patterns[place].name
            let plan = try #require(plans.patterns[place].plan, "\(name)")
            let items = try await database.scan(ScanInput(tableName: "work")).items
            let arguments = Self.arguments(of: name, items, &random)
            do {
                try await runner.run(plan, arguments)
                done[name, default: 0] += 1
            } catch let error as DynamoDBError {
                guard [.conditionalCheckFailed, .transactionCanceled].contains(error.kind) else {
                    Issue.record("\(name): \(error)")
                    return
                }
            } catch is PlanRunner.Absent {
                // What was to be read is not there.
            }
            try await check(database, after: name)
        }
        // Nothing holds of writes that never happen.
        #expect(done.count == design.patterns.count, "\(done)")
    }

    private func check(_ database: InMemoryDynamoDB, after name: String) async throws {
        let items = try await database.scan(ScanInput(tableName: "work")).items
        var companions: Set<String> = []
        var found: Set<String> = []
        for item in items {
            switch item["EntityType"] {
            case .s("Task")?:
                let owner = item["owner"]?.text
                let rung = item["rung"]?.text ?? "5"
                let padded = String(repeating: "0", count: 4 - rung.count) + rung
                #expect(item["GSI1PK"]?.text == owner.map { "OWNER#\($0)" }, "\(name)")
                #expect(item["GSI1SK"]?.text == owner.map { _ in "RUNG#\(padded)" }, "\(name)")
                let isOpen = item["state"]?.text != "done" && item["tags"] != nil
                #expect(item["OpenPK"]?.text == (isOpen ? "OPEN#" + item["team"]!.text : nil), "\(name)")
                #expect(item["OpenSK"]?.text == (isOpen ? item["due"]!.text : nil), "\(name)")
            case .s("Flag")?:
                let isUp = item["isUp"] == .bool(true)
                #expect(item["OpenPK"]?.text == (isUp ? "FLAGS#" + item["kind"]!.text : nil), "\(name)")
                #expect(item["OpenSK"]?.text == (isUp ? item["id"]!.text : nil), "\(name)")
                #expect(item["hits"] == item["version"])
            case .s("Account")?:
                companions.insert("UNIQUE#Account#email#\(item["email"]!.text) \(item["id"]!.text)")
                if let nick = item["nick"] {
                    companions.insert(
                        "UNIQUE#Account#realm#nick#\(item["realm"]!.text)#\(nick.text) \(item["id"]!.text)")
                }
            default:
                guard case .m(let owner)? = item["owner"] else {
                    Issue.record("an item of nothing: \(item)")
                    continue
                }
                found.insert("\(item["PK"]!.text) \(owner["PK"]!.text.dropFirst("ACCOUNT#".count))")
            }
        }
        #expect(companions == found, "\(name)")
    }

    /// Arguments of a call, often such that it goes through: the values that an item of the table holds.
    private static func arguments(
        of name: String, _ items: [KeywrightRuntime.Item], _ random: inout Random
    ) -> [String: AttributeValue] {
        let some = { (texts: [String], random: inout Random) in
            AttributeValue.s(texts[Int(random.next() % UInt64(texts.count))])
        }
        let number = { (most: UInt64, random: inout Random) in AttributeValue.n(String(random.next() % most)) }
        let kind =
            ["raise", "touch"].contains(name)
            ? "Flag" : name.lowercased().contains("account") || accountNames.contains(name) ? "Account" : "Task"
        let own = items.filter { $0["EntityType"] == .s(kind) }
        var known: [String: AttributeValue] = [
            "team": some(["a", "b"], &random), "id": some(["1", "2", "3"], &random),
        ]
        if !own.isEmpty { known.merge(own[Int(random.next() % UInt64(own.count))]) { $1 } }
        known["d"] = number(7, &random)
        known["tag"] = some(["x", "y"], &random)
        let task = { (random: inout Random) -> AttributeValue in
            var task: [String: AttributeValue] = [
                "team": some(["a", "b"], &random), "id": some(["1", "2", "3"], &random), "rung": number(50, &random),
                "due": some(["d1", "d2"], &random), "state": some(["new", "done"], &random),
            ]
            if random.next() % 2 == 0 { task["owner"] = some(["o", "p"], &random) }
            if random.next() % 2 == 0 { task["tags"] = .ss(["x"]) }
            return .m(task)
        }
        switch name {
        case "createTask", "putTask": known["task"] = task(&random)
        case "putTasks", "deleteTasks": known["task"] = .l([task(&random)])
        case "assign": known["owner"] = some(["o", "q"], &random)
        case "place": known["new"] = number(50, &random)
        case "postpone": known["new"] = some(["d3", "d4"], &random)
        case "createAccount":
            var account: [String: AttributeValue] = [
                "id": some(["1", "2", "3", "4"], &random), "email": some(["e", "f", "g"], &random),
                "realm": some(["r", "s"], &random),
            ]
            if random.next() % 2 == 0 { account["nick"] = some(["n", "m"], &random) }
            known["account"] = .m(account)
        case "moveMail": known["new"] = some(["e", "f", "g"], &random)
        case "nickname": known["nick"] = some(["n", "m", "l"], &random)
        case "rename":
            known["name"] = some(["N"], &random)
            known["realm"] = some(["r", "s"], &random)
        case "raise":
            known["id"] = some(["1", "2"], &random)
            known["kind"] = some(["k", "l"], &random)
            known["isUp"] = .bool(random.next() % 2 == 0)
        default: break
        }
        return known
    }

    private static let accountNames = ["moveMail", "nickname", "rename", "anonymize"]

    private static let table: CreateTableInput = {
        let names = ["PK", "SK", "GSI1PK", "GSI1SK", "OpenPK", "OpenSK"]
        let index = { (name: String) in
            CreateTableInput.Index(
                indexName: name,
                keySchema: [
                    .init(attributeName: name.prefix(4) == "GSI1" ? "GSI1PK" : "OpenPK", keyType: "HASH"),
                    .init(attributeName: name.prefix(4) == "GSI1" ? "GSI1SK" : "OpenSK", keyType: "RANGE"),
                ], projection: .init(projectionType: "ALL"))
        }
        return CreateTableInput(
            tableName: "work",
            attributeDefinitions: names.map { .init(attributeName: $0, attributeType: "S") },
            keySchema: [.init(attributeName: "PK", keyType: "HASH"), .init(attributeName: "SK", keyType: "RANGE")],
            globalSecondaryIndexes: [index("GSI1"), index("Open")], billingMode: "PAY_PER_REQUEST")
    }()

    /// A generator that a seed repeats.
    struct Random {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
