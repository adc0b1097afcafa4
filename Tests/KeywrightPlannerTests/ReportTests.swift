import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// The two forms in which plans are shown.
@Suite("Plan reports")
struct ReportTests {
    typealias F = DesignFixture

    @Test("A query in the service's own fields")
    func query() throws {
        let entry = try #require(Self.entry("listOrders", ShopFixture.design))
        let expected: JSONValue = [
            "name": "listOrders", "operation": "Query", "table": "shop", "index": nil, "entities": ["Order"],
            "parameters": [["name": "userId", "type": "ulid", "optional": false]],
            "requests": [
                [
                    "operation": "Query", "per": "call",
                    "input": [
                        "TableName": "shop", "KeyConditionExpression": "#PK = :pk AND begins_with(#SK, :sk)",
                        "ExpressionAttributeNames": ["#PK": "PK", "#SK": "SK"],
                        "ExpressionAttributeValues": [":pk": ["S": "USER#${userId}"], ":sk": ["S": "ORDER#"]],
                        "ScanIndexForward": false, "Limit": 20,
                    ],
                ]
            ],
            "client": ["filter": nil, "merge": nil, "skip": [], "lookahead": 1],
            "pages": ["mean": 1, "most": nil], "cost": ["read": 3, "write": 0, "basis": "declared"],
            "consistency": "eventual", "proof": "exact",
        ]
        #expect(entry.text() == expected.text())
    }

    @Test("A transaction in as few parts as have one repetition each")
    func transaction() throws {
        let entry = try #require(Self.entry("placeOrder", ShopFixture.design))
        let requests = entry["requests"]?.elements ?? []
        #expect(requests.map { $0["operation"] } == Array(repeating: "TransactWriteItems", count: 3))
        #expect(requests.map { $0["per"] } == ["call", "item", "call"])
        #expect(requests.map { $0["each"]?.text(.compact) } == [nil, #"{"name":"items","max":98}"#, nil])
        let update = requests[2]["input"]?["TransactItems"]?.elements[0]["Update"]
        let expected: JSONValue = [
            "TableName": "shop", "Key": ["PK": ["S": "USER#${order.userId}"], "SK": ["S": "PROFILE"]],
            "UpdateExpression": "SET #updatedAt = :now ADD #orderCount :orderCount, #version :one",
            "ConditionExpression": "attribute_exists(#PK)",
            "ExpressionAttributeNames": [
                "#orderCount": "orderCount", "#updatedAt": "updatedAt", "#version": "version", "#PK": "PK",
            ],
            "ExpressionAttributeValues": [
                ":orderCount": ["N": "1"], ":now": ["S": "${now|iso8601}"], ":one": ["N": "1"],
            ],
        ]
        #expect(update?.text() == expected.text())
        #expect(entry["parameters"]?.elements.map { $0["type"] } == ["Order", "list<OrderItem>"])
    }

    @Test("Items list every attribute, companions the key of their owner")
    func create() throws {
        let entry = try #require(Self.entry("createUser", ShopFixture.design))
        let actions = entry["requests"]?.elements[0]["input"]?["TransactItems"]?.elements ?? []
        let companion: JSONValue = [
            "PK": ["S": "UNIQUE#User#email#${user.email|encoded}"], "SK": ["S": "UNIQUE"],
            "EntityType": ["S": "User.email"],
            "owner": ["M": ["PK": ["S": "USER#${user.userId}"], "SK": ["S": "PROFILE"]]],
        ]
        #expect(actions.count == 2)
        #expect(actions[1]["Put"]?["Item"]?.text() == companion.text())
        let user: JSONValue = [
            "PK": ["S": "USER#${user.userId}"], "SK": ["S": "PROFILE"], "EntityType": ["S": "User"],
            "userId": ["S": "${user.userId}"], "email": ["S": "${user.email}"], "name": ["S": "${user.name}"],
            "orderCount": ["N": "${user.orderCount}"], "version": ["N": "1"], "createdAt": ["S": "${now|iso8601}"],
            "updatedAt": ["S": "${now|iso8601}"],
        ]
        #expect(actions[0]["Put"]?["Item"]?.text() == user.text())
    }

    @Test("Index keys that an item has together or not at all are named with what they need")
    func sparse() throws {
        var fixture = F(indexes: [F.index("GSI1", ["GSI1PK"], ["GSI1SK"]), F.index("byKind", ["kind", "GSI2PK"])])
        let id = fixture.add(
            "E", key: ["E#<id>", "E"], indexes: [("GSI1", ["T#<id>", "<state>"]), ("byKind", ["<kind>", "K#<id>"])],
            [F.attribute("id", .ulid), F.attribute("state?", .string), F.attribute("kind?", .string)])
        fixture.pattern("c", .create(WritePattern(entity: id)), [])
        let entry = try #require(Self.entry("c", fixture.design))
        let expected: JSONValue = [
            ["attributes": ["GSI1PK", "GSI1SK"], "unless": "exists(state)"],
            ["attributes": ["GSI2PK"], "unless": "exists(kind)"],
        ]
        #expect(entry["requests"]?.elements[0]["leaveOut"]?.text() == expected.text())
    }

