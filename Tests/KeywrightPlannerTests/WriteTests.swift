// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// What every write keeps true.
@Suite("Writes")
struct WriteTests {
    typealias F = DesignFixture

    static func fixture() -> DesignFixture {
        var fixture = F(
            timeToLive: "expiresAt", indexes: [F.index("GSI1", ["GSI1PK"], ["GSI1SK"]), F.index("byKind", ["kind"])])
        fixture.add(
            "Doc", key: ["DOC#<id>", "DOC"],
            indexes: [("GSI1", ["TEAM#<team>#<id>", "<state>#<updatedAt>"])],
            [
                F.attribute("id", .ulid), F.attribute("team", .string), F.attribute("state?", .string),
                F.attribute("kind", .string), F.attribute("stock", .int, min: 0, max: 100, fallback: 10),
                F.attribute("visits", .int), F.attribute("rank", .int, min: 5), F.attribute("note?", .string),
                F.attribute("updatedAt", .timestamp(.iso8601), role: .updated),
            ])
        fixture.add(
            "Plain", key: ["PLAIN#<id>", "PLAIN"], indexes: [("GSI1", ["TEAM#<team>#<id>", "<state>"])],
            [
                F.attribute("id", .ulid), F.attribute("team", .string), F.attribute("state?", .string),
                F.attribute("kind", .string), F.attribute("stock", .int, min: 0, max: 100, fallback: 10),
                F.attribute("visits", .int), F.attribute("rank", .int, min: 5), F.attribute("note?", .string),
                F.attribute("expiresAt", .timestamp(.epochSeconds)),
            ], size: 3000)
        fixture.add(
            "Account", key: ["ACCOUNT#<id>", "ACCOUNT"],
            [
                F.attribute("id", .ulid), F.attribute("email", .string), F.attribute("nick?", .string),
                F.attribute("realm", .string), F.attribute("version", .int, role: .version),
                F.attribute("createdAt", .timestamp(.iso8601), role: .created),
            ], unique: [["email"], ["realm", "nick"]])
        for (name, sort) in [("Mail", "<email|lower>"), ("Cased", "<email>")] {
            fixture.add(
                name, key: ["\(name)#<email|lower>", name], indexes: [("GSI1", ["TEAM#<team>", sort])],
                [F.attribute("email", .string), F.attribute("team", .string)])
        }
        fixture.add(
            "Versioned", key: ["V#<id>", "V"],
            [
                F.attribute("id", .ulid), F.attribute("version", .int, role: .version),
                F.attribute("createdAt", .timestamp(.iso8601), role: .created),
            ])
        return fixture
    }

    /// An update in short words: `team = $t`, `team = 'x'`, `at = now`; `+ stock 1`; `- note`.
    static func update(_ fixture: inout DesignFixture, _ entity: String, _ changes: [String], if text: String? = nil) {
        let id = EntityID(fixture.design.entities.firstIndex { $0.name == entity }!)
        let value = fixture.design[id]
        var pattern = UpdatePattern(entity: id, keyBindings: [])
        for change in changes {
            let words = change.split(separator: " ").map(String.init)
            if words[0] == "-" {
                pattern.remove.append(Spanned(value.attribute(named: words[1])!, F.span))
                continue
            }
            let name = words[0] == "+" ? words[1] : words[0]
            let source: UpdatePattern.Value =
                switch ConditionFixture.operand(words[2], value) {
                case .parameter(let parameter): .parameter(parameter)
                case .literal(let literal, _): .literal(literal)
                default: .now
                }
            let change = UpdatePattern.Change(attribute: value.attribute(named: name)!, value: source, span: F.span)
            if words[0] == "+" { pattern.add.append(change) } else { pattern.set.append(change) }
        }
        pattern.condition = text.map { ConditionFixture.parse($0, value) }
        fixture.pattern("u", .update(pattern))
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var changes: [String]
        var entity = "Plain"
        var condition: String?
        /// The update expression and its condition, or the problems.
        var change = ""
        var demand = "attribute_exists(PK) AND expiresAt > now"
        var units = "0/9 declared"
        var problems: [String] = []

        var testDescription: String { "\(entity): \(changes.joined(separator: ", "))" }
    }

