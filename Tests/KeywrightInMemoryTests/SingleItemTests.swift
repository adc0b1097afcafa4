import KeywrightInMemory
import KeywrightRuntime
import Testing

@Suite struct SingleItemTests {
    @Test("F4.3: a put replaces the whole item, a delete of nothing succeeds")
    func roundTrip() async throws {
        let shop = try await Shop.database([Shop.item("a", "1", ["v": .s("x"), "w": .n("1")])])
        let put = PutItemInput(tableName: "Shop", item: Shop.item("a", "1", ["v": .s("y")]), returnValues: .allOld)
        #expect(try await shop.putItem(put).attributes == Shop.item("a", "1", ["v": .s("x"), "w": .n("1")]))
        let get = GetItemInput(tableName: "Shop", key: Shop.key("a", "1"))
        #expect(try await shop.getItem(get).item == Shop.item("a", "1", ["v": .s("y")]))
        let delete = DeleteItemInput(tableName: "Shop", key: Shop.key("a", "1"), returnValues: .allOld)
        #expect(try await shop.deleteItem(delete).attributes == Shop.item("a", "1", ["v": .s("y")]))
        #expect(try await shop.deleteItem(delete).attributes == nil)
        #expect(try await shop.getItem(get).item == nil)
    }

    static let document: Item = Shop.item(
        "p", "s",
        [
            "v": .n("1"), "m": .m(["x": .n("1"), "y": .m(["z": .s("deep")])]), "l": .n("3"),
            "arr": .l([.s("a"), .m(["k": .s("b"), "j": .s("c")]), .s("d")]), "a.b": .s("dotted"),
        ])

    static let projections: [Case<(String, [String: String], Item?)>] = [
        Case("one attribute", ("v", [:], ["v": .n("1")])),
        Case("several", ("v, pk,l", [:], ["v": .n("1"), "pk": .s("p"), "l": .n("3")])),
        Case("a member", ("m.y.z", [:], ["m": .m(["y": .m(["z": .s("deep")])])])),
        Case("two members", ("m.x, m.y", [:], ["m": .m(["x": .n("1"), "y": .m(["z": .s("deep")])])])),
        Case("an element", ("arr[2]", [:], ["arr": .l([.s("d")])])),
        Case("elements close up, in the order of the list", ("arr[2], arr[0]", [:], ["arr": .l([.s("a"), .s("d")])])),
        Case("a member of an element", ("arr[1].k", [:], ["arr": .l([.m(["k": .s("b")])])])),
        Case("nothing there", ("gone, m.gone, arr[9], v.w", [:], [:])),
        Case("by alias", ("#d", ["#d": "a.b"], ["a.b": .s("dotted")])),
        Case("a path, not the name with a dot", ("a.b", [:], [:])),
        Case("F3.24: one path twice", ("v, v", [:], nil)), Case("F3.24: a path and a part of it", ("m, m.x", [:], nil)),
        Case("F4.7: a map and a list in one", ("m.x, m[0]", [:], nil)), Case("F3.9: empty", ("", [:], nil)),
        Case("a comma at the end", ("v,", [:], nil)), Case("a value", (":v", [:], nil)),
        Case("a strange character", ("!!!", [:], nil)), Case("F3.21: a reserved word", ("v, name", [:], nil)),
    ]

    @Test("What a projection leaves of an item, or nil for a refusal", arguments: projections)
    func projects(_ case: Case<(String, [String: String], Item?)>) async throws {
        let shop = try await Shop.database([Self.document])
        let (expression, names, expected) = `case`.content
        let get = GetItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), projectionExpression: expression,
            expressionAttributeNames: names)
        let outcome = await outcome { try await shop.getItem(get) }
        if let expected {
            #expect(outcome.answer?.item == expected)
        } else {
            expect(outcome, .refused("Invalid ProjectionExpression: "))
        }
    }

    @Test("F1.14: a number key in any form leads to its item")
    func numberKeys() async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(Shop.simple("Numbers", "N"))
        _ = try await database.putItem(PutItemInput(tableName: "Numbers", item: ["pk": .n("150")]))
        for form in ["150", "1.5e2", "0150.00", "+150"] {
            let get = GetItemInput(tableName: "Numbers", key: ["pk": .n(form)])
            #expect(try await database.getItem(get).item == ["pk": .n("150")])
        }
    }
}
