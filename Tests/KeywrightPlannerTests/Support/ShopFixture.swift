// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

/// The design of the language's first page.
enum ShopFixture {
    static let design: Design = {
        typealias F = DesignFixture
        let status = ValueType.enumeration(
            Enumeration(
                typeName: "OrderStatus",
                cases: ["pending", "paid", "shipped", "delivered"].map { .init(name: $0, stored: $0) }))
        let line = ValueType.object(
            ObjectType(
                typeName: "Line",
                members: [
                    .init(name: "sku", type: .string, isOptional: false),
                    .init(name: "quantity", type: .int, isOptional: false),
                ]))
        var fixture = F(timeToLive: "expiresAt", indexes: [F.index("GSI1", ["GSI1PK"], ["GSI1SK"])])
        let timestamps = [
            F.attribute("createdAt", .timestamp(.iso8601), role: .created),
            F.attribute("updatedAt", .timestamp(.iso8601), role: .updated),
        ]
        let user = fixture.add(
            "User", key: ["USER#<userId>", "PROFILE"],
            [
                F.attribute("userId", .ulid), F.attribute("email", .string), F.attribute("name", .string),
                F.attribute("orderCount", .int, min: 0, fallback: 0),
                F.attribute("version", .int, role: .version),
            ] + timestamps, unique: [["email"]])
        fixture.add(
            "Session", key: ["USER#<userId>", "SESSION#<sessionId>"],
            [
                F.attribute("userId", .ulid), F.attribute("sessionId", .uuid),
                F.attribute("expiresAt", .timestamp(.epochSeconds)),
            ])
        fixture.add(
            "Address", key: ["USER#<userId>", "ADDRESS#<addressId>"],
            [
                F.attribute("userId", .ulid), F.attribute("addressId", .ulid), F.attribute("street", .string),
                F.attribute("city", .string),
            ])
        let order = fixture.add(
            "Order", key: ["USER#<userId>", "ORDER#<orderId>"], indexes: [("GSI1", ["ORDER#<orderId>", "ORDER"])],
            [
                F.attribute("userId", .ulid), F.attribute("orderId", .ulid), F.attribute("total", .decimal, min: 0),
                F.attribute("status", status), F.attribute("lines", .list(line)), F.attribute("note?", .string),
                F.attribute("placedAt", .timestamp(.iso8601)),
            ] + timestamps, size: 1228.8, count: 50_000_000)
        let item = fixture.add(
            "OrderItem", key: ["ORDER#<orderId>", "ITEM#<line|pad(4)>"],
            indexes: [("GSI1", ["ORDER#<orderId>", "ITEM#<line|pad(4)>"])],
            [
                F.attribute("orderId", .ulid), F.attribute("line", .int, min: 0), F.attribute("productId", .string),
                F.attribute("quantity", .int),
            ])
        let id = { (entity: EntityID, name: String) in fixture.design[entity].attribute(named: name)! }
        let reference = { (name: String, member: String?) in
            ParameterReference(name: name, member: member, span: F.span)
        }

        fixture.pattern("getUser", .get(GetPattern(entity: user)), [fixture.parameter("userId", user)])
        fixture.pattern("createUser", .create(WritePattern(entity: user)))
        let renamed = UpdatePattern(
            entity: user, keyBindings: [],
            set: [
                .init(attribute: id(user, "name"), value: .parameter(reference("name", nil)), span: F.span)
            ])
        fixture.pattern(
            "renameUser", .update(renamed), [fixture.parameter("userId", user), fixture.parameter("name", user)])
        fixture.query("listAddresses", ["Address"], where: "userId = $userId")
        fixture.query("listOrders", ["Order"], where: "userId = $userId", order: (nil, true), limit: 20)
        fixture.query("getOrder", ["Order"], where: "orderId = $orderId", returns: .one)
        fixture.query("getOrderWithItems", ["Order", "OrderItem"], where: "orderId = $orderId")
        let shipped = UpdatePattern(
            entity: order, keyBindings: [],
            set: [.init(attribute: id(order, "status"), value: .literal(.text("shipped")), span: F.span)],
            condition: ConditionFixture.parse("status = 'paid'", fixture.design[order]))
        fixture.pattern(
            "shipOrder", .update(shipped), [fixture.parameter("userId", order), fixture.parameter("orderId", order)])
        let counted = UpdatePattern(
            entity: user,
            keyBindings: [KeyBinding(attribute: id(user, "userId"), value: reference("order", "userId"))],
            add: [.init(attribute: id(user, "orderCount"), value: .literal(.number(ExactNumber(1))), span: F.span)])
        fixture.pattern(
            "placeOrder",
            .transact([
                TransactionStep(label: "order", action: .create(WritePattern(entity: order)), span: F.span),
                TransactionStep(
                    label: "items", action: .create(WritePattern(entity: item)), many: Spanned(98, F.span),
                    span: F.span),
                TransactionStep(label: "user", action: .update(counted), span: F.span),
            ]))
        return fixture.design
    }()
}
