import KeywrightRuntime
import Testing

@testable import KeywrightInMemory

/// What may stand in an expression (F3.5 to F3.12, F3.21).
@Suite struct ExpressionRuleTests {
    struct Filter: Sendable {
        var expression: String
        var names: [String: String]
        var values: [String: AttributeValue]
        var verdict: Verdict

        init(
            _ expression: String, _ names: [String: String] = [:], _ values: [String: AttributeValue] = [:],
            _ verdict: Verdict
        ) {
            self.expression = expression
            self.names = names
            self.values = values
            self.verdict = verdict
        }
    }

    private static let a: [String: AttributeValue] = [":a": .s("a")]

    /// `v = :a OR v = :a OR …` with this many operators, an odd number.
    private static func chain(_ operators: Int) -> String {
        Array(repeating: "v=:a", count: (operators + 1) / 2).joined(separator: " OR ")
    }

    private static func list(_ count: Int) -> String {
        "v IN (" + Array(repeating: ":a", count: count).joined(separator: ",") + ")"
    }

    private static let padded = "v = :a" + String(repeating: " ", count: 4090)

    static let cases: [Case<Filter>] = [
        Case("F3.5: 4096 bytes", Filter(padded, [:], a, .accepted)),
        Case(
            "F3.5: 4097 bytes",
            Filter(
                padded + " ", [:], a,
                .refused(
                    "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: "
                        + "4097"))),
        Case("F3.6: 299 operators", Filter(chain(299), [:], a, .accepted)),
        Case("F3.6: 300 operators", Filter("NOT " + chain(299), [:], a, .accepted)),
        Case(
            "F3.6: 301 operators",
            Filter(
                chain(301), [:], a,
                .refused(
                    "Invalid FilterExpression: The expression contains too many operators; operator count: 301"))),
        Case("F3.7: 100 operands of IN", Filter(list(100), [:], a, .accepted)),
        Case("F3.7: 101 operands of IN", Filter(list(101), [:], a, .refused("IN"))),
        Case(
            "F3.7: a path of 33 steps",
            Filter(
                "attribute_exists(v" + String(repeating: ".w", count: 32) + ")", [:], [:],
                .refused("too many nesting elements"))),
        Case(
            "F3.7: a placeholder of 256 bytes",
            Filter(
                "#" + String(repeating: "n", count: 255) + " = :a", ["#" + String(repeating: "n", count: 255): "v"], a,
                .refused("ExpressionAttributeNames contains invalid key"))),
        Case(
            "F3.8: unused name",
            Filter(
                "v = :a", ["#x": "v"], a,
                .refused("Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}"))),
        Case(
            "F3.8: unused values",
            Filter(
                "v = :a", [:], [":a": .s("a"), ":z": .s("z"), ":b": .s("b")],
                .refused("Value provided in ExpressionAttributeValues unused in expressions: keys: {:b, :z}"))),
        Case(
            "F3.8: undefined name",
            Filter(
                "#x = :a", [:], a,
                .refused(
                    "Invalid FilterExpression: An expression attribute name used in the document path is not defined; "
                        + "attribute name: #x"))),
        Case(
            "F3.8: undefined value",
            Filter(
                "v = :b", [:], [:],
                .refused(
                    "Invalid FilterExpression: An expression attribute value used in expression is not defined; "
                        + "attribute value: :b"))),
        Case(
            "F3.8: a key without its sign",
            Filter("v = :a", ["x": "v"], a, .refused("ExpressionAttributeNames contains invalid key: Syntax error"))),
        Case(
            "F3.8: a value that is none",
            Filter(
                "v = :a", [:], [":a": .n("x")],
                .refused("ExpressionAttributeValues contains invalid value: The parameter cannot be converted"))),
        Case(
            "F3.9: redundant parentheses",
            Filter("((v = :a))", [:], a, .refused("The expression has redundant parentheses;"))),
        Case("F3.9: redundant parentheses round an operand", Filter("((v)) = :a", [:], a, .refused("redundant"))),
        Case(
            "F3.9: empty",
            Filter("", [:], [:], .refused("Invalid FilterExpression: The expression can not be empty;"))),
        Case(
            "F3.9: function in upper case",
            Filter("BEGINS_WITH(v, :a)", [:], a, .refused("Invalid function name; function: BEGINS_WITH"))),
        Case(
            "F3.14: function of updates", Filter("if_not_exists(v, :a) = :a", [:], a, .refused("Invalid function name"))
        ),
        Case(
            "F3.21: reserved word",
            Filter(
                "status = :a", [:], a,
                .refused(
                    "Invalid FilterExpression: Attribute name is a reserved keyword; reserved keyword: status"))),
        Case("F3.21: reserved word inside a path", Filter("v.Name = :a", [:], a, .refused("reserved keyword: Name"))),
        Case("F3.21: reserved word by alias", Filter("#s = :a", ["#s": "status"], a, .accepted)),
        Case("F3.21: not reserved", Filter("id = :a OR pk = :a OR description = :a", [:], a, .accepted)),
        Case(
            "F3.11: begins_with a number",
            Filter(
                "begins_with(v, :n)", [:], [":n": .n("1")],
                .refused(
                    "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N"
                ))),
        Case(
            "F3.12: bounds of two types",
            Filter(
                "v BETWEEN :a AND :n", [:], [":a": .s("a"), ":n": .n("1")],
                .refused(
                    "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: "
                        + "AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:1}"))),
        Case(
            "F3.12: bounds the wrong way round",
            Filter(
                "v BETWEEN :b AND :a", [:], [":a": .s("a"), ":b": .s("b")],
                .refused(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound "
                        + "operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}"))),
        Case("F3.12: equal bounds", Filter("v BETWEEN :a AND :a", [:], a, .accepted)),
        Case(
            "operand of attribute_exists", Filter("attribute_exists(:a)", [:], a, .refused("requires a document path"))),
        Case("operands of size", Filter("size(v, w) = :a", [:], a, .refused("number of operands: 2"))),
        Case("size of a number", Filter("size(:n) = :n", [:], [":n": .n("1")], .refused("size, operand type: N"))),
        Case(
            "type that is none",
            Filter("attribute_type(v, :a)", [:], a, .refused("Invalid attribute type name found; type: a"))),
        Case("size as a condition", Filter("size(v)", [:], [:], .refused("not allowed to be used this way"))),
        Case(
            "a condition as an operand",
            Filter("attribute_exists(v) = :a", [:], a, .refused("not allowed to be used this way"))),
        Case("a path with itself", Filter("v.w = v.w", [:], [:], .refused("first operand: [v, w]"))),
        Case("order of truth values", Filter("v < :t", [:], [":t": .bool(true)], .refused("<, operand type: BOOL"))),
        Case("a path alone", Filter("v", [:], [:], .refused("Syntax error"))),
        Case("no right side", Filter("v =", [:], [:], .refused("Syntax error; token: \"<EOF>\""))),
        Case("a strange character", Filter("v = :a ?", [:], a, .refused("Syntax error; token: \"?\", near: \":a ?\""))),
        Case("an open parenthesis", Filter("(v = :a", [:], a, .refused("Syntax error; token: \"<EOF>\""))),
        Case("a name that begins with a digit", Filter("1v = :a", [:], a, .refused("Syntax error; token: \"1\""))),
        Case("an index by placeholder", Filter("v[:a] = :a", [:], a, .refused("Syntax error"))),
        Case("two comparators", Filter("v = :a = :a", [:], a, .refused("Syntax error"))),
        Case("a keyword as a name", Filter("and = :a", [:], a, .refused("Syntax error; token: \"and\""))),
        Case("deep parentheses", Filter(String(repeating: "(", count: 2000), [:], [:], .refused("nested too deeply"))),
        Case(
            "a long row of NOT",
            Filter(String(repeating: "NOT ", count: 1000) + "v = :a", [:], a, .refused("nested too deeply"))),
    ]

