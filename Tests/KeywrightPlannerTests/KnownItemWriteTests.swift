import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Writes that know more of the item than its key: what the caller gives as its old value, what was read before, and what
/// an upsert makes. The expectations are written by hand from the language's description.
@Suite("Writes that know the item")
struct KnownItemWriteTests {
    static let text = """
        keywright: 1
        design: Work
        table:
          name: work
          key: { partition: PK, sort: SK }
          timeToLive: expiresAt
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
              id: ulid
              owner: string?
              rung: { type: int, min: 0, default: 5 }
              due: string
              state: { enum: [new, done], default: new }
              tags: set<string>
              log: list<string>?
              lines: list<string>
              steps: { type: list<string>, default: [made] }
              labels: { type: set<string>, default: [plain] }
              seen: set<string>
            expect: { size: 1500B }
          Account:
            key: { PK: ACCOUNT#<id>, SK: ACCOUNT }
            attributes: { id: ulid, email: string, realm: string, nick: string?, name: string }
            unique: [email, [realm, nick]]
            version: true
            expect: { size: 2KB }
          Guest:
            key: { PK: GUEST#<id>, SK: GUEST }
            attributes:
              id: ulid
              code: string
              expiresAt: { type: timestamp, as: epochSeconds }
            unique: [code]
          Counter:
            key: { PK: COUNTER#<name>, SK: '<day>' }
            indexes: { GSI1: { GSI1PK: DAY#<day>, GSI1SK: 'AT#<updatedAt>' } }
            attributes:
              name: string
              day: date
              hits: { type: int, min: 0, max: 10 }
              unit: { type: string, default: piece }
              log: list<string>
            timestamps: true
            version: true
            expect: { size: 200B }
        accessPatterns:

        """

    struct Case: CustomTestStringConvertible, Sendable {
        var entry: String
        var operations = "UpdateItem"
        var change: String?
        var demand = "attribute_exists(PK)"
        var choices: [String] = []
        var units = ""
        var problems: [String] = []

        var testDescription: String { entry }
    }

