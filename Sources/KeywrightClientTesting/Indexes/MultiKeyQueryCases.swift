internal import KeywrightRuntime

/// Queries of an index whose key is several attributes (F1.38, F1.42, F1.43, F1.46, F1.12).
enum MultiKeyQueryCases {
    static let all: [ClientCase] =
        answers.map(answer) + refusals.map(refusal) + filters.map(filter)

    private static let values: [String: AttributeValue] = [
        ":t": .s("T1"), ":r": .s("R1"), ":a": .s("a"), ":b": .s("b"), ":B": .s("B"), ":z": .s("z"), ":one": .n("1"),
        ":two": .n("2"), ":ten": .n("10"), ":digit": .s("1"), ":x": .s("x"), ":x2": .s("x2"), ":x3": .s("x3"),
        ":y1": .s("y1"),
    ]

    /// Each placeholder that is given must be used, so that a query gets those of its own expressions alone.
    private static func values(in expressions: String...) -> [String: AttributeValue] {
        let words = expressions.flatMap { $0.split { " (),".contains($0) }.map(String.init) }
        return values.filter { words.contains($0.key) }
    }

    private struct Answer: Sendable {
        var fact = "F1.42"
        var what: String
        var sort = ""
        var forward = true
        var ids: [String]
    }

    private static let answers: [Answer] = [
        Answer(
            fact: "F1.38", what: "all partition attributes, ordered attribute by attribute",
            ids: ["6", "1", "2", "3", "4", "5"]),
        Answer(
            fact: "F1.38", what: "all partition attributes, backward", forward: false,
            ids: ["5", "4", "3", "2", "1", "6"]),
        Answer(what: "the first sort attribute", sort: "s = :a", ids: ["1", "2", "3", "4"]),
        Answer(what: "the first sort attribute below a value", sort: "s < :a", ids: ["6"]),
        Answer(what: "the first sort attribute from a value", sort: "s >= :a", ids: ["1", "2", "3", "4", "5"]),
        Answer(what: "the first sort attribute by its beginning", sort: "begins_with(s, :b)", ids: ["5"]),
        Answer(
            what: "the first sort attribute in a range", sort: "s BETWEEN :B AND :a", ids: ["6", "1", "2", "3", "4"]),
        Answer(what: "two sort attributes", sort: "s = :a AND n = :ten", ids: ["2", "3", "4"]),
        Answer(what: "the second sort attribute below a number", sort: "s = :a AND n < :ten", ids: ["1"]),
        Answer(
            what: "the second sort attribute up to a number", sort: "s = :a AND n <= :ten", ids: ["1", "2", "3", "4"]),
        Answer(what: "the second sort attribute above a number", sort: "s = :a AND n > :two", ids: ["2", "3", "4"]),
        Answer(what: "the second sort attribute from a number", sort: "s = :a AND n >= :ten", ids: ["2", "3", "4"]),
        Answer(what: "the second sort attribute in a range", sort: "s = :a AND n BETWEEN :one AND :two", ids: ["1"]),
        Answer(what: "three sort attributes", sort: "s = :a AND n = :ten AND d = :y1", ids: ["4"]),
        Answer(
            what: "the third sort attribute by its beginning", sort: "s = :a AND n = :ten AND begins_with(d, :x)",
            ids: ["2", "3"]),
        Answer(
            what: "the third sort attribute above a value", sort: "s = :a AND n = :ten AND d > :x2", ids: ["3", "4"]),
        Answer(
            what: "the third sort attribute in a range", sort: "s = :a AND n = :ten AND d BETWEEN :x2 AND :x3",
            ids: ["2", "3"]),
        Answer(
            what: "the second sort attribute, backward", sort: "s = :a AND n >= :two", forward: false,
            ids: ["4", "3", "2", "1"]),
    ]

    private static func answer(_ answer: Answer) -> ClientCase {
        ClientCase(answer.fact, "an index of several attributes is queried by \(answer.what)") { context in
            let table = try await context.openSeveral()
            let condition = "t = :t AND r = :r" + (answer.sort.isEmpty ? "" : " AND " + answer.sort)
            try await table.expectQuery(
                condition, values(in: condition), index: "several", forward: answer.forward, answer.ids)
        }
    }