    @Test(arguments: cases)
    func filters(_ case: Case<Filter>) async throws {
        let shop = try await Shop.database()
        let filter = `case`.content
        let scan = ScanInput(
            tableName: "Shop", filterExpression: filter.expression, expressionAttributeNames: filter.names,
            expressionAttributeValues: filter.values)
        expect(await outcome { try await shop.scan(scan) }, filter.verdict)
    }

    @Test("F3.8: placeholders without an expression")
    func placeholdersAlone() async throws {
        let shop = try await Shop.database()
        let put = PutItemInput(
            tableName: "Shop", item: Shop.item("p", "s"), expressionAttributeValues: [":a": .s("a")])
        expect(
            await outcome { try await shop.putItem(put) },
            .refused(
                "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"))
        let get = GetItemInput(tableName: "Shop", key: Shop.key("p", "s"), expressionAttributeNames: ["#a": "a"])
        expect(
            await outcome { try await shop.getItem(get) },
            .refused("ExpressionAttributeNames can only be specified when using expressions"))
    }

    @Test("F3.21: all four kinds of expression refuse a reserved word")
    func reservedEverywhere() async throws {
        let shop = try await Shop.database()
        let verdict = Verdict.refused("Attribute name is a reserved keyword; reserved keyword: ")
        let key = Shop.key("p", "s")
        let one: [String: AttributeValue] = [":v": .s("v")]
        let update = UpdateItemInput(
            tableName: "Shop", key: key, updateExpression: "SET #a.name = :v", expressionAttributeNames: ["#a": "a"],
            expressionAttributeValues: one)
        expect(await outcome { try await shop.updateItem(update) }, verdict)
        let get = GetItemInput(tableName: "Shop", key: key, projectionExpression: "pk, ttl")
        expect(await outcome { try await shop.getItem(get) }, verdict)
        let query = QueryInput(tableName: "Shop", keyConditionExpression: "key = :v", expressionAttributeValues: one)
        expect(await outcome { try await shop.query(query) }, verdict)
        let delete = DeleteItemInput(
            tableName: "Shop", key: key, conditionExpression: "attribute_exists(owner)")
        expect(await outcome { try await shop.deleteItem(delete) }, verdict)
    }

