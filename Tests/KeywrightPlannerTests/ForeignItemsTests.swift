import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Items that a key condition reads and that were not asked for.
@Suite("Foreign items")
struct ForeignItemsTests {
    typealias F = DesignFixture

    struct Case: CustomTestStringConvertible, Sendable {
        var title: String
        /// Sort templates of the entities A, B and C, which share the partition key `P#<p>`.
        var templates: [String]
        var asked: [String]
        var condition: String
        var key: String
        var filter: String?
        var foreign: [String]

        var testDescription: String { title }
    }

    private static let cases = [
        Case(
            title: "An order beside its items", templates: ["ORDER#<o>", "ORDER#<o>#ITEM#<line|pad(4)>"], asked: ["A"],
            condition: "p = $p", key: ##"SK begins with "ORDER#""##, filter: ##"EntityType = "A""##, foreign: ["B"]),
        Case(
            title: "The items alone are told by no prefix", templates: ["ORDER#<o>", "ORDER#<o>#ITEM#<line|pad(4)>"],
            asked: ["B"], condition: "p = $p", key: ##"SK begins with "ORDER#""##, filter: ##"EntityType = "B""##,
            foreign: ["A"]),
        Case(
            title: "One order's items", templates: ["ORDER#<o>", "ORDER#<o>#ITEM#<line|pad(4)>"], asked: ["B"],
            condition: "p = $p and o = $o", key: ##"SK begins with "ORDER#" + o + "#ITEM#""##, filter: nil, foreign: []),
        Case(
            title: "An order with its items, by an id of fixed width",
            templates: ["ORDER#<o>", "ORDER#<o>#ITEM#<line|pad(4)>"], asked: ["A", "B"],
            condition: "p = $p and o = $o", key: ##"SK begins with "ORDER#" + o"##, filter: nil, foreign: []),
        // PARTICIPANT#user1 is a beginning of PARTICIPANT#user10, too.
        Case(
            title: "A participant with his messages, by a name",
            templates: ["PARTICIPANT#<s>", "PARTICIPANT#<s>#<line|pad(4)>"],
            asked: ["A", "B"], condition: "p = $p and s = $s",
            key: ##"SK between "PARTICIPANT#" + s and "PARTICIPANT#" + s + "#" + ∞"##, filter: "s = s",
            foreign: ["A", "B"]),
        Case(
            title: "A participant alone", templates: ["PARTICIPANT#<s>", "PARTICIPANT#<s>#<line|pad(4)>"], asked: ["A"],
            condition: "p = $p and s = $s", key: ##"SK = "PARTICIPANT#" + s"##, filter: nil, foreign: []),
        Case(
            title: "A whole text is no beginning", templates: ["META", "META#<o>"], asked: ["A"], condition: "p = $p",
            key: ##"SK = "META""##, filter: nil, foreign: []),
        Case(
            title: "Other heads are never met", templates: ["A#<o>", "B#<o>", "C#<o>"], asked: ["B"],
            condition: "p = $p", key: ##"SK begins with "B#""##, filter: nil, foreign: []),
        Case(
            title: "Two of three, which is less than the whole", templates: ["A#<o>", "B#<o>", "C#<o>"],
            asked: ["A", "B"], condition: "p = $p", key: ##"SK between "A#" and "B#" + ∞"##, filter: nil, foreign: []),
        Case(
            title: "The outer two of three", templates: ["A#<o>", "B#<o>", "C#<o>"], asked: ["A", "C"],
            condition: "p = $p", key: ##"SK between "A#" and "C#" + ∞"##, filter: ##"EntityType IN ("A", "C")"##,
            foreign: ["B"]),
        Case(
            title: "All of them are the whole collection", templates: ["A#<o>", "B#<o>", "C#<o>"],
            asked: ["A", "B", "C"], condition: "p = $p", key: "", filter: nil, foreign: []),
        Case(
            title: "A range does not reach another entity", templates: ["N#<line|pad(4)>", "NOTE#<o>"], asked: ["A"],
            condition: "p = $p and line >= $a and line <= $b",
            key: ##"SK between "N#" + a|pad(4) and "N#" + b|pad(4)"##,
            filter: nil, foreign: []),
        // A call with -1 or 10000 opens that side: it reads what begins as the numbers do, whatever follows.
        Case(
            title: "A bound that the key does not hold opens its side", templates: ["N<line|pad(4)>", "N#<o>"],
            asked: ["A"], condition: "p = $p and line >= $a and line <= $b",
            key: ##"SK between "N" + a|pad(4) and "N" + b|pad(4)"##, filter: ##"EntityType = "A""##, foreign: ["B"]),
        Case(
            title: "On the other side, too", templates: ["N<line|pad(4)>", "NOTE#<o>"], asked: ["A"],
            condition: "p = $p and line <= $b", key: ##"SK between "N" and "N" + b|pad(4)"##,
            filter: ##"EntityType = "A""##, foreign: ["B"]),
        Case(
            title: "A range may reach an entity whose values are free", templates: ["N#<line|pad(4)>", "N#<s>"],
            asked: ["A"], condition: "p = $p and line >= $a and line <= $b",
            key: ##"SK between "N#" + a|pad(4) and "N#" + b|pad(4)"##, filter: ##"EntityType = "A""##, foreign: ["B"]),
        Case(
            title: "A free text cannot be one of an enum", templates: ["<s>", "ITEM#<o>"], asked: ["B"],
            condition: "p = $p", key: ##"SK begins with "ITEM#""##, filter: nil, foreign: []),
    ]

    @Test("Key conditions and filters", arguments: cases)
    func foreign(_ expected: Case) throws {
        var fixture = F()
        for (name, template) in zip(["A", "B", "C"], expected.templates) {
            fixture.add(
                name, key: ["P#<p>", template],
                [
                    F.attribute("p", .ulid), F.attribute("o", .ulid), F.attribute("line", .int, min: 0),
                    F.attribute("s", .string),
                ])
        }
        fixture.query("q", expected.asked, where: expected.condition)
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.key == ##"PK = "P#" + p"## + (expected.key.isEmpty ? "" : " and \(expected.key)"))
        #expect(facts.filter == expected.filter)
        #expect(facts.plan.foreign.map { fixture.design[$0.entity].name } == expected.foreign)
        #expect(facts.plan.foreign.allSatisfy { $0.witness != nil && $0.unproven == nil && $0.isDiscarded })
        #expect(facts.plan.cost.basis == .least)
    }

    @Test("The witness is an item that is read and not asked for")
    func witness() throws {
        var fixture = F()
        let attributes = [F.attribute("p", .ulid), F.attribute("o", .ulid), F.attribute("line", .int, min: 0, max: 9)]
        fixture.add("Order", key: ["P#<p>", "ORDER#<o>"], attributes)
        fixture.add("Item", key: ["P#<p>", "ORDER#<o>#ITEM#<line|pad(4)>"], attributes)
        fixture.query("q", ["Order"], where: "p = $p")
        let foreign = try #require(PlanFacts(fixture.design, "q")?.plan.foreign.first)
        guard case .items(let items)? = foreign.witness, let item = items.first else {
            Issue.record("no items")
            return
        }
        #expect(item.entity == "Item")
        #expect(item.values.map(\.name) == ["p", "o", "line"])
        let texts = item.key.map { pair -> String in
            if case .text(let text) = pair.value { return text }
            return ""
        }
        #expect(texts[0].hasPrefix("P#") && texts[0].utf8.count == 28)
        #expect(texts[1].hasPrefix("ORDER#") && texts[1].contains("#ITEM#000"))
    }

    @Test("A stray is an item of the asked entity whose value goes on from the one that is asked for")
    func stray() throws {
        var fixture = F()
        let attributes = [F.attribute("p", .ulid), F.attribute("s", .string), F.attribute("line", .int, min: 0)]
        fixture.add("Member", key: ["P#<p>", "MEMBER#<s>"], attributes)
        fixture.add("Message", key: ["P#<p>", "MEMBER#<s>#<line|pad(4)>"], attributes)
        fixture.query("q", ["Member", "Message"], where: "p = $p and s = $s")
        let foreign = try #require(PlanFacts(fixture.design, "q")?.plan.foreign.first)
        guard case .items(let items)? = foreign.witness, let item = items.first,
            case .text(let name) = item.values[1].value
        else {
            Issue.record("no item")
            return
        }
        #expect(item.entity == "Member")
        // At least two characters, of which the second sorts before the delimiter that follows the shorter name.
        let scalars = Array(name.unicodeScalars)
        #expect(scalars.count == 2 && scalars[1] < "#")
        #expect(item.key[1].value == .text("MEMBER#\(name)"))
    }

    @Test("Companions are foreign where the partition key can be theirs")
    func companions() throws {
        var fixture = F()
        fixture.add(
            "User", key: ["USER#<u>", "A"], [F.attribute("u", .ulid), F.attribute("email", .string)],
            unique: [["email"]])
        fixture.add(
            "Tag", key: ["<a>#User#email#<b>", "<c>"],
            [F.attribute("a", .string), F.attribute("b", .string), F.attribute("c", .string)])
        fixture.query("q", ["Tag"], where: "a = $a and b = $b")
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.plan.foreign.map { $0.companionOf?.count } == [1])
        #expect(facts.filter == ##"EntityType = "Tag""##)
    }

    @Test("Without a discriminator nothing discards them")
    func noDiscriminator() throws {
        var fixture = F(discriminator: nil)
        let attributes = [F.attribute("p", .ulid), F.attribute("o", .ulid), F.attribute("line", .int, min: 0)]
        fixture.add("Order", key: ["P#<p>", "ORDER#<o>"], attributes)
        fixture.add("Item", key: ["P#<p>", "ORDER#<o>#ITEM#<line|pad(4)>"], attributes)
        fixture.query("q", ["Order"], where: "p = $p")
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.filter == nil)
        #expect(facts.plan.foreign.map(\.isDiscarded) == [false])
    }
}
