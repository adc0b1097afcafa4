import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What update expressions make of an item (F4.6 to F4.11, 8.6).
@Suite struct UpdateTests {
    enum Result: Sendable {
        /// The attributes beside the key, afterwards.
        case becomes(Item)
        case refused(String)
    }

    struct Change: Sendable {
        var before: Item?
        var expression: String
        var values: [String: AttributeValue]
        var result: Result

        init(_ before: Item?, _ expression: String, _ result: Result) {
            self.init(before, expression, [:], result)
        }

        init(_ before: Item?, _ expression: String, _ values: [String: AttributeValue], _ result: Result) {
            self.before = before
            self.expression = expression
            self.values = values
            self.result = result
        }
    }

    private static let one: [String: AttributeValue] = [":v": .n("1")]
    private static let invalidPath = Result.refused(
        "The document path provided in the update expression is invalid for update")
    private static let wrongType = Result.refused(
        "An operand in the update expression has an incorrect data type")

    static let sets: [Case<Change>] = [
        Case("upsert", Change(nil, "SET a = :v", one, .becomes(["a": .n("1")]))),
        Case(
            "replaces",
            Change(["a": .s("x"), "b": .s("y")], "SET a = :v", one, .becomes(["a": .n("1"), "b": .s("y")]))),
        Case(
            "F4.11: swaps",
            Change(["a": .n("1"), "b": .n("2")], "SET a = b, b = a", .becomes(["a": .n("2"), "b": .n("1")]))),
        Case("sum", Change(["a": .n("0.1")], "SET a = a + :v", [":v": .n("0.2")], .becomes(["a": .n("0.3")]))),
        Case(
            "difference",
            Change(["a": .n("1")], "SET b = :v - a", [":v": .n("1E3")], .becomes(["a": .n("1"), "b": .n("999")]))),
        Case("no longer chain", Change(["a": .n("1")], "SET a = a + a + a", .refused("Syntax error; token: \"+\""))),
        Case("sum of a text", Change(["a": .s("x")], "SET a = a + :v", one, wrongType)),
        Case("sum with a text", Change(nil, "SET a = a + :v", [":v": .s("x")], .refused("+, operand type: S"))),
        Case(
            "F1.13: sum of too many digits",
            Change(["a": .n("1E40")], "SET a = a + :v", one, .refused("38 significant"))),
        Case("F1.13: sum too large", Change(["a": .n("9E125")], "SET a = a + a", .refused("overflow"))),
        Case(
            "missing operand",
            Change([:], "SET a = b", .refused("refers to an attribute that does not exist in the item"))),
        Case("if_not_exists, missing", Change([:], "SET a = if_not_exists(a, :v)", one, .becomes(["a": .n("1")]))),
        Case(
            "if_not_exists, there",
            Change(["a": .n("7")], "SET a = if_not_exists(a, :v)", one, .becomes(["a": .n("7")]))),
        Case(
            "counter",
            Change([:], "SET a = if_not_exists(a, :z) + :v", [":v": .n("1"), ":z": .n("0")], .becomes(["a": .n("1")]))),
        Case(
            "if_not_exists of a value",
            Change([:], "SET a = if_not_exists(:v, :v)", one, .refused("requires a document path"))),
        Case(
            "list_append",
            Change(
                ["a": .l([.n("1")])], "SET a = list_append(a, :l)", [":l": .l([.n("2")])],
                .becomes(["a": .l([.n("1"), .n("2")])]))),
        Case(
            "list_append, in front",
            Change(
                ["a": .l([.n("1")])], "SET a = list_append(:l, a)", [":l": .l([.n("2")])],
                .becomes(["a": .l([.n("2"), .n("1")])]))),
        Case(
            "list_append, to nothing",
            Change(
                [:], "SET a = list_append(if_not_exists(a, :e), :l)", [":e": .l([]), ":l": .l([.n("2")])],
                .becomes(["a": .l([.n("2")])]))),
        Case("list_append of a text", Change(["a": .s("x")], "SET a = list_append(a, :l)", [":l": .l([])], wrongType)),
        Case(
            "list_append with a text",
            Change([:], "SET a = list_append(:v, :v)", [":v": .s("x")], .refused("list_append, operand type: S"))),
        Case(
            "list_append of three",
            Change([:], "SET a = list_append(:v, :v, :v)", [":v": .l([])], .refused("number of operands: 3"))),
        Case(
            "unknown function",
            Change([:], "SET a = plus(:v, :v)", one, .refused("Invalid function name; function: plus"))),
        Case(
            "F4.9: nested",
            Change(
                ["a": .m(["b": .n("0"), "c": .n("2")])], "SET a.b = :v", one,
                .becomes(["a": .m(["b": .n("1"), "c": .n("2")])]))),
        Case(
            "F4.9: nested, new member", Change(["a": .m([:])], "SET a.b = :v", one, .becomes(["a": .m(["b": .n("1")])]))
        ),
        Case("F4.9: missing map", Change([:], "SET a.b = :v", one, invalidPath)),
        Case("F4.9: missing map, no item", Change(nil, "SET a.b = :v", one, invalidPath)),
        Case("F4.9: member of a text", Change(["a": .s("x")], "SET a.b = :v", one, invalidPath)),
        Case("F4.9: member of a list", Change(["a": .l([])], "SET a.b = :v", one, invalidPath)),
        Case("F4.9: element of a map", Change(["a": .m([:])], "SET a[0] = :v", one, invalidPath)),
        Case(
            "F4.9: element",
            Change(["a": .l([.s("x"), .s("y")])], "SET a[1] = :v", one, .becomes(["a": .l([.s("x"), .n("1")])]))),
        Case(
            "F4.9: beyond the end",
            Change(["a": .l([.s("x")])], "SET a[7] = :v", one, .becomes(["a": .l([.s("x"), .n("1")])]))),
        Case(
            "F4.9: several beyond the end, by number",
            Change(
                ["a": .l([])], "SET a[9] = :w, a[5] = :v", [":v": .n("1"), ":w": .n("2")],
                .becomes(["a": .l([.n("1"), .n("2")])]))),
        Case(
            "deep",
            Change(
                ["a": .m(["b": .l([.m(["c": .n("0")])])])], "SET a.b[0].c = :v", one,
                .becomes(["a": .m(["b": .l([.m(["c": .n("1")])])])]))),
    ]