    // 3000 B are 3 KB: on the table, in GSI1, and in byKind, where every item with a kind is. An entry that moves is
    // written twice, one that goes once.
    static let cases = [
        Case(changes: ["note = $n"], change: "SET note = n"),
        Case(changes: ["note = 'x'", "- state"], change: #"SET note = "x" REMOVE state, GSI1PK, GSI1SK"#),
        // The whole key is known, since the id is part of the primary key.
        Case(
            changes: ["state = 'a'", "team = $t"],
            change: ##"SET state = "a", team = t, GSI1PK = "TEAM#" + t + "#" + id, GSI1SK = "a""##,
            units: "0/12 declared"),
        Case(changes: ["state = $s"], problems: ["stale GSI1 by state: team"]),
        Case(changes: ["state = 'a#b'", "team = $t"], problems: ["stale GSI1 by state: state"]),
        Case(changes: ["id = $x"], problems: ["key id", "stale GSI1 by id: team, state"]),
        // A natural index is never stale, but its entry moves.
        Case(changes: ["kind = $k"], change: "SET kind = k", units: "0/12 declared"),
        // Bounds: the start is the default.
        Case(changes: ["+ visits $d"], change: "ADD visits d"),
        Case(changes: ["+ visits 1"], change: "ADD visits 1"),
        Case(
            changes: ["+ stock 1"], change: "SET stock = if_not_exists(stock, 10) + 1",
            demand: "attribute_exists(PK) AND expiresAt > now AND (attribute_not_exists(stock) OR stock <= 99)"),
        Case(
            changes: ["+ stock -10"], change: "SET stock = if_not_exists(stock, 10) + -10",
            demand: "attribute_exists(PK) AND expiresAt > now AND (attribute_not_exists(stock) OR stock >= 10)"),
        Case(
            changes: ["+ stock -11"], change: "SET stock = if_not_exists(stock, 10) + -11",
            demand: "attribute_exists(PK) AND expiresAt > now AND stock >= 11"),
        // The call knows whether 10 and what it adds keep the bounds, where an item lacks the number.
        Case(
            changes: ["+ stock $d"], change: "SET stock = if_not_exists(stock, 10) + d",
            demand: "attribute_exists(PK) AND expiresAt > now"),
        // Nothing says what it starts from, and zero and one are below the least.
        Case(
            changes: ["+ rank 1"], change: "ADD rank 1",
            demand: "attribute_exists(PK) AND expiresAt > now AND rank >= 4"),
        Case(
            changes: ["note = $n"], condition: "state != 'a' and stock < $m", change: "SET note = n",
            demand:
                #"attribute_exists(PK) AND expiresAt > now AND attribute_exists(state) AND state <> "a" AND stock < m"#),
        Case(changes: ["note = $n"], condition: "note|lower = $m", problems: ["inexpressible"]),
        // What changes with every update is an input of every update.
        Case(changes: ["note = $n"], entity: "Doc", problems: ["stale GSI1 by updatedAt: team, state"]),
        Case(
            changes: ["state = $s", "team = $t"], entity: "Doc",
            change:
                ##"SET state = s, team = t, updatedAt = now, GSI1PK = "TEAM#" + t + "#" + id, GSI1SK = s + "#" + now"##,
            demand: "attribute_exists(PK)", units: "0/4 least"),
        // A key that has lost something is given by other values, too: those must not get into an index.
        Case(changes: ["team = $t"], entity: "Cased", problems: ["stale GSI1 by team: email"]),
        Case(
            changes: ["team = $t"], entity: "Mail",
            change: ##"SET team = t, GSI1PK = "TEAM#" + t, GSI1SK = email|lower"##,
            demand: "attribute_exists(PK)", units: "0/3 least"),
        Case(changes: ["email = $e"], entity: "Account", problems: ["unique email"]),
        Case(changes: ["realm = $e"], entity: "Account", problems: ["unique realm,nick"]),
    ]

    @Test("Updates", arguments: cases)
    func update(_ expected: Case) throws {
        var fixture = Self.fixture()
        Self.update(&fixture, expected.entity, expected.changes, if: expected.condition)
        let design = fixture.design
        switch planAccess(design).patterns[0] {
        case .failed(let failure):
            #expect(failure.problems.map { text($0, design) } == expected.problems)
        case .planned:
            let facts = try #require(PlanFacts(design, "u"))
            #expect(expected.problems.isEmpty)
            #expect(facts.change == expected.change)
            #expect(facts.conditions == expected.demand)
            #expect(facts.units == expected.units)
        }
    }

    func text(_ problem: WriteProblem, _ design: Design) -> String {
        switch problem {
        case .changesKey(let entity, let attribute, _): return "key \(design[entity][attribute].name)"
        case .staleIndexKey(let entity, let index, let changed, let unknown, _):
            let names = unknown.map { design[entity][$0].name }.joined(separator: ", ")
            return "stale \(index) by \(design[entity][changed].name): \(names)"
        case .unmaintainableUnique(let entity, let attributes, _, _):
            return "unique \(attributes.map { design[entity][$0].name }.joined(separator: ","))"
        case .incompleteUpsert(let entity, let missing), .upsertOfIndexKey(let entity, _, let missing):
            return "upsert \(missing.map { design[entity][$0].name }.joined(separator: ", "))"
        case .wrongKey: return "wrong key"
        case .conditionNotExpressible: return "inexpressible"
        case .unconditional(let entity, _): return "unconditional \(design[entity].name)"
        }
    }

    @Test("A put beside companions cannot be")
    func putUnique() {
        var fixture = Self.fixture()
        fixture.pattern("p", .put(WritePattern(entity: EntityID(2))))
        guard case .failed(let failure) = planAccess(fixture.design).patterns[0] else {
            Issue.record("planned")
            return
        }
        #expect(failure.problems.map { text($0, fixture.design) } == ["unique email"])
    }

    @Test("Companions of several attributes, one of them optional, come and go with the item")
    func companions() throws {
        let facts = try #require(PlanFacts(Self.fixture().design, "Account.create"))
        #expect(
            facts.key
                == ##"PK = "ACCOUNT#" + account.id, SK = "ACCOUNT"; "##
                + ##"PK = "UNIQUE#Account#email#" + encoded(account.email), SK = "UNIQUE"; "##
                + ##"PK = "UNIQUE#Account#realm#nick#" + encoded(account.realm) + "#" + encoded(account.nick), SK = "UNIQUE""##
        )
        guard case .transact(let transaction) = facts.plan.requests[0] else { throw Missing() }
        #expect(transaction.actions.map(\.onlyWith.count) == [0, 0, 1])
        #expect(
            transaction.actions.map(\.failure) == [
                .alreadyExists, .notUnique(["email"]), .notUnique(["realm", "nick"]),
            ])
        #expect(facts.units == "0/6 least")
    }

