import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// What the language and the facts say of the design on the language's first page.
@Suite("Plans of the shop")
struct ShopPlanTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var operations: String
        var index: String? = nil
        var key: String
        var conditions = ""
        /// Read and write units.
        var units: String

        var testDescription: String { name }
    }

    @Test(
        "Each pattern and implicit operation",
        arguments: [
            Case(
                name: "getUser", operations: "GetItem", key: #"PK = "USER#" + userId, SK = "PROFILE""#,
                units: "0.5/0 least"),
            // An item of at most 1 KB and its companion, each twice in a transaction.
            Case(
                name: "createUser", operations: "TransactWriteItems",
                key: #"PK = "USER#" + user.userId, SK = "PROFILE"; "#
                    + #"PK = "UNIQUE#User#email#" + encoded(user.email), SK = "UNIQUE""#,
                conditions: "attribute_not_exists(PK); attribute_not_exists(PK)", units: "0/4 least"),
            Case(
                name: "renameUser", operations: "UpdateItem", key: #"PK = "USER#" + userId, SK = "PROFILE""#,
                conditions: "attribute_exists(PK)", units: "0/1 least"),
            Case(
                name: "listAddresses", operations: "Query",
                key: #"PK = "USER#" + userId and SK begins with "ADDRESS#""#, units: "0.5/0 least"),
            // 20 x 1228.8 B = 24,576 B = 6 x 4 KB, half.
            Case(
                name: "listOrders", operations: "Query",
                key: #"PK = "USER#" + userId and SK begins with "ORDER#""#, units: "3/0 declared"),
            Case(
                name: "getOrder", operations: "Query", index: "GSI1",
                key: #"GSI1PK = "ORDER#" + orderId and GSI1SK = "ORDER""#, units: "0.5/0 declared"),
            Case(
                name: "getOrderWithItems", operations: "Query", index: "GSI1", key: #"GSI1PK = "ORDER#" + orderId"#,
                units: "0.5/0 least"),
            // 1228.8 B are 2 KB on the table and 2 in the index, whose entry changes.
            Case(
                name: "shipOrder", operations: "UpdateItem",
                key: #"PK = "USER#" + userId, SK = "ORDER#" + orderId"#,
                conditions: #"attribute_exists(PK) AND status = "paid""#, units: "0/4 declared"),
            // Order 2 x 2 + 2, items 98 x (1 x 2 + 1), user 1 x 2.
            Case(
                name: "placeOrder", operations: "TransactWriteItems",
                key: #"PK = "USER#" + order.userId, SK = "ORDER#" + order.orderId; "#
                    + #"PK = "ORDER#" + items.orderId, SK = "ITEM#" + items.line|pad(4); "#
                    + #"PK = "USER#" + order.userId, SK = "PROFILE""#,
                conditions: "attribute_not_exists(PK); attribute_not_exists(PK); attribute_exists(PK)",
                units: "0/302 least"),
            Case(
                name: "Session.get", operations: "GetItem",
                key: #"PK = "USER#" + userId, SK = "SESSION#" + sessionId"#, units: "0.5/0 least"),
            Case(
                name: "Session.create", operations: "PutItem",
                key: #"PK = "USER#" + session.userId, SK = "SESSION#" + session.sessionId"#,
                conditions: "attribute_not_exists(PK) OR expiresAt <= now", units: "0/1 least"),
            Case(
                name: "Session.put", operations: "PutItem",
                key: #"PK = "USER#" + session.userId, SK = "SESSION#" + session.sessionId"#, conditions: "-",
                units: "0/1 least"),
            Case(
                name: "Order.delete", operations: "DeleteItem",
                key: #"PK = "USER#" + userId, SK = "ORDER#" + orderId"#, conditions: "-", units: "0/4 declared"),
            Case(
                name: "OrderItem.put", operations: "PutItem",
                key: #"PK = "ORDER#" + orderItem.orderId, SK = "ITEM#" + orderItem.line|pad(4)"#, conditions: "-",
                units: "0/2 least"),
            // A consistent read, then the item and its companion.
            Case(
                name: "User.delete", operations: "GetItem TransactWriteItems",
                key: #"PK = "USER#" + userId, SK = "PROFILE"; PK = "USER#" + userId, SK = "PROFILE"; "#
                    + #"PK = "UNIQUE#User#email#" + encoded(user.email), SK = "UNIQUE""#,
                conditions: "email = user.email; -", units: "1/4 least"),
        ])
    func plan(_ expected: Case) throws {
        let facts = try #require(PlanFacts(ShopFixture.design, expected.name))
        #expect(facts.operations == expected.operations)
        #expect(facts.plan.index == expected.index)
        #expect(facts.key == expected.key)
        #expect(facts.conditions == expected.conditions)
        #expect(facts.units == expected.units)
        #expect(facts.plan.foreign.isEmpty)
        #expect(facts.plan.proof == .exact)
    }

    @Test("A user has no put, since companions keep the email unique")
    func noPut() {
        let user = planAccess(ShopFixture.design).entities[0]
        #expect(user.put == nil)
    }

    @Test("Orders come newest first, twenty at a time, without a filter")
    func listOrders() throws {
        let query = try #require(PlanFacts(ShopFixture.design, "listOrders")?.query)
        #expect(!query.forward)
        #expect(query.limit == 20)
        #expect(query.filterExpression == nil)
        #expect(!query.consistent)
        #expect(query.keyConditionExpression == "#PK = :pk AND begins_with(#SK, :sk)")
    }

    @Test("Updates keep the version and the time of the last change")
    func renameUser() throws {
        let facts = try #require(PlanFacts(ShopFixture.design, "renameUser"))
        #expect(facts.change == "SET name = name, updatedAt = now ADD version 1")
        guard case .update(let update) = facts.plan.requests[0] else { throw Missing() }
        #expect(update.versionCondition == "#version = :expectedVersion")
        #expect(update.returns == .new)
    }

    @Test("A counter that only grows needs no test of its bounds")
    func placeOrder() throws {
        let facts = try #require(PlanFacts(ShopFixture.design, "placeOrder"))
        #expect(facts.change == "SET updatedAt = now ADD orderCount 1, version 1")
        guard case .transact(let transaction) = facts.plan.requests[0] else { throw Missing() }
        #expect(transaction.mostItems == 100)
        #expect(transaction.actions.map(\.label) == ["order", "items", "user"])
        #expect(transaction.actions.map(\.failure) == [.alreadyExists, .alreadyExists, .notFoundOrCondition])
    }

    @Test("The client drops expired sessions that it gets")
    func expiredSessions() throws {
        let facts = try #require(PlanFacts(ShopFixture.design, "Session.get"))
        #expect(facts.plan.expiredInClient == [EntityID(1)])
    }

    struct Missing: Error {}
}