    static let others: [Case<Change>] = [
        Case("remove", Change(["a": .n("1"), "b": .n("2")], "REMOVE a", .becomes(["b": .n("2")]))),
        Case("remove what is not there", Change(["b": .n("2")], "REMOVE a", .becomes(["b": .n("2")]))),
        Case("remove a member", Change(["a": .m(["b": .n("1")])], "REMOVE a.b", .becomes(["a": .m([:])]))),
        Case("remove a missing member", Change(["a": .m([:])], "REMOVE a.b", .becomes(["a": .m([:])]))),
        Case("F4.9: remove below nothing", Change([:], "REMOVE a.b", invalidPath)),
        Case(
            "remove elements by their old numbers",
            Change(
                ["a": .l([.n("0"), .n("1"), .n("2"), .n("3")])], "REMOVE a[0], a[2]",
                .becomes(["a": .l([.n("1"), .n("3")])]))),
        Case("remove beyond the end", Change(["a": .l([.n("0")])], "REMOVE a[5]", .becomes(["a": .l([.n("0")])]))),
        Case(
            "set counts before remove",
            Change(
                ["a": .l([.n("2"), .n("3"), .n("4"), .n("5"), .n("6"), .n("7")])], "REMOVE a[1] SET a[3] = :v", one,
                .becomes(["a": .l([.n("2"), .n("4"), .n("1"), .n("6"), .n("7")])]))),
        Case("F4.10: add to a missing number", Change([:], "ADD a :v", one, .becomes(["a": .n("1")]))),
        Case("F4.10: add to a number", Change(["a": .n("-3")], "ADD a :v", one, .becomes(["a": .n("-2")]))),
        Case("F4.10: add to a text", Change(["a": .s("x")], "ADD a :v", one, wrongType)),
        Case(
            "F4.10: add a text",
            Change([:], "ADD a :v", [":v": .s("x")], .refused("operator: ADD, operand type: STRING"))),
        Case("F4.10: add to a missing set", Change([:], "ADD a :v", [":v": .ss(["x"])], .becomes(["a": .ss(["x"])]))),
        Case(
            "F4.10: add to a set",
            Change(
                ["a": .ss(["x", "y"])], "ADD a :v", [":v": .ss(["y", "z"])], .becomes(["a": .ss(["x", "y", "z"])]))),
        Case(
            "F4.10: add to numbers",
            Change(["a": .ns(["1"])], "ADD a :v", [":v": .ns(["1.0", "2"])], .becomes(["a": .ns(["1", "2"])]))),
        Case("F4.10: add to another set", Change(["a": .ns(["1"])], "ADD a :v", [":v": .ss(["x"])], wrongType)),
        Case(
            "F4.10: delete from a set",
            Change(["a": .ss(["x", "y"])], "DELETE a :v", [":v": .ss(["y", "z"])], .becomes(["a": .ss(["x"])]))),
        Case("F4.10: delete all of a set", Change(["a": .bs([[1]])], "DELETE a :v", [":v": .bs([[1]])], .becomes([:]))),
        Case(
            "F4.10: delete from nothing",
            Change(["b": .n("1")], "DELETE a :v", [":v": .ss(["x"])], .becomes(["b": .n("1")]))),
        Case(
            "F4.10: delete a number",
            Change(["a": .n("1")], "DELETE a :v", one, .refused("operator: DELETE, operand type: NUMBER"))),
        Case("F4.10: delete from another type", Change(["a": .n("1")], "DELETE a :v", [":v": .ns(["1"])], wrongType)),
        Case(
            "all four",
            Change(
                ["b": .n("1"), "d": .ss(["x", "y"])], "SET a = :v REMOVE b ADD c :v DELETE d :s",
                [":v": .n("1"), ":s": .ss(["x"])], .becomes(["a": .n("1"), "c": .n("1"), "d": .ss(["y"])]))),
        Case("keywords in any case", Change(["b": .n("1")], "set a = :v remove b", one, .becomes(["a": .n("1")]))),
        Case(
            "F4.6: a section twice",
            Change(
                [:], "SET a = :v SET b = :v", one,
                .refused("The \"SET\" section can only be used once in an update expression;"))),
        Case(
            "F4.7: overlap",
            Change(
                [:], "SET a = :v, a.b = :v", one,
                .refused(
                    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]"
                ))),
        Case("F4.7: the same path", Change([:], "SET a = :v REMOVE a", one, .refused("overlap"))),
        Case(
            "F4.7: conflict",
            Change(
                [:], "SET a.b = :v, a[0] = :v", one,
                .refused(
                    "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]"
                ))),
        Case(
            "F4.7: neighbors",
            Change(["a": .m([:])], "SET a.b = :v, a.c = :v", one, .becomes(["a": .m(["b": .n("1"), "c": .n("1")])]))),
        Case(
            "F4.8: partition key",
            Change([:], "SET pk = :v", one, .refused("Cannot update attribute pk. This attribute is part of the key"))),
        Case(
            "F4.8: sort key",
            Change([:], "REMOVE sk", .refused("Cannot update attribute sk. This attribute is part of the key"))),
        Case(
            "F3.1: grows too large",
            Change(
                ["a": .s(Shop.text(400_000))], "SET b = :v",
                [":v": .s(Shop.text(9_600))],
                .refused("Item size to update has exceeded the maximum allowed size"))),
        Case(
            "F1.10: empty index key",
            Change(
                [:], "SET g = :v", [":v": .s("")],
                .refused(
                    "The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value."
                ))),
        Case(
            "F1.11: index key of another type",
            Change(
                [:], "SET g = :v", one, .refused("Type mismatch for Index Key g Expected: S Actual: N IndexName: byG"))),
        Case("8.6: remove an index key", Change(["g": .s("x")], "REMOVE g", .becomes([:]))),
        Case(
            "8.6: empty expression",
            Change([:], "", .refused("Invalid UpdateExpression: The expression can not be empty;"))),
        Case(
            "no section",
            Change([:], "INVALID SYNTAX", .refused("Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\""))),
        Case("a section of nothing", Change([:], "SET", .refused("Syntax error; token: \"<EOF>\""))),
        Case("a comma too many", Change([:], "SET a = :v,", one, .refused("Syntax error"))),
        Case(
            "undefined value",
            Change(
                [:], "SET a = :w",
                .refused("An expression attribute value used in expression is not defined; attribute value: :w"))),
    ]

    @Test(arguments: sets + others)
    func updates(_ case: Case<Change>) async throws {
        let change = `case`.content
        let shop = try await Shop.database(change.before.map { [Shop.item("p", "s", $0)] } ?? [])
        let update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: change.expression,
            expressionAttributeValues: change.values)
        let before = await shop.allItems(ofTable: "Shop")
        let outcome = await outcome { try await shop.updateItem(update) }
        let after = await shop.allItems(ofTable: "Shop")
        switch change.result {
        case .becomes(let attributes):
            expect(outcome, .accepted)
            #expect(after == [Shop.item("p", "s", attributes)])
        case .refused(let message):
            expect(outcome, .refused(message))
            #expect(after == before, "a refusal changes nothing")
        }
    }

    @Test(
        "F4.1: what an update gives back",
        arguments: [
            (ReturnValues.none, nil),
            (.allOld, Shop.item("p", "s", ["a": .n("1"), "m": .m(["x": .n("1"), "y": .n("2")]), "c": .s("c")])),
            (.updatedOld, ["a": .n("1"), "m": .m(["x": .n("1")]), "c": .s("c")]),
            (.allNew, Shop.item("p", "s", ["a": .n("2"), "m": .m(["x": .n("9"), "y": .n("2")]), "b": .n("9")])),
            (.updatedNew, ["a": .n("2"), "m": .m(["x": .n("9")]), "b": .n("9")]),
        ] as [(ReturnValues, Item?)])
    func returnValues(_ returned: ReturnValues, _ expected: Item?) async throws {
        let before: Item = ["a": .n("1"), "m": .m(["x": .n("1"), "y": .n("2")]), "c": .s("c")]
        let shop = try await Shop.database([Shop.item("p", "s", before)])
        let update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: "SET b = :v, m.x = :v ADD a :o REMOVE c",
            expressionAttributeValues: [":v": .n("9"), ":o": .n("1")], returnValues: returned)
        #expect(try await shop.updateItem(update).attributes == expected)
    }

    @Test("An update that only takes away makes no item")
    func takesAwayFromNothing() async throws {
        let shop = try await Shop.database()
        let update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: "REMOVE a", returnValues: .allNew)
        #expect(try await shop.updateItem(update).attributes == nil)
        #expect(await shop.allItems(ofTable: "Shop").isEmpty)
    }

    @Test("F4.1: a put gives back the old item or nothing", arguments: [ReturnValues.updatedOld, .allNew, .updatedNew])
    func putReturnValues(_ returned: ReturnValues) async throws {
        let shop = try await Shop.database()
        let put = PutItemInput(tableName: "Shop", item: Shop.item("p", "s"), returnValues: returned)
        let verdict = Verdict.refused("ReturnValues can only be ALL_OLD or NONE")
        expect(await outcome { try await shop.putItem(put) }, verdict)
        let delete = DeleteItemInput(tableName: "Shop", key: Shop.key("p", "s"), returnValues: returned)
        expect(await outcome { try await shop.deleteItem(delete) }, verdict)
    }
}
