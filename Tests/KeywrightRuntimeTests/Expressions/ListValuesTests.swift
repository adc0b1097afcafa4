import KeywrightRuntime
import Testing

@Suite struct ListValuesTests {
    private func expanded(
        _ filter: String, _ lists: [ListValues], _ values: [String: AttributeValue] = [:]
    ) -> QueryInput {
        QueryInput(
            tableName: "t", keyConditionExpression: "#a = :x", filterExpression: filter,
            expressionAttributeValues: values
        ).expanding(lists)
    }

    @Test func eachValueHasAnAlias() throws {
        let list = try ListValues(":x", [.s("a"), .s("b")], "x")
        let input = expanded("#y = :xy AND (#x IN (:x) OR #z = :x_2)", [list], [":xy": .n("1"), ":x_2": .n("2")])
        #expect(input.filterExpression == "#y = :xy AND (#x IN (:x_1, :x_3) OR #z = :x_2)")
        #expect(
            input.expressionAttributeValues == [
                ":xy": .n("1"), ":x_2": .n("2"), ":x_1": .s("a"), ":x_3": .s("b"),
            ])
        #expect(input.keyConditionExpression == "#a = :x")
    }

    @Test func aListMayBeNamedAsAValueOfAnother() throws {
        let lists = [try ListValues(":x", [.s("a")], "x"), try ListValues(":x_1", [.s("b")], "x_1")]
        let input = expanded("#x IN (:x) OR #x IN (:x_1)", lists)
        #expect(input.filterExpression == "#x IN (:x_2) OR #x IN (:x_1_1)")
        #expect(input.expressionAttributeValues == [":x_2": .s("a"), ":x_1_1": .s("b")])
    }

    @Test func anEmptyListFindsNothing() throws {
        let list = try ListValues(":x", [], "x")
        #expect(list.isEmpty)
        let input = expanded("NOT #x IN (:x)", [list])
        #expect(input.filterExpression == "NOT #x IN (:x_1)")
        #expect(input.expressionAttributeValues == [":x_1": .l([])])
        let scan = ScanInput(tableName: "t", filterExpression: ":x").expanding([list])
        #expect(scan.filterExpression == ":x_1")
    }

    @Test func oneHundredAndNoMore() throws {
        #expect(try ListValues(":x", Array(repeating: .n("1"), count: 100), "x").values.count == 100)
        let error = #expect(throws: ValueError.self) {
            try ListValues(":x", Array(repeating: .n("1"), count: 101), "ids")
        }
        #expect(error?.kind == .count)
        #expect(error?.attribute == "ids")
    }
}
