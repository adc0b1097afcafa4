import KeywrightDiagnostics
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

    /// A task is in the index only with a rank; what it is does not hang on that.
    private static let ranked = """
        keywright: 1
        design: Board
        table:
          name: board
          key: { partition: PK, sort: SK }
          indexes: { Ranks: { partition: EntityType, sort: { name: rank, type: N } } }
        entities:
          Task:
            key: { PK: BOARD#<board>, SK: TASK#<task> }
            attributes: { board: ulid, task: ulid, rank: int? }
        accessPatterns:

        """

    private func request(_ entry: String) throws -> JSONValue {
        let design = try #require(readDesign(fromYAML: Self.ranked + "  p: \(entry)\n"))
        let plan = try #require(planJSON(design, planAccess(design))["patterns"]?.elements.first)
        return try #require(plan["requests"]?.elements.first)
    }

    @Test("The discriminator stays, whether or not the item is in an index that is keyed by it")
    func discriminatorStays() throws {
        let put = try request("{ put: Task }")
        #expect(put["leaveOut"] == nil)
        #expect(put["input"]?["Item"]?["EntityType"]?["S"] == "Task")
        let update = try request("{ update: Task, remove: [rank] }")
        #expect(update["input"]?["UpdateExpression"] == "REMOVE #rank")
        #expect(update["choices"] == nil)
        let upsert = try request("{ update: Task, upsert: true, set: [rank] }")
        #expect(
            upsert["input"]?["UpdateExpression"]
                == "SET #rank = :rank, #board = :board, #task = :task, #EntityType = :EntityType")
        #expect(upsert["choices"] == nil)
    }
}