    @Test("F3.21: 573 words")
    func reservedCount() {
        #expect(reservedWords.count == 573)
        #expect(reservedWords.isSuperset(of: ["ABORT", "FLATTERN", "INNTER", "LOGED", "STATUS", "TTL", "ZONE"]))
        #expect(
            reservedWords.isDisjoint(with: ["ID", "EMAIL", "TITLE", "DESCRIPTION", "VERSION", "PK", "SK", "SCORE"]))
    }

    @Test("Every beginning of an expression is answered, never a crash")
    func dripFeed() async throws {
        let shop = try await Shop.database([Shop.item("p", "s")])
        let text = "NOT (begins_with(#a.b[12].c, :v) OR size(x) <> :v) AND y BETWEEN :v AND :w OR z IN (:v, :w)"
        for length in 0...text.count {
            let scan = ScanInput(
                tableName: "Shop", filterExpression: String(text.prefix(length)), expressionAttributeNames: ["#a": "a"],
                expressionAttributeValues: [":v": .s("v"), ":w": .s("w")])
            // The only other beginnings that are whole and use all placeholders end behind the second AND's `:w`.
            let isWhole =
                length == text.count || scan.filterExpression?.hasSuffix("AND :w") == true
                || scan.filterExpression?.hasSuffix("AND :w ") == true
            expect(await outcome { try await shop.scan(scan) }, isWhole ? .accepted : .refused(""))
        }
    }
}