    @Test("A delete beside companions is conditional on what was read")
    func deleteUnique() throws {
        let facts = try #require(PlanFacts(Self.fixture().design, "Account.delete"))
        #expect(facts.operations == "GetItem TransactWriteItems")
        #expect(facts.conditions == "email = account.email AND realm = account.realm; -; -")
        guard case .get(let get) = facts.plan.requests[0], case .transact(let transaction) = facts.plan.requests[1],
            case .delete(let delete) = transaction.actions[0].kind
        else { throw Missing() }
        #expect(get.consistent)
        #expect(delete.presence.map(\.whenPresent) == ["#nick = :nick"])
        #expect(delete.presence.map(\.whenAbsent) == ["attribute_not_exists(#nick)"])
        #expect(delete.versionCondition == "#version = :expectedVersion")
        #expect(delete.versionNames.map(\.attribute) == ["version"])
    }

    @Test("A put of an entity with a version replaces the version that is given, else nothing")
    func putVersioned() throws {
        let facts = try #require(PlanFacts(Self.fixture().design, "Versioned.put"))
        #expect(facts.conditions == "attribute_not_exists(PK)")
        guard case .put(let put) = facts.plan.requests[0] else { throw Missing() }
        #expect(put.replacing?.expression == "#version = :expectedVersion")
        #expect(put.replacing?.tables.names.map(\.alias) == ["#version"])
        let created = put.attributes.first { $0.storedName == "createdAt" }
        #expect(created.map { facts.readable.value($0.value) } == "versioned.createdAt, else now")
    }

    @Test("Items list each stored name once: keys, discriminator, index keys, then attributes")
    func itemAttributes() throws {
        let facts = try #require(PlanFacts(Self.fixture().design, "Plain.create"))
        guard case .put(let put) = facts.plan.requests[0] else { throw Missing() }
        #expect(
            put.attributes.map { ($0.isOptional ? "?" : "") + $0.storedName } == [
                "PK", "SK", "EntityType", "?GSI1PK", "?GSI1SK", "id", "team", "?state", "kind", "stock", "visits",
                "rank",
                "?note", "expiresAt",
            ])
        #expect(facts.conditions == "attribute_not_exists(PK) OR expiresAt <= now")
    }

    @Test("A delete and a check with a condition refuse an expired item")
    func expired() throws {
        var fixture = Self.fixture()
        let plain = EntityID(1)
        let condition = ConditionFixture.parse("kind = 'a'", fixture.design[plain])
        let delete = DeletePattern(entity: plain, keyBindings: [], condition: condition)
        fixture.pattern("d", .delete(delete))
        fixture.pattern(
            "t",
            .transact([
                TransactionStep(
                    label: "one", action: .check(DeletePattern(entity: plain, keyBindings: [])), span: F.span),
                TransactionStep(label: "two", action: .delete(delete), span: F.span),
            ]))
        #expect(PlanFacts(fixture.design, "d")?.conditions == #"expiresAt > now AND kind = "a""#)
        #expect(
            PlanFacts(fixture.design, "t")?.conditions
                == #"attribute_exists(PK) AND expiresAt > now; expiresAt > now AND kind = "a""#)
    }

    @Test(
        "Differences are exact",
        arguments: [
            ("0", "1", "-1"), ("100", "-1", "101"), ("0.5", "0.25", "0.25"), ("-3", "-3", "0"), ("1", "0.001", "0.999"),
            ("-1", "99", "-100"), ("1000000000000000000000", "1", "999999999999999999999"), ("-0.1", "-0.35", "0.25"),
        ])
    func differences(left: String, right: String, expected: String) throws {
        let difference = try #require(ExactNumber(left)).subtracting(try #require(ExactNumber(right)))
        #expect(difference.text == expected)
    }

    struct Missing: Error {}
}