    @Test("A dollar of the design is doubled, and what a call brings names its transforms")
    func dollars() throws {
        var fixture = F()
        fixture.add("E", key: ["$<id>", "$$<n|pad(3)>"], [F.attribute("id", .ulid), F.attribute("n", .int, min: 0)])
        fixture.query("q", ["E"], where: "id = $id and n >= $from")
        let entry = try #require(Self.entry("q", fixture.design))
        let values: JSONValue = [
            ":pk": ["S": "$$${id}"], ":skFrom": ["S": "$$$$${from|pad(3)}"], ":skTo": ["S": "$$$$\u{10FFFF}"],
        ]
        #expect(entry["requests"]?.elements[0]["input"]?["ExpressionAttributeValues"]?.text() == values.text())
    }

    @Test("What is got and has expired is dropped by the client")
    func expiry() throws {
        var fixture = F(timeToLive: "expiresAt")
        let id = fixture.add(
            "S", key: ["S#<id>", "S"], [F.attribute("id", .ulid), F.attribute("expiresAt?", .timestamp(.epochSeconds))])
        fixture.pattern("g", .get(GetPattern(entity: id)), [fixture.parameter("id", id)])
        let entry = try #require(Self.entry("g", fixture.design))
        #expect(entry["client"]?["filter"] == "missing(expiresAt) or expiresAt > now")
    }

    @Test("A pattern without a plan keeps its place, with nothing to send")
    func failed() throws {
        var fixture = F()
        fixture.add("E", key: ["E#<id>", "E"], [F.attribute("id", .ulid), F.attribute("name", .string)])
        fixture.query("byName", ["E"], where: "name = $name")
        let entry = try #require(Self.entry("byName", fixture.design))
        #expect(entry["requests"] == [])
        #expect(entry["operation"] == "Query")
        #expect(
            renderPlanText(fixture.design, planAccess(fixture.design)) == """
                byName(name: string)
                  no plan      nothing answers it
                  table        the partition key of E needs `id`, which `where` does not give
                               `name` is in no key of E on table shop

                """)
    }

    @Test("Plans as a person reads them")
    func text() {
        let design = ShopFixture.design
        let blocks = renderPlanText(design, planAccess(design)).components(by: "\n\n")
        #expect(
            blocks[4] == """
                listOrders(userId: ulid)
                  Query        table shop
                  key          PK = "USER#" + userId and SK begins with "ORDER#"
                  order        SK descending
                  page         20 items; one more is asked for, so that the last page carries no cursor
                  consistency  eventual
                  cost         3 read units
                               20 x 1,228.8 B = 24,576 B = 6 x 4 KB, half = 3 read units
                """)
        #expect(
            blocks[7] == """
                shipOrder(userId: ulid, orderId: ulid)
                  UpdateItem   table shop
                  key          PK = "USER#" + userId, SK = "ORDER#" + orderId
                  change       SET status = "shipped", updatedAt = now
                  if           attribute_exists(PK) AND status = "paid"
                  cost         4 write units
                               Order: 1,228.8 B = 2 x 1 KB = 2 write units
                               Order in GSI1: its entry changes, 1 x 2 = 2 write units
                """)
    }

    @Test("What else is read is said, with what keeps it out")
    func foreign() {
        var fixture = F()
        let attributes = [F.attribute("p", .ulid), F.attribute("o", .ulid), F.attribute("line", .int, min: 0)]
        fixture.add("Order", key: ["P#<p>", "ORDER#<o>"], attributes)
        fixture.add("Item", key: ["P#<p>", "ORDER#<o>#ITEM#<line|pad(4)>"], attributes)
        fixture.query("q", ["Order"], where: "p = $p")
        #expect(
            renderPlanText(fixture.design, planAccess(fixture.design)) == """
                q(p: ulid)
                  Query        table shop
                  key          PK = "P#" + p and SK begins with "ORDER#"
                  order        SK ascending
                  filter       EntityType = "Order"
                  also reads   items of Item, which a filter discards
                  consistency  eventual
                  cost         at least 0.5 read units
                               items and size not declared: at least 1 x 4 KB, half = 0.5 read units
                               items that the filter discards are read, too, and paid for

                """)
    }

    @Test(
        "Numbers",
        arguments: [
            (1228.8, "1,228.8"), (24576, "24,576"), (0.5, "0.5"), (3, "3"), (1_000_000, "1,000,000"), (1.05, "1.05"),
        ])
    func numbers(number: Double, text: String) { #expect(NumberText.grouped(number) == text) }

    static func entry(_ name: String, _ design: Design) -> JSONValue? {
        planJSON(design, planAccess(design))["patterns"]?.elements.first { $0["name"] == .string(name) }
    }
}

extension JSONValue {
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var elements: [JSONValue] {
        if case .array(let elements) = self { return elements }
        return []
    }
}
