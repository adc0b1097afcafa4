import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Corners of update expressions (F3.4, F4.1, F4.7 to F4.11): the item before, the expression, and what becomes of it.
@Suite struct UpdateRuleTests {
    struct Update: Sendable {
        var before: Item
        var expression: String
        var values: [String: AttributeValue]
        var after: Item?
        var refusal: String

        init(
            _ before: Item, _ expression: String, _ values: [String: AttributeValue] = [:], _ after: Item? = nil,
            refused: String = ""
        ) {
            self.before = before
            self.expression = expression
            self.values = values
            self.after = after
            refusal = refused
        }
    }

    private static let numbers = AttributeValue.l((0..<6).map { .n(String($0)) })
    private static func list(_ values: Int...) -> AttributeValue { .l(values.map { .n(String($0)) }) }
    private static let one: [String: AttributeValue] = [":v": .n("1")]
    private static let set: [String: AttributeValue] = [":v": .ss(["x"])]
    private static let invalidPath = "The document path provided in the update expression is invalid for update"
    private static let wrongType = "An operand in the update expression has an incorrect data type"

    /// `{m: {m: … {}}}` of this many maps.
    private static func nested(_ depth: Int) -> AttributeValue {
        (1..<depth).reduce(.m([:])) { inner, _ in .m(["m": inner]) }
    }

    static let lists: [Case<Update>] = [
        Case(
            "F4.11: REMOVE goes by the old positions",
            Update(["a": numbers], "REMOVE a[1], a[2]", [:], ["a": list(0, 3, 4, 5)])),
        Case("in any order", Update(["a": numbers], "REMOVE a[5], a[0], a[3]", [:], ["a": list(1, 2, 4)])),
        Case("some beyond the end", Update(["a": numbers], "REMOVE a[4], a[9]", [:], ["a": list(0, 1, 2, 3, 5)])),
        Case("all of them leave an empty list", Update(["a": list(7)], "REMOVE a[0]", [:], ["a": .l([])])),
        Case(
            "in a list in a list",
            Update(
                ["a": .l([numbers, numbers])], "REMOVE a[0][0], a[1][5]", [:],
                [
                    "a": .l([list(1, 2, 3, 4, 5), list(0, 1, 2, 3, 4)])
                ])),
        Case(
            "F4.9: SET beyond the end and REMOVE together",
            Update(["a": list(7, 8)], "SET a[9] = :v REMOVE a[0]", one, ["a": list(8, 1)])),
        Case("F4.9: the next index appends", Update(["a": list(7)], "SET a[1] = :v", one, ["a": list(7, 1)])),
        Case(
            "F4.9: below an element that is not there",
            Update(["a": list(7)], "SET a[1].b = :v", one, refused: invalidPath)),
        Case(
            "F4.11: elements change places",
            Update(["a": list(7, 8)], "SET a[0] = a[1], a[1] = a[0]", [:], ["a": list(8, 7)])),
        Case("F4.10: ADD to an element", Update(["a": list(7)], "ADD a[0] :v", one, ["a": list(8)])),
        Case("F4.7: an element twice", Update(["a": list(7)], "SET a[0] = :v, a[0] = :v", one, refused: "overlap")),
        Case(
            "F4.7: an element and below it",
            Update(["a": list(7)], "SET a[0] = :v, a[0].b = :v", one, refused: "overlap")),
        Case("F4.7: two elements", Update(["a": list(7, 8)], "SET a[0] = :v, a[1] = :v", one, ["a": list(1, 1)])),
    ]

