import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// The shop of the language reference means what the reference says.
@Suite struct ShopTests {
    let shop: Design

    init() throws {
        let (design, findings) = resolve(try repositoryFile("schemas/shop.keywright.yaml"))
        #expect(findings.map(\.message) == [])
        shop = try #require(design)
    }

    private func entity(_ name: String) throws -> Entity { try #require(shop.entities.first { $0.name == name }) }

    private func pattern(_ name: String) throws -> AccessPattern {
        try #require(shop.patterns.first { $0.name == name })
    }

    @Test func table() throws {
        let table = try #require(shop.tables.first)
        #expect(shop.name == "Shop" && shop.delimiter == "#" && shop.tables.count == 1)
        #expect(table.name == "shop" && table.physicalName == "shop" && table.discriminator == "EntityType")
        #expect(table.keyAttributes.map(\.name) == ["PK", "SK"] && table.timeToLive?.value == "expiresAt")
        #expect(table.indexes.map(\.name) == ["GSI1"] && table.indexes[0].projection == .all)
        #expect(table.indexes[0].keyAttributes.map(\.name) == ["GSI1PK", "GSI1SK"])
    }

    @Test func types() {
        #expect(shop.types.map(\.name) == ["OrderStatus", "Money", "Line"])
        #expect(shop.types[1].constraints == Constraints(minimum: ExactNumber(0), fraction: 2))
    }

    @Test func user() throws {
        let user = try entity("User")
        #expect(
            user.attributes.map(\.name) == [
                "userId", "email", "name", "orderCount", "version", "createdAt", "updatedAt",
            ])
        #expect(user.version == AttributeID(4) && user.created == AttributeID(5) && user.updated == AttributeID(6))
        #expect(user[AttributeID(4)].type == .int && user[AttributeID(5)].type == .timestamp(.iso8601))
        #expect(user.uniques.map(\.attributes) == [[AttributeID(1)]])
        #expect(user.attributes[3].defaultValue == .number(ExactNumber(0)))
        #expect(user.implicitOperations == [.get, .create, .delete])
        #expect(user.expect.count == 5e6 && user.expect.size == 400)
        #expect(user.keyAttributes == [AttributeID(0)])
        #expect(user.key.map(\.template.text) == ["USER#<userId>", "PROFILE"])
        #expect(user.indexEntries.isEmpty && user.examples.count == 2)
    }

    @Test func session() throws {
        let session = try entity("Session")
        #expect(session.expiry == AttributeID(2))
        #expect(session.examples.first?.values.last?.value == .number(ExactNumber(1_796_083_200)))
    }

    @Test func order() throws {
        let order = try entity("Order")
        #expect(order.identities.map(\.attributes) == [[AttributeID(1)]])
        #expect(order.indexEntries.map(\.index) == ["GSI1"])
        #expect(order.indexEntries[0].keys.map(\.template.text) == ["ORDER#<orderId>", "ORDER"])
        #expect(order[AttributeID(5)].isOptional && order[AttributeID(2)].constraints.fraction == 2)
        #expect(order[AttributeID(3)].type.name == "OrderStatus" && order[AttributeID(4)].type.name == "list<Line>")
    }

    @Test func orderItem() throws {
        let item = try entity("OrderItem")
        let placeholder = try #require(item.key[1].template.placeholders.first)
        #expect(placeholder.transforms == [.pad(4, fraction: 0)])
        #expect(placeholder.language == .paddedInteger(digits: 4, minimum: 0, maximum: 9999))
        #expect(item.keyAttributes.map { item[$0].name } == ["orderId", "line"])
    }

    @Test func reads() throws {
        let getUser = try pattern("getUser").parameters.map(\.name)
        #expect(getUser == ["userId"])
        guard case .query(let orders) = try pattern("listOrders").operation else {
            Issue.record("no query")
            return
        }
        #expect(orders.order?.descending == true && orders.order?.attribute == nil && orders.limit?.value == 20)
        #expect(orders.returns.value == .many)
        guard case .query(let both) = try pattern("getOrderWithItems").operation else {
            Issue.record("no query")
            return
        }
        #expect(both.entities.map { shop[$0.entity].name } == ["Order", "OrderItem"])
        let parameters = try pattern("getOrderWithItems").parameters
        #expect(parameters.map(\.name) == ["orderId"] && parameters[0].type == .ulid)
    }

    @Test func writes() throws {
        guard case .update(let ship) = try pattern("shipOrder").operation else {
            Issue.record("no update")
            return
        }
        let parameters = try pattern("shipOrder").parameters.map(\.name)
        #expect(parameters == ["userId", "orderId"])
        #expect(ship.keyBindings.map(\.value.name) == ["userId", "orderId"] && ship.returns == .new)
        guard case .literal(.text("shipped")) = ship.set[0].value else {
            Issue.record("\(ship.set[0].value)")
            return
        }
        let renameUser = try pattern("renameUser").parameters.map(\.name)
        #expect(renameUser == ["userId", "name"])
    }

    @Test func transaction() throws {
        let place = try pattern("placeOrder")
        guard case .transact(let steps) = place.operation, case .update(let update) = steps[2].action else {
            Issue.record("no transaction")
            return
        }
        #expect(steps.map(\.label) == ["order", "items", "user"] && steps[1].many?.value == 98)
        #expect(update.keyBindings[0].value.name == "order" && update.keyBindings[0].value.member == "userId")
        #expect(place.parameters.isEmpty)
        #expect(place.expect.rate == 300 && place.expect.peak == 900)
    }
}
