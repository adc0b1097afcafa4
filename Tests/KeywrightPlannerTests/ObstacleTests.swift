import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Queries that no candidate answers, and what each lacks.
@Suite("Obstacles")
struct ObstacleTests {
    typealias F = DesignFixture

    /// A table `PK`, `SK`, an index GSI1 with a sort key, one without, and one of two attributes on each side.
    static func shop() -> DesignFixture {
        let indexes = [
            F.index("GSI1", ["GSI1PK"], ["GSI1SK"]), F.index("byMail", ["email"]),
            F.index("multi", ["country", "city"], ["kind", "at"]),
            F.index("keys", ["KPK"], [], projection: .keysOnly),
        ]
        var fixture = F(timeToLive: "expiresAt", indexes: indexes)
        fixture.add(
            "User", key: ["USER#<id>", "PROFILE"], indexes: [("GSI1", ["TEAM#<team>", "<at|day>#<at>"])],
            [
                F.attribute("id", .ulid), F.attribute("team", .string), F.attribute("at", .timestamp(.iso8601)),
                F.attribute("email", .string), F.attribute("score", .int, min: 0), F.attribute("kind?", .string),
            ])
        fixture.add(
            "Place", key: ["PLACE#<id>", "PLACE"],
            indexes: [
                ("multi", ["<country>", "<city>", "<kind>", "<at>"]), ("keys", ["K#<team>"]),
                ("GSI1", ["TEAM#<team>", "<score|pad(6)>"]),
            ],
            [
                F.attribute("id", .ulid), F.attribute("country", .string), F.attribute("city", .string),
                F.attribute("kind", .string), F.attribute("at", .timestamp(.iso8601)), F.attribute("team", .string),
                F.attribute("score", .int, min: 0),
            ])
        fixture.add(
            "Shard", key: ["S#<id|shard(10)>", "<id>"], indexes: [("GSI1", ["M#<at|month>", "<at>"])],
            [F.attribute("id", .ulid), F.attribute("at", .timestamp(.iso8601))])
        return fixture
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var title: String
        var entities = ["User"]
        var condition: String?
        var filter: String?
        var order: Order?
        var index: String?
        var consistent: Bool?
        /// Index (`table` for the table) and obstacles of each candidate, the nearest first; empty where there is a plan.
        var lacks: [String]

        struct Order: Sendable {
            var attribute: String?
            var descending = false
        }

        var testDescription: String { title }
    }