    static let sets: [Case<Update>] = [
        Case(
            "F4.10: the last of a nested set",
            Update(["m": .m(["s": .ss(["x"])])], "DELETE m.s :v", set, ["m": .m([:])])),
        Case(
            "F4.10: the last of a set in a list",
            Update(["a": .l([.ss(["x"]), .n("1")])], "DELETE a[0] :v", set, ["a": list(1)])),
        Case("F4.10: DELETE what is not in it", Update(["s": .ss(["y"])], "DELETE s :v", set, ["s": .ss(["y"])])),
        Case("F4.10: DELETE below nothing", Update([:], "DELETE m.s :v", set, refused: invalidPath)),
        Case("F4.10: DELETE of another kind of set", Update(["s": .ns(["1"])], "DELETE s :v", set, refused: wrongType)),
        Case("F4.10: ADD makes a nested set", Update(["m": .m([:])], "ADD m.s :v", set, ["m": .m(["s": .ss(["x"])])])),
        Case("F4.10: ADD below nothing", Update([:], "ADD m.n :v", one, refused: invalidPath)),
        Case(
            "F4.10: ADD to a list",
            Update(["a": list(1)], "ADD a :v", [":v": .l([.n("1")])], refused: "operator: ADD, operand type: LIST")),
        Case("F4.10: ADD a number to a set", Update(["s": .ns(["1"])], "ADD s :v", one, refused: wrongType)),
        Case(
            "F4.10: ADD bytes", Update(["s": .bs([[1]])], "ADD s :v", [":v": .bs([[1], [2]])], ["s": .bs([[1], [2]])])),
        Case(
            "F4.10: ADD something negative", Update(["n": .n("1")], "ADD n :v", [":v": .n("-1.5")], ["n": .n("-0.5")])),
        Case("F4.10: ADD to NULL", Update(["a": .null], "ADD a :v", one, refused: wrongType)),
    ]

    static let values: [Case<Update>] = [
        Case(
            "F1.13: 38 digits and a carry",
            Update(
                ["n": .n(String(repeating: "9", count: 38))], "SET n = n + :v", one,
                ["n": .n("1" + String(repeating: "0", count: 38))])),
        Case(
            "F1.13: 39 digits",
            Update(
                ["n": .n(String(repeating: "9", count: 38))], "ADD n :v", [":v": .n("0.1")],
                refused: "more than 38 significant digits")),
        Case(
            "F1.13: too small",
            Update(["n": .n("1.1E-130")], "SET n = n - :v", [":v": .n("1E-130")], refused: "Number underflow")),
        Case("F1.13: to zero", Update(["n": .n("1E-130")], "SET n = n - :v", [":v": .n("1E-130")], ["n": .n("0")])),
        Case(
            "F4.11: a sum of what stood before",
            Update(["a": .n("1"), "b": .n("2")], "SET a = a + b, b = a + b", [:], ["a": .n("3"), "b": .n("3")])),
        Case("F4.11: what is removed can be read", Update(["a": .n("1")], "SET b = a REMOVE a", [:], ["b": .n("1")])),
        Case(
            "F4.11: if_not_exists of a neighbor",
            Update(["b": .n("2")], "SET a = if_not_exists(b, :v)", one, ["a": .n("2"), "b": .n("2")])),
        Case("if_not_exists of NULL is there", Update(["a": .null], "SET a = if_not_exists(a, :v)", one, ["a": .null])),
        Case(
            "if_not_exists in if_not_exists",
            Update([:], "SET a = if_not_exists(b, if_not_exists(c, :v))", one, ["a": .n("1")])),
        Case(
            "list_append of two attributes",
            Update(["a": list(1), "b": list(2)], "SET a = list_append(b, a)", [:], ["a": list(2, 1), "b": list(2)])),
        Case(
            "list_append of a missing list",
            Update(
                [:], "SET a = list_append(a, :v)", [":v": list(1)],
                refused: "refers to an attribute that does not exist")),
        Case(
            "F3.4: 32 levels", Update(["a": .m([:])], "SET a.b = :v", [":v": nested(31)], ["a": .m(["b": nested(31)])])),
        Case(
            "F3.4: 33 levels",
            Update(
                ["a": .m([:])], "SET a.b = :v", [":v": nested(32)],
                refused: "Nesting Levels have exceeded supported limits")),
        Case("F1.10: an empty text", Update([:], "SET a = :v", [":v": .s("")], ["a": .s("")])),
        Case("F1.10: an empty set", Update([:], "SET a = :v", [":v": .ss([])], refused: "may not be empty")),
        Case(
            "F1.11: NULL as an index key",
            Update([:], "SET g = :v", [":v": .null], refused: "Expected: S Actual: NULL IndexName: byG")),
        Case(
            "F1.9: an index key too large",
            Update([:], "SET g = :v", [":v": .s(Shop.text(2049))], refused: "limit of2048 bytes")),
        Case("F4.8: below a key attribute", Update([:], "SET pk.x = :v", one, refused: "Cannot update attribute pk")),
        Case("F4.8: ADD to a key attribute", Update([:], "ADD sk :v", one, refused: "Cannot update attribute sk")),
    ]