    private struct Refusal: Sendable {
        var fact = "F1.42"
        var what: String
        var condition: String
    }

    private static let refusals: [Refusal] = [
        Refusal(what: "the first partition attribute alone", condition: "t = :t"),
        Refusal(what: "the second partition attribute alone", condition: "r = :r"),
        Refusal(what: "one partition attribute and a sort attribute", condition: "t = :t AND s = :a"),
        Refusal(what: "a range of a partition attribute", condition: "t = :t AND r > :r"),
        Refusal(what: "the beginning of a partition attribute", condition: "t = :t AND begins_with(r, :r)"),
        Refusal(what: "the second sort attribute without the first", condition: "t = :t AND r = :r AND n = :ten"),
        Refusal(
            what: "the third sort attribute without the second", condition: "t = :t AND r = :r AND s = :a AND d = :x"),
        Refusal(what: "a range before the last sort attribute", condition: "t = :t AND r = :r AND s > :a AND n = :ten"),
        Refusal(
            what: "a beginning before the last sort attribute",
            condition: "t = :t AND r = :r AND begins_with(s, :a) AND n = :ten"),
        Refusal(
            what: "a BETWEEN before the last sort attribute",
            condition: "t = :t AND r = :r AND s BETWEEN :a AND :b AND n = :ten"),
        Refusal(what: "two ranges", condition: "t = :t AND r = :r AND s > :a AND n > :ten"),
        Refusal(what: "two conditions on one sort attribute", condition: "t = :t AND r = :r AND s > :a AND s < :z"),
        Refusal(
            fact: "F1.43", what: "the beginning of a number",
            condition: "t = :t AND r = :r AND s = :a AND begins_with(n, :digit)"),
        Refusal(fact: "F1.12", what: "a partition attribute of another type", condition: "t = :t AND r = :one"),
        Refusal(
            fact: "F1.12", what: "a sort attribute of another type",
            condition: "t = :t AND r = :r AND s = :a AND n = :b"),
        Refusal(what: "an attribute that is not in its key", condition: "t = :t AND r = :r AND e = :a"),
    ]

    private static func refusal(_ refusal: Refusal) -> ClientCase {
        ClientCase(refusal.fact, "a query of several attributes by \(refusal.what) is refused") { context in
            let table = try await context.open(CaseKey("id"), global: [SeveralAttributes.index])
            try await expectRefusal(of: "Query") {
                try await table.query(
                    QueryInput(
                        tableName: table.name, indexName: "several", keyConditionExpression: refusal.condition,
                        expressionAttributeValues: values(in: refusal.condition)))
            }
        }
    }

    private static let filters: [(what: String, filter: String, isLegal: Bool)] = [
        ("the first partition attribute", "t = :t", false), ("the second partition attribute", "r = :r", false),
        ("the first sort attribute", "s = :a", false), ("the last sort attribute", "d = :y1", false),
        ("the table's key", "id <> :one", true),
    ]

    private static func filter(_ filter: (what: String, filter: String, isLegal: Bool)) -> ClientCase {
        let title = "a filter of an index of several attributes by \(filter.what) is "
        let condition = "t = :t AND r = :r"
        let arguments = values(in: condition, filter.filter)
        return ClientCase("F1.46", title + (filter.isLegal ? "accepted" : "refused")) { context in
            let table = try await context.openSeveral()
            if filter.isLegal {
                try await table.expectQuery(
                    condition, arguments, index: "several", filter: filter.filter, ["6", "1", "2", "3", "4", "5"])
            } else {
                try await expectRefusal(of: "Query") {
                    try await table.query(
                        QueryInput(
                            tableName: table.name, indexName: "several", keyConditionExpression: condition,
                            filterExpression: filter.filter, expressionAttributeValues: arguments))
                }
            }
        }
    }
}