    static let cases = [
        // Members: a list begins with its default, or with none; a set is added to.
        Case(
            entry: "{ update: Task, append: { log: [$line, 'end'], lines: $line, steps: $line } }",
            change: """
                SET log = list_append(if_not_exists(log, []), [line, "end"]), lines = list_append(lines, [line]), \
                steps = list_append(if_not_exists(steps, ["made"]), [line])
                """, units: "0/6 declared"),
        Case(
            entry: "{ update: Task, append: { seen: $a }, delete: { labels: [$a, $b] } }",
            change: "ADD seen [a] DELETE labels [a, b]", demand: "attribute_exists(PK) AND attribute_exists(labels)",
            units: "0/6 declared"),
        Case(
            entry: "{ update: Task, append: { tags: $tag } }", problems: ["stale Open by tags: due, state, tags"]),
        // What the caller gives. What is absent counts as the default.
        Case(
            entry: "{ update: Task, set: [owner], given: [rung] }",
            // The key is made of the default where the item lacks the rung, so that it is stored, too.
            change:
                ##"SET owner = owner, rung = if_not_exists(rung, 5), GSI1PK = "OWNER#" + owner, GSI1SK = "RUNG#" + rung|pad(4)"##,
            choices: ["rung = 5 with rung = rung: if (rung = rung OR attribute_not_exists(rung)) else if rung = rung"],
            units: "0/8 declared"),
        Case(
            entry: "{ update: Task, add: { rung: 1 }, given: [owner] }", problems: ["stale GSI1 by rung: rung"]),
        Case(
            entry: "{ update: Task, set: { rung: $new }, given: [owner, due] }", change: "SET rung = new",
            demand: "attribute_exists(PK) AND due = due",
            choices: [
                "exists(owner) with owner = owner: if owner = owner else if attribute_not_exists(owner)",
                ##"exists(owner) with owner = owner: SET GSI1PK = "OWNER#" + owner, GSI1SK = "RUNG#" + new|pad(4) "##
                    + "else REMOVE GSI1PK, GSI1SK",
            ], units: "0/8 declared"),
        // What was read, and what the update makes of it.
        Case(
            entry: "{ update: Task, add: { rung: $d }, read: true }", operations: "GetItem UpdateItem",
            change: "SET rung = if_not_exists(rung, 5) + d", demand: "attribute_exists(PK)",
            choices: [
                "exists(owner) with owner = task.owner: if owner = task.owner else if attribute_not_exists(owner)",
                "exists(rung) with rung = task.rung: if rung = task.rung else if attribute_not_exists(rung)",
                "rung >= -5 with rung = d: if (attribute_not_exists(rung) OR rung >= 0 - d) else if rung >= 0 - d",
                ##"exists(owner) with owner = task.owner: SET GSI1PK = "OWNER#" + task.owner, "##
                    + ##"GSI1SK = "RUNG#" + ((task.rung else 5) + d)|pad(4) else REMOVE GSI1PK, GSI1SK"##,
            ], units: "1/8 declared"),
        // `when` holds for no item that is done, whatever else it holds.
        Case(
            entry: "{ update: Task, set: { state: 'done' }, read: true }", operations: "GetItem UpdateItem",
            change: #"SET state = "done" REMOVE OpenPK, OpenSK"#, units: "1/6 declared"),
        Case(
            entry: "{ update: Task, delete: { tags: $tag }, read: true }", operations: "GetItem UpdateItem",
            change: ##"SET state = if_not_exists(state, "new") DELETE tags [tag]"##,
            demand: "attribute_exists(PK) AND due = task.due",
            choices: [
                "exists(state) with state = task.state: if state = task.state else if attribute_not_exists(state)",
                "exists(tags) with tags = task.tags: if tags = task.tags else if attribute_not_exists(tags)",
                #"state != 'done' and size(tags) > 0 with state = (task.state else "new"), "#
                    + ##"tags = (task.tags else []) without [tag]: SET OpenPK = "OPEN#" + team, OpenSK = task.due "##
                    + "else REMOVE OpenPK, OpenSK",
            ], units: "1/8 declared"),
        // Unique attributes: 2 KB twice, and three companions twice. The version says that all is as it was read.
        Case(
            entry: "{ update: Account, set: [nick], read: true, returns: none }",
            operations: "GetItem TransactWriteItems", change: "SET nick = nick ADD version 1",
            demand: "attribute_exists(PK) AND version = account.version; -; attribute_not_exists(PK)",
            units: "1/8 declared"),
        Case(
            entry: "{ update: Account, set: { email: $new }, given: [email] }",
            operations: "TransactWriteItems GetItem", change: "SET email = new ADD version 1",
            demand: "attribute_exists(PK) AND email = email; -; attribute_not_exists(PK)", units: "1/8 declared"),
        Case(
            entry: "{ update: Account, remove: [nick], given: [nick, realm], returns: none }",
            operations: "TransactWriteItems", change: "REMOVE nick ADD version 1",
            demand: "attribute_exists(PK) AND realm = realm; -",
            choices: ["exists(nick) with nick = nick: if nick = nick else if attribute_not_exists(nick)"],
            units: "0/6 declared"),
        Case(entry: "{ update: Account, set: [realm, nick] }", problems: ["unique realm,nick"]),
        Case(
            entry: "{ update: Account, set: [nick], given: [realm] }", problems: ["unique realm,nick"]),
        // A companion expires with its item.
        Case(entry: "{ update: Guest, set: [expiresAt] }", problems: ["unique code"]),
        Case(
            entry: "{ update: Guest, set: { expiresAt: $at }, given: [code], returns: none }",
            operations: "TransactWriteItems", change: "SET expiresAt = at",
            demand: "attribute_exists(PK) AND expiresAt > now AND code = code; "
                + ##"attribute_not_exists(PK) OR expiresAt <= now OR owner = { PK = "GUEST#" + id, SK = "GUEST" }"##,
            units: "0/4 least"),
        Case(entry: "{ update: Guest, set: { code: $new }, given: [code] }", problems: ["unique code"]),
        // An upsert writes the key's attributes, the discriminator, defaults, and when it was made.
        Case(
            entry: "{ update: Counter, set: { hits: 1, log: [] }, upsert: true }",
            change: """
                SET hits = 1, log = [], updatedAt = now, name = name, day = day, EntityType = "Counter", \
                unit = if_not_exists(unit, "piece"), createdAt = if_not_exists(createdAt, now), \
                GSI1PK = "DAY#" + day, GSI1SK = "AT#" + now ADD version 1
                """, demand: "-", units: "0/3 declared"),
        Case(
            entry: "{ update: Counter, add: { hits: $n }, append: { log: $line }, upsert: true }",
            change: """
                SET log = list_append(if_not_exists(log, []), [line]), updatedAt = now, name = name, day = day, \
                EntityType = "Counter", unit = if_not_exists(unit, "piece"), \
                createdAt = if_not_exists(createdAt, now), GSI1PK = "DAY#" + day, GSI1SK = "AT#" + now \
                ADD hits n, version 1
                """, demand: "-",
            choices: [
                "hits >= 0 with hits = n: if (attribute_not_exists(hits) OR hits >= 0 - n) else if hits >= 0 - n",
                "hits <= 10 with hits = n: if (attribute_not_exists(hits) OR hits <= 10 - n) else if hits <= 10 - n",
            ], units: "0/3 declared"),
        Case(entry: "{ update: Counter, set: { hits: 1 }, upsert: true }", problems: ["upsert log"]),
        // Puts and deletes.
        Case(
            entry: "{ delete: Task, given: [due, owner], returns: old }", operations: "DeleteItem",
            demand: "due = due",
            choices: ["exists(owner) with owner = owner: if owner = owner else if attribute_not_exists(owner)"],
            units: "0/6 declared"),
        Case(
            entry: "{ put: Task, given: [due], returns: old }", operations: "PutItem", demand: "due = due",
            units: "0/6 declared"),
        Case(
            entry: "{ put: Counter, read: true }", operations: "GetItem PutItem", demand: "-",
            choices: [
                "exists(version) with version = storedCounter.version: if version = storedCounter.version "
                    + "else if attribute_not_exists(PK)"
            ], units: "1/2 declared"),
    ]

    @Test("Plans", arguments: cases)
    func plan(_ expected: Case) throws {
        let design = try #require(readDesign(fromYAML: Self.text + "  p: \(expected.entry)\n"))
        switch planAccess(design).patterns[0] {
        case .failed(let failure):
            #expect(failure.problems.map { WriteTests().text($0, design) } == expected.problems)
        case .planned:
            let facts = try #require(PlanFacts(design, "p"))
            #expect(expected.problems.isEmpty)
            #expect(facts.operations == expected.operations)
            #expect(facts.change == expected.change)
            #expect(facts.conditions == expected.demand)
            #expect(facts.choices == expected.choices)
            #expect(facts.units == expected.units)
        }
    }

    /// The values that stand unchanged leave the companion where it is.
    @Test("Companions move by their values: the old goes, the new comes, and of one key neither")
    func companions() throws {
        let text = Self.text + "  p: { update: Account, set: { email: $new, nick: 'x' }, read: true, returns: old }\n"
        let design = try #require(readDesign(fromYAML: text))
        let facts = try #require(PlanFacts(design, "p"))
        #expect(
            facts.key == ##"PK = "ACCOUNT#" + id, SK = "ACCOUNT"; PK = "ACCOUNT#" + id, SK = "ACCOUNT"; "##
                + ##"PK = "UNIQUE#Account#email#" + encoded(account.email), SK = "UNIQUE"; "##
                + ##"PK = "UNIQUE#Account#email#" + encoded(new), SK = "UNIQUE"; "##
                + ##"PK = "UNIQUE#Account#realm#nick#" + encoded(account.realm) + "#" + encoded(account.nick), SK = "UNIQUE"; "##
                + ##"PK = "UNIQUE#Account#realm#nick#" + encoded(account.realm) + "#" + encoded("x"), SK = "UNIQUE""##)
        guard case .transact(let transaction) = facts.plan.requests[1] else { throw Missing() }
        #expect(transaction.actions.map(\.sameKey) == [nil, nil, .neither, nil, .neither])
        #expect(transaction.actions.map(\.onlyWith.count) == [0, 0, 0, 1, 0])
        #expect(facts.plan.retries == 3)
        guard case .asRead("account")? = facts.plan.returned else { throw Missing() }
    }

    @Test("The report tells what is decided before a request is sent, and what a call gives back")
    func report() throws {
        let text = Self.text + "  p: { update: Account, set: [nick], given: [nick], read: true, returns: old }\n"
        // The new value and the old would be one parameter.
        #expect(readDesign(fromYAML: text) == nil)
        let read =
            Self.text + "  p: { update: Account, set: { nick: $new }, given: [nick], read: true, returns: old }\n"
        let design = try #require(readDesign(fromYAML: read))
        let entry = try #require(planJSON(design, planAccess(design))["patterns"]?.elements.first)
        #expect(entry["retries"] == 3)
        #expect(entry["returns"]?.text(.compact) == #"{"item":"old","from":"read","as":"account"}"#)
        #expect(
            entry["parameters"]?.elements.map { $0["optional"] } == [false, false, true])
        let requests = entry["requests"]?.elements ?? []
        #expect(requests.map { $0["as"] } == ["account", nil])
        let choices: JSONValue = [
            [
                "at": 0, "if": "exists(nick)", "of": ["nick": ["S": "${nick}"]],
                "then": [
                    "ConditionExpression": "#nick = :nick_2", "ExpressionAttributeNames": ["#nick": "nick"],
                    "ExpressionAttributeValues": [":nick_2": ["S": "${nick}"]],
                ],
                "else": [
                    "ConditionExpression": "attribute_not_exists(#nick)",
                    "ExpressionAttributeNames": ["#nick": "nick"],
                ],
            ]
        ]
        #expect(requests.last?["choices"]?.text() == choices.text())
        #expect(requests.last?["companions"]?.text(.compact) == #"[{"delete":1,"put":2,"sameKey":"neither"}]"#)
    }

    @Test("An item is put without the keys of an entry that it is not in")
    func leftOut() throws {
        let design = try #require(readDesign(fromYAML: Self.text + "  p: { create: Task, returns: new }\n"))
        let facts = try #require(PlanFacts(design, "p"))
        guard case .put(let put) = facts.plan.requests[0] else { throw Missing() }
        let shown = put.leftOut.map { entry in
            "\(entry.names.joined(separator: " ")) unless \(ConditionText(entity: design[entry.entity]).text(entry.condition))"
        }
        #expect(
            shown == ["GSI1PK GSI1SK unless exists(owner)", "OpenPK OpenSK unless state != 'done' and size(tags) > 0"])
        guard case .asPut? = facts.plan.returned else { throw Missing() }
    }

    struct Missing: Error {}
}