    @Test(arguments: lists + sets + values)
    func updates(_ case: Case<Update>) async throws {
        let update = `case`.content
        let shop = try await Shop.database([Shop.item("p", "s", update.before)])
        let input = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: update.expression,
            expressionAttributeValues: update.values)
        let before = await shop.allItems(ofTable: "Shop")
        let outcome = await outcome { try await shop.updateItem(input) }
        expect(outcome, update.after == nil ? .refused(update.refusal) : .accepted)
        let expected = update.after.map { [Shop.item("p", "s", $0)] } ?? before
        #expect(await shop.allItems(ofTable: "Shop") == expected)
    }

    struct Returned: Sendable {
        var before: Item?
        var expression: String
        var returned: ReturnValues
        var attributes: Item?
    }

    static let returned: [Case<Returned>] = [
        Case("the old of a new item", Returned(before: nil, expression: "SET a = :v", returned: .updatedOld)),
        Case("the whole old of a new item", Returned(before: nil, expression: "SET a = :v", returned: .allOld)),
        Case(
            "a new item",
            Returned(
                before: nil, expression: "SET a = :v", returned: .allNew,
                attributes: Shop.item("p", "s", ["a": .n("1")]))),
        Case(
            "the new of a new item",
            Returned(before: nil, expression: "SET a = :v", returned: .updatedNew, attributes: ["a": .n("1")])),
        Case("what was not there", Returned(before: [:], expression: "SET a = :v", returned: .updatedOld)),
        Case(
            "what was removed, old",
            Returned(
                before: ["a": .n("7")], expression: "REMOVE a ADD b :v", returned: .updatedOld,
                attributes: ["a": .n("7")])),
        Case(
            "what was removed, new",
            Returned(
                before: ["a": .n("7")], expression: "REMOVE a ADD b :v", returned: .updatedNew,
                attributes: ["b": .n("1")])),
        Case(
            "only the member that changed, old",
            Returned(
                before: ["m": .m(["a": .n("7"), "b": .n("8")])], expression: "SET m.a = :v", returned: .updatedOld,
                attributes: ["m": .m(["a": .n("7")])])),
        Case(
            "only the member that changed, new",
            Returned(
                before: ["m": .m(["a": .n("7"), "b": .n("8")])], expression: "SET m.a = :v", returned: .updatedNew,
                attributes: ["m": .m(["a": .n("1")])])),
        Case(
            "only the element that changed",
            Returned(
                before: ["a": list(7, 8)], expression: "SET a[1] = :v", returned: .updatedNew,
                attributes: ["a": list(1)])),
        Case("nothing", Returned(before: ["a": .n("7")], expression: "SET a = :v", returned: .none)),
    ]

    @Test("F4.1", arguments: returned)
    func returns(_ case: Case<Returned>) async throws {
        let content = `case`.content
        let shop = try await Shop.database(content.before.map { [Shop.item("p", "s", $0)] } ?? [])
        let input = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: content.expression,
            expressionAttributeValues: Self.one, returnValues: content.returned)
        #expect(try await shop.updateItem(input).attributes == content.attributes)
    }
}