    static let cases = [
        Case(
            title: "No key holds it", condition: "score = $s",
            lacks: [
                "table: unbound id, KW201", "GSI1: unbound team, KW201", "byMail: unbound email, KW201",
            ]),
        Case(
            title: "Half of a key", condition: "id = $id and score = $s",
            lacks: ["table: KW201", "GSI1: unbound team, KW201, KW201", "byMail: unbound email, KW201, KW201"]),
        Case(
            title: "A consistent read of an index", condition: "team = $t", consistent: true,
            lacks: [
                "GSI1: consistent", "table: unbound id, KW201", "byMail: unbound email, KW201, consistent",
            ]),
        Case(
            title: "A pinned index that does not answer", condition: "team = $t", index: "byMail",
            lacks: ["byMail: unbound email, KW201", "GSI1: pinned", "table: unbound id, KW201, pinned"]),
        Case(title: "A pinned index that does", condition: "team = $t", index: "GSI1", lacks: []),
        Case(
            title: "A natural index without a sort key has no order", condition: "email = $e",
            order: .init(attribute: nil), index: "byMail",
            lacks: ["byMail: order", "table: unbound id, KW201, pinned", "GSI1: unbound team, KW201, pinned"]),
        Case(
            title: "The order of a bucket", condition: "team = $t", order: .init(attribute: "at"), index: "GSI1",
            lacks: [
                "GSI1: order", "table: unbound id, KW201, pinned, order", "byMail: unbound email, KW201, pinned, order",
            ]),
        Case(
            title: "A filter on a key attribute", condition: "email = $e", filter: "email != $other",
            lacks: ["byMail: KW220", "table: unbound id, KW201", "GSI1: unbound team, KW201"]),
        Case(
            title: "A filter that applies a transform", condition: "team = $t", filter: "email|lower = $e",
            lacks: ["GSI1: KW201", "table: unbound id, KW201", "byMail: unbound email, KW201"]),
        Case(
            title: "A multi-attribute index without a partition attribute", entities: ["Place"],
            condition: "country = $c", index: "multi",
            lacks: [
                "multi: unbound city", "table: unbound id, KW201, pinned", "GSI1: unbound team, KW201, pinned",
                "keys: unbound team, KW201, pinned, projection",
            ]),
        Case(
            title: "A gap between the sort attributes", entities: ["Place"],
            condition: "country = $c and city = $d and at >= $a", index: "multi",
            lacks: [
                "multi: KW213", "table: unbound id, KW201, KW201, KW201, pinned",
                "GSI1: unbound team, KW201, KW201, KW201, pinned",
                "keys: unbound team, KW201, KW201, KW201, pinned, projection",
            ]),
        Case(
            title: "An index that holds keys alone", entities: ["Place"], condition: "team = $t", index: "keys",
            lacks: [
                "keys: projection", "GSI1: pinned", "table: unbound id, KW201, pinned",
                "multi: unbound country, unbound city, KW201, pinned",
            ]),
        Case(
            title: "Shards", entities: ["Shard"], condition: nil,
            lacks: []),
        Case(
            title: "Time buckets", entities: ["Shard"], condition: "at >= $from",
            lacks: ["table: KW201", "GSI1: KW201"]),
        Case(title: "A shard of a value that is given", entities: ["Shard"], condition: "id = $id", lacks: []),
        Case(
            title: "Two entities that no partition holds together", entities: ["User", "Place"], condition: "id = $id",
            lacks: [
                "table: apart", "GSI1: unbound team, KW201, unbound team",
            ]),
        Case(
            title: "Two entities in one collection of an index", entities: ["User", "Place"], condition: "team = $t",
            lacks: []),
    ]

    @Test("Candidates", arguments: cases)
    func obstacles(_ expected: Case) throws {
        var fixture = Self.shop()
        fixture.query(
            "q", expected.entities, where: expected.condition, filter: expected.filter,
            order: expected.order.map { ($0.attribute, $0.descending) }, index: expected.index,
            consistent: expected.consistent)
        let design = fixture.design
        guard case .failed(let failure) = planAccess(design).patterns[0] else {
            #expect(expected.lacks.isEmpty)
            return
        }
        let lacks = failure.candidates.map { candidate in
            let obstacles = candidate.obstacles.map { text($0, design) }
            return "\(candidate.index ?? "table"): \(obstacles.joined(separator: ", "))"
        }
        // Indexes in which an entity is not at all come last, and are not looked at here.
        #expect(lacks.filter { !$0.contains("absent") } == expected.lacks)
    }

    private func text(_ obstacle: PlanFailure.Obstacle, _ design: Design) -> String {
        switch obstacle {
        case .notInIndex: "absent"
        case .partitionUnbound(let entity, let attribute): "unbound \(design[entity][attribute].name)"
        case .partitionsDiffer: "apart"
        case .conditionNotServed(_, let rule, _), .orderUnsound(_, _, let rule, _): rule.code
        case .fanOut(let entity, let attribute, _): "fan-out \(design[entity][attribute].name)"
        case .orderNotServed: "order"
        case .notProjected: "projection"
        case .consistentOnIndex: "consistent"
        case .notPinned: "pinned"
        case .keyConditionRefused: "refused"
        case .leavesOut: "leaves out"
        }
    }

