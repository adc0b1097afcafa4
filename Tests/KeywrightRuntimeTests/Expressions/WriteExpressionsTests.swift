import KeywrightRuntime
import Testing

/// Expressions whose parts depend on the call.
@Suite("WriteExpressions")
struct WriteExpressionsTests {
    @Test("each clause stands once, and in order")
    func clauses() {
        var expressions = WriteExpressions(
            condition: "attribute_exists(#PK)", set: ["#a = :a"], add: ["#n :n"], delete: ["#d :d"],
            names: ["#PK": "PK", "#a": "a", "#n": "n", "#d": "d"], values: [":a": .s("x"), ":n": .n("1")])
        #expect(expressions.update == "SET #a = :a ADD #n :n DELETE #d :d")
        expressions.remove("#g", "#h", names: ["#g": "g", "#h": "h"])
        expressions.set("#b = :b", names: ["#b": "b"], values: [":b": .s("y")])
        expressions.require("#v = :v", names: ["#v": "v"], values: [":v": .n("3")])
        #expect(expressions.update == "SET #a = :a, #b = :b REMOVE #g, #h ADD #n :n DELETE #d :d")
        #expect(expressions.condition == "attribute_exists(#PK) AND #v = :v")
        #expect(expressions.names.count == 8)
        #expect(expressions.values == [":a": .s("x"), ":n": .n("1"), ":b": .s("y"), ":v": .n("3")])
    }

    @Test("without conditions there is none")
    func noCondition() {
        var expressions = WriteExpressions(set: ["#a = :a"])
        #expect(expressions.condition == nil)
        expressions.require("#v = :v")
        #expect(expressions.condition == "#v = :v")
    }

    @Test("an empty set is removed in place of being set")
    func emptySet() {
        var expressions = WriteExpressions(set: ["#a = :a", "#b = :b"], names: ["#a": "a", "#b": "b"])
        expressions.remove("#a", insteadOf: "#a = :a")
        expressions.supply(values: [":b": .ss(["x"])])
        #expect(expressions.update == "SET #b = :b REMOVE #a")
        #expect(expressions.values == [":b": .ss(["x"])])
    }
}
