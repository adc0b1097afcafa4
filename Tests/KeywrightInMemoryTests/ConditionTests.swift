import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What conditions and filters say of one item (F3.11 to F3.14).
@Suite struct ConditionTests {
    struct Line: Sendable {
        var expression: String
        var holds: Bool

        init(_ expression: String, _ holds: Bool) {
            self.expression = expression
            self.holds = holds
        }
    }

    static let item: Item = Shop.item(
        "p", "s",
        [
            "txt": .s("banana"), "num": .n("10"), "bytes": .b([1, 2, 3]), "yes": .bool(true), "nul": .null,
            "arr": .l([.s("a"), .n("2"), .m(["k": .s("v")])]), "doc": .m(["deep": .m(["n": .n("5")])]),
            "texts": .ss(["x", "y"]), "nums": .ns(["1", "2"]), "blobs": .bs([[1], [2]]), "blank": .s(""),
            "a.b": .n("1"),
        ])

    static let values: [String: AttributeValue] = [
        ":apple": .s("apple"), ":banana": .s("banana"), ":ban": .s("ban"), ":nan": .s("nan"), ":zebra": .s("zebra"),
        ":nine": .n("9"), ":ten": .n("10.0"), ":eleven": .n("11"), ":one": .n("1"), ":two": .n("2"), ":three": .n("3"),
        ":five": .n("5"), ":six": .n("6"), ":zero": .n("0"), ":b12": .b([1, 2]), ":b123": .b([1, 2, 3]), ":b2": .b([2]),
        ":true": .bool(true), ":false": .bool(false), ":null": .null, ":x": .s("x"), ":a": .s("a"), ":S": .s("S"),
        ":M": .s("M"), ":NULL": .s("NULL"), ":BOOL": .s("BOOL"), ":yx": .ss(["y", "x"]), ":kv": .m(["k": .s("v")]),
    ]

    static let comparisons: [Case<Line>] = [
        Case("equal", Line("txt = :banana", true)), Case("not equal", Line("txt <> :banana", false)),
        Case("value on the left", Line(":apple < txt", true)),
        Case("less", Line("txt < :zebra", true)), Case("less, equal", Line("txt < :banana", false)),
        Case("less or equal", Line("txt <= :banana", true)), Case("greater", Line("txt > :apple", true)),
        Case("greater or equal", Line("num >= :ten", true)),
        Case("F1.15: numbers by size", Line("num > :nine", true)), Case("F1.14: 10 = 10.0", Line("num = :ten", true)),
        Case("bytes", Line("bytes > :b12", true)), Case("truth", Line("yes = :true", true)),
        Case("truth", Line("yes <> :false", true)), Case("NULL", Line("nul = :null", true)),
        Case("sets without order", Line("texts = :yx", true)), Case("maps", Line("arr[2] = :kv", true)),
        Case("F3.13: two types, =", Line("num = :x", false)), Case("F3.13: two types, <>", Line("num <> :x", true)),
        Case("F3.13: two types, <", Line("num < :x", false)), Case("F3.13: two types, >", Line("num > :x", false)),
        Case("F3.13: missing, =", Line("gone = :x", false)), Case("F3.13: missing, <>", Line("gone <> :x", true)),
        Case("F3.13: missing, <", Line("gone < :x", false)), Case("F3.13: two missing, =", Line("gone = away", false)),
        Case("two paths", Line("num > doc.deep.n", true)),
        Case("F3.12: between, lower end", Line("num BETWEEN :ten AND :eleven", true)),
        Case("F3.12: between, upper end", Line("num BETWEEN :nine AND :ten", true)),
        Case("F3.12: between, outside", Line("num BETWEEN :zero AND :nine", false)),
        Case("F3.12: between, texts", Line("txt BETWEEN :apple AND :zebra", true)),
        Case("F3.12: between, missing", Line("gone BETWEEN :apple AND :zebra", false)),
        Case("in", Line("txt IN (:apple, :banana)", true)), Case("in none", Line("txt IN (:apple, :zebra)", false)),
        Case("in, other type", Line("num IN (:x, :ten)", true)), Case("in, missing", Line("gone IN (:x)", false)),
        Case("in, a path", Line("txt IN (num, txt2, :banana)", true)),
    ]

