import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Items are in an index by the stored names that they have, whoever wrote them.
@Suite("Membership in indexes")
struct IndexMembershipTests {
    typealias F = DesignFixture

    struct Case: CustomTestStringConvertible, Sendable {
        var title: String
        var partition: String
        var sort: String
        var condition: String?
        var key: String
        var filter: String?

        var testDescription: String { title }
    }

    @Test(
        "Indexes that no entity names",
        arguments: [
            Case(
                title: "Inverted: the table's keys", partition: "SK", sort: "PK", condition: "o = $o",
                key: ##"SK = "ORDER#" + o and PK begins with "USER#""##),
            Case(
                title: "The discriminator as a key attribute", partition: "EntityType", sort: "SK",
                key: ##"EntityType = "Order" and SK begins with "ORDER#""##),
            // A note has a state, too, and its item would be in the index.
            Case(
                title: "Attributes of the entity", partition: "state", sort: "at", condition: "state = $s and at >= $a",
                key: "state = s and at >= a", filter: #"EntityType = "Order""#),
        ])
    func membership(_ expected: Case) throws {
        var fixture = F(indexes: [F.index("i", [expected.partition], [expected.sort])])
        let attributes = [
            F.attribute("u", .ulid), F.attribute("o", .ulid), F.attribute("state", .string),
            F.attribute("at", .timestamp(.iso8601)),
        ]
        fixture.add("Order", key: ["USER#<u>", "ORDER#<o>"], attributes)
        fixture.add("Note", key: ["USER#<u>", "NOTE#<o>"], attributes)
        fixture.query("q", ["Order"], where: expected.condition, index: "i")
        let facts = try #require(PlanFacts(fixture.design, "q"))
        #expect(facts.plan.index == "i")
        #expect(facts.key == expected.key)
        #expect(facts.filter == expected.filter)
    }
}