    /// A multi-attribute index takes its conditions in the order of its key (F1.42).
    @Test(
        "Conditions of a multi-attribute index",
        arguments: [
            ("", "country = c and city = d"), (" and kind = $k", "country = c and city = d and kind = k"),
            (" and kind = $k and at >= $a", "country = c and city = d and kind = k and at >= a"),
            (" and kind begins with $k", "country = c and city = d and kind begins with k"),
            (" and kind = $k and at = $a", "country = c and city = d and kind = k and at = a"),
        ])
    func multi(condition: String, key: String) throws {
        var fixture = Self.shop()
        fixture.query("q", ["Place"], where: "country = $c and city = $d\(condition)")
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.plan.index == "multi")
        #expect(facts.key == key)
    }

    @Test("Entities that share a part of a multi-attribute sort key are read by that part")
    func sharedSortPrefix() throws {
        var fixture = F(indexes: [F.index("multi", ["group"], ["kind", "rest"])])
        let attributes = [F.attribute("id", .ulid), F.attribute("kind", .string)]
        for name in ["A", "B"] {
            fixture.add(
                name, key: ["\(name)#<id>", name], indexes: [("multi", ["GROUP", "<kind>", "\(name)#<kind>"])],
                attributes)
        }
        fixture.query("q", ["A", "B"], where: "kind = $k")
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.key == #"group = "GROUP" and kind = k"#)
        #expect(facts.filter == nil)
    }

    /// An order by name relies on the texts of the key.
    @Test(
        "Orders by name",
        arguments: [
            ("<score|pad(6)>#<id>", "score", true, "forward"), ("<score|pad(6)>#<id>", "score", false, "backward"),
            ("<score|invert(6)>#<id>", "score", true, "backward"),
            ("<score|invert(6)>#<id>", "score", false, "forward"),
            ("<score>#<id>", "score", true, "KW501"), ("<uuid>", "uuid", true, "KW502"),
            ("<name|lower>", "name", true, "KW502"), ("<name>#<id>", "name", true, "KW505"),
            ("<name>", "name", true, "forward"),
            ("<id>#<score|pad(6)>", "score", true, "order"), ("A#B", "score", true, "order"),
        ])
    func order(template: String, attribute: String, ascending: Bool, expected: String) {
        var fixture = F()
        fixture.add(
            "E", key: ["P#<p>", template],
            [
                F.attribute("p", .ulid), F.attribute("id", .ulid), F.attribute("score", .int, min: 0, max: 99999),
                F.attribute("uuid", .uuid), F.attribute("name", .string),
            ])
        fixture.query("q", ["E"], where: "p = $p", order: (attribute, !ascending))
        switch planAccess(fixture.design).patterns[0] {
        case .planned:
            let isForward = PlanFacts(fixture.design, "q")?.query?.forward
            #expect(isForward == (expected == "forward"))
        case .failed(let failure):
            #expect(failure.candidates.flatMap(\.obstacles).map { text($0, fixture.design) } == [expected])
        }
    }

    @Test("Of two that answer, the table comes first, then the index as written")
    func choice() throws {
        var fixture = F(indexes: [F.index("one", ["A"], ["B"]), F.index("two", ["C"], ["D"])])
        let attributes = [F.attribute("x", .ulid), F.attribute("y", .ulid), F.attribute("z", .ulid)]
        fixture.add(
            "E", key: ["X#<x>", "<y>"], indexes: [("one", ["X#<x>", "<y>"]), ("two", ["Z#<z>", "<y>"])], attributes)
        fixture.query("byX", ["E"], where: "x = $x")
        fixture.query("byZ", ["E"], where: "z = $z")
        #expect(try #require(PlanFacts(fixture.design, "byX")).plan.index == nil)
        #expect(try #require(PlanFacts(fixture.design, "byZ")).plan.index == "two")
    }

    @Test("Queries keep expired items out")
    func expiry() throws {
        var fixture = Self.shop()
        fixture.add(
            "Token", key: ["T#<id>", "<id>"],
            [F.attribute("id", .ulid), F.attribute("expiresAt", .timestamp(.epochSeconds))])
        fixture.add(
            "Maybe", key: ["M#<id>", "<id>"],
            [F.attribute("id", .ulid), F.attribute("expiresAt?", .timestamp(.epochSeconds))])
        fixture.query("tokens", ["Token"], where: "id = $id")
        fixture.query("maybes", ["Maybe"], where: "id = $id")
        #expect(PlanFacts(fixture.design, "tokens")?.filter == "expiresAt > now")
        #expect(PlanFacts(fixture.design, "maybes")?.filter == "attribute_not_exists(expiresAt) OR expiresAt > now")
    }
}