    static let functions: [Case<Line>] = [
        Case("exists", Line("attribute_exists(txt)", true)), Case("exists, NULL", Line("attribute_exists(nul)", true)),
        Case("exists, missing", Line("attribute_exists(gone)", false)),
        Case("exists, nested", Line("attribute_exists(doc.deep.n)", true)),
        Case("exists, element", Line("attribute_exists(arr[2].k)", true)),
        Case("exists, beyond the end", Line("attribute_exists(arr[3])", false)),
        Case("exists, index of a map", Line("attribute_exists(doc[0])", false)),
        Case("not exists", Line("attribute_not_exists(gone)", true)),
        Case("not exists, there", Line("attribute_not_exists(doc.deep)", false)),
        Case("type", Line("attribute_type(txt, :S)", true)), Case("type, map", Line("attribute_type(doc, :M)", true)),
        Case("type, other", Line("attribute_type(num, :S)", false)),
        Case("type, NULL", Line("attribute_type(nul, :NULL)", true)),
        Case("type, truth", Line("attribute_type(yes, :BOOL)", true)),
        Case("type, missing", Line("attribute_type(gone, :S)", false)),
        Case("begins", Line("begins_with(txt, :ban)", true)), Case("begins not", Line("begins_with(txt, :nan)", false)),
        Case("begins, bytes", Line("begins_with(bytes, :b12)", true)),
        Case("F3.11: begins, a number", Line("begins_with(num, :x)", false)),
        Case("contains, part", Line("contains(txt, :nan)", true)),
        Case("contains not", Line("contains(txt, :x)", false)),
        Case("contains, bytes", Line("contains(bytes, :b2)", true)),
        Case("contains, set", Line("contains(texts, :x)", true)),
        Case("contains, numbers", Line("contains(nums, :two)", true)),
        Case("contains, binary set", Line("contains(blobs, :b2)", true)),
        Case("contains, list", Line("contains(arr, :a)", true)),
        Case("contains, map in list", Line("contains(arr, :kv)", true)),
        Case("contains, other type", Line("contains(txt, :one)", false)),
        Case("contains, missing", Line("contains(gone, :x)", false)),
        Case("size, text", Line("size(txt) = :six", true)), Case("size, bytes", Line("size(bytes) = :three", true)),
        Case("size, list", Line("size(arr) = :three", true)), Case("size, map", Line("size(doc) = :one", true)),
        Case("size, set", Line("size(texts) < :three", true)), Case("size, empty", Line("size(blank) = :zero", true)),
        Case("size, number", Line("size(num) > :zero", false)),
        Case("size, missing", Line("size(gone) > :zero", false)),
        Case("size, between", Line("size(txt) BETWEEN :five AND :six", true)),
        Case("size, on the right", Line(":five < size(txt)", true)),
    ]

    static let logic: [Case<Line>] = [
        Case("and", Line("num = :ten AND txt = :banana", true)),
        Case("and, one false", Line("num = :ten AND txt = :x", false)),
        Case("or", Line("num = :one OR txt = :banana", true)), Case("not", Line("NOT num = :one", true)),
        Case("not of a missing one", Line("NOT gone = :one", true)),
        Case("AND before OR", Line("num = :ten OR num = :one AND txt = :x", true)),
        Case("parentheses", Line("(num = :ten OR num = :one) AND txt = :x", false)),
        Case("NOT before AND", Line("NOT num = :one AND txt = :x", false)),
        Case("NOT of parentheses", Line("NOT (num = :one AND txt = :x)", true)),
        Case(
            "F3.9: keywords in any case", Line("not num = :one aNd txt in (:banana) or num between :one and :two", true)
        ),
        Case("whole in parentheses", Line("(num = :ten)", true)),
        Case("operand in parentheses", Line("(num) = (:ten)", true)),
        Case("parts in parentheses", Line("((num = :ten) AND (txt = :banana))", true)),
        Case("no blanks", Line("num=:ten AND(txt=:banana)", true)),
        Case("line feeds", Line("num\n=\t:ten", true)),
        Case("between inside and", Line("num BETWEEN :one AND :eleven AND txt = :banana", true)),
        Case("path with element", Line("arr[0] = :a", true)), Case("path with blanks", Line("arr [ 0 ] = :a", true)),
        Case("name beginning with an underscore", Line("_x <> :a", true)),
    ]

    /// The placeholders that stand in a text.
    private static func used(_ expression: String) -> [String: AttributeValue] {
        values.filter { entry in
            expression.split { !($0.isLetter || $0.isNumber || $0 == ":" || $0 == "_") }.contains(Substring(entry.key))
        }
    }

    @Test(arguments: comparisons + functions + logic)
    func holds(_ case: Case<Line>) async throws {
        let shop = try await Shop.database([Self.item])
        let line = `case`.content
        let scan = ScanInput(
            tableName: "Shop", filterExpression: line.expression,
            expressionAttributeValues: Self.used(line.expression))
        #expect(try await shop.scan(scan).count == (line.holds ? 1 : 0))
        let check = DeleteItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), conditionExpression: line.expression,
            expressionAttributeValues: Self.used(line.expression))
        expect(
            await outcome { try await shop.deleteItem(check) },
            line.holds ? .accepted : .failed(.conditionalCheckFailed))
    }

    @Test("F3.10: a name with a dot by its alias, and a path without")
    func aliases() async throws {
        let shop = try await Shop.database([Self.item])
        for (expression, count) in [("#d = :one", 1), ("a.b = :one", 0)] {
            let scan = ScanInput(
                tableName: "Shop", filterExpression: expression,
                expressionAttributeNames: expression.hasPrefix("#") ? ["#d": "a.b"] : [:],
                expressionAttributeValues: [":one": .n("1")])
            #expect(try await shop.scan(scan).count == count)
        }
    }

    @Test("F4.2, F4.3: conditions on writes")
    func conditionalWrites() async throws {
        let shop = try await Shop.database()
        var put = PutItemInput(
            tableName: "Shop", item: Shop.item("p", "s", ["v": .n("1")]),
            conditionExpression: "attribute_not_exists(pk)")
        _ = try await shop.putItem(put)
        let failure = await outcome { try await shop.putItem(put) }.error
        #expect(failure == DynamoDBError(.conditionalCheckFailed, "The conditional request failed"))
        put.returnItemOnConditionFailure = true
        put.item["v"] = .n("2")
        let full = await outcome { try await shop.putItem(put) }.error
        #expect(full?.item == Shop.item("p", "s", ["v": .n("1")]))
        let update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "new"), updateExpression: "SET v = :v",
            conditionExpression: "attribute_exists(pk)", expressionAttributeValues: [":v": .n("1")],
            returnItemOnConditionFailure: true)
        let missing = await outcome { try await shop.updateItem(update) }.error
        #expect(missing?.kind == .conditionalCheckFailed && missing?.item == nil)
        #expect(await shop.allItems(ofTable: "Shop").count == 1)
    }
}
