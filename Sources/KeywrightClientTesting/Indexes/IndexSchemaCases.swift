internal import KeywrightRuntime

/// How many indexes a table may have, and what their keys may be (F1.21, F1.22, F1.28, F1.32 to F1.39).
enum IndexSchemaCases {
    static let all: [ClientCase] =
        indexCounts + includedCounts + localSchemas + globalSchemas + componentCounts.map(componentCount)
        + componentOrders

    private static func globals(_ count: Int) -> [CaseIndex] {
        (0..<count).map { CaseIndex("global-\($0)", CaseKey("a")) }
    }

    private static func locals(_ count: Int) -> [CaseIndex] {
        (0..<count).map { CaseIndex("local-\($0)", CaseKey("pk", sort: "a\($0)")) }
    }

    private static let indexCounts: [ClientCase] = [
        .makesTable("F1.21", "20 global indexes are accepted", { $0.input(global: globals(20)) }) {
            try expectEqual($0.globalSecondaryIndexes?.count ?? 0, 20, "the described indexes")
        },
        .refusesTable("F1.21", "21 global indexes are refused") { $0.input(global: globals(21)) },
        .makesTable("F1.21", "five local indexes are accepted", { $0.input(local: locals(5)) }) {
            try expectEqual($0.localSecondaryIndexes?.count ?? 0, 5, "the described indexes")
        },
        .refusesTable("F1.21", "six local indexes are refused") { $0.input(local: locals(6)) },
        .refusesTable("F1.34", "an empty list of global indexes is refused") {
            $0.input { $0.globalSecondaryIndexes = [] }
        },
        .refusesTable("F1.34", "an empty list of local indexes is refused") {
            $0.input { $0.localSecondaryIndexes = [] }
        },
    ]

    private static func names(_ count: Int) -> [String] { (0..<count).map { "x\($0)" } }

    private static func including(_ counts: [Int]) -> [CaseIndex] {
        counts.enumerated().map { CaseIndex("global-\($0.offset)", CaseKey("a"), .including(names($0.element))) }
    }

    private static let includedCounts: [ClientCase] = [
        .makesTable("F1.22", "20 included attributes of one index are accepted") { $0.input(global: including([20])) },
        .refusesTable("F1.22", "21 included attributes of one index are refused") { $0.input(global: including([21])) },
        .makesTable("F1.22", "100 included attributes over all indexes are accepted") {
            $0.input(global: including([20, 20, 20, 20, 20]))
        },
        .refusesTable("F1.22", "101 included attributes over all indexes are refused, though names repeat") {
            $0.input(global: including([20, 20, 20, 20, 20, 1]))
        },
        .refusesTable("F1.22", "included attributes of global and local indexes count together") {
            $0.input(
                global: including([20, 20, 20, 20]),
                local: [
                    CaseIndex("local-0", CaseKey("pk", sort: "b"), .including(names(20))),
                    CaseIndex("local-1", CaseKey("pk", sort: "c"), .including(names(1))),
                ])
        },
    ]

    private static let localSchemas: [ClientCase] = [
        .refusesTable("F1.28", "a local index on a table without a sort key is refused") {
            $0.input(CaseKey("pk"), local: [CaseIndex("one", CaseKey("pk", sort: "a"))])
        },
        .refusesTable("F1.28", "a local index with another partition key is refused") {
            $0.input(local: [CaseIndex("one", CaseKey("a", sort: "b"))])
        },
        .refusesTable("F1.28", "a local index without a sort key is refused") {
            $0.input(local: [CaseIndex("one", CaseKey("pk"))])
        },
        .refusesTable("F1.36", "a local index with two sort attributes is refused") {
            $0.input(local: [CaseIndex("one", CaseKey(["pk"], sort: ["a", "b"]))])
        },
        .refusesTable("F1.36", "a local index with two partition attributes is refused") {
            $0.input(local: [CaseIndex("one", CaseKey(["pk", "a"], sort: ["b"]))])
        },
    ]

    private static let globalSchemas: [ClientCase] = [
        .refusesTable("F1.33", "a global index with one attribute as both keys is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a", sort: "a"))])
        },
        .makesTable("F1.32", "a global index may have the table's keys the other way round") {
            $0.input(global: [CaseIndex("one", CaseKey("sk", sort: "pk"))])
        },
        .makesTable("F1.32", "a global index may have the table's own key") {
            $0.input(global: [CaseIndex("one", CaseKey("pk", sort: "sk"))])
        },
        .refusesTable("F1.35", "a global index without a key is refused") {
            $0.input(global: [CaseIndex("one", CaseKey([], sort: []))])
        },
    ]

    private static let componentCounts: [(partition: Int, sort: Int, isLegal: Bool)] = [
        (2, 0, true), (2, 3, true), (4, 4, true), (4, 0, true), (1, 4, true), (5, 0, false), (5, 1, false),
        (1, 5, false),
    ]

    private static func componentCount(_ counts: (partition: Int, sort: Int, isLegal: Bool)) -> ClientCase {
        let key = CaseKey((0..<counts.partition).map { "p\($0)" }, sort: (0..<counts.sort).map { "s\($0)" })
        let title = "an index of \(counts.partition) partition and \(counts.sort) sort attributes is "
        if !counts.isLegal {
            return .refusesTable("F1.35", title + "refused") { $0.input(global: [CaseIndex("one", key)]) }
        }
        return .makesTable(
            "F1.35", title + "accepted and described in order", { $0.input(global: [CaseIndex("one", key)]) },
            check: {
                try expectEqual(
                    ($0.globalSecondaryIndexes?.first?.keySchema).caseTexts, key.schema.map(\.caseText),
                    "the described key")
            })
    }

    private static let componentOrders: [ClientCase] = [
        refusesComponents(
            "F1.37", "a partition attribute after a sort attribute is refused", "a HASH", "b RANGE", "c HASH"),
        refusesComponents("F1.37", "an index that begins with a sort attribute is refused", "a RANGE", "b HASH"),
        refusesComponents("F1.37", "an index of a sort attribute alone is refused", "a RANGE"),
        refusesComponents("F1.37", "one attribute twice in an index's partition key is refused", "a HASH", "a HASH"),
        refusesComponents(
            "F1.37", "one attribute twice in an index's sort key is refused", "a HASH", "b RANGE", "b RANGE"),
        refusesComponents(
            "F1.37", "one attribute in both keys of an index of several is refused", "a HASH", "b HASH", "a RANGE"),
        .refusesTable("F1.39", "an attribute of an index of several that is not defined is refused") {
            $0.input(global: [CaseIndex("one", CaseKey(["a", "b"], sort: ["c"]))]) {
                $0.attributeDefinitions.removeLast()
            }
        },
        .makesTable("F1.38", "the attributes of one index may have different types") {
            $0.input(global: [CaseIndex("one", CaseKey(["a:S", "b:N"], sort: ["c:B", "d:N"]))])
        },
    ]

    private static func refusesComponents(_ fact: String, _ title: String, _ schema: String...) -> ClientCase {
        .refusesTable(fact, title) { context in
            let names = schema.map { String($0.prefix(1)) }
            let distinct = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
            return context.input(global: [CaseIndex("one", CaseKey(distinct, sort: []))]) {
                $0.globalSecondaryIndexes?[0].keySchema = schema.map(CreateTableInput.KeySchemaElement.init(caseText:))
            }
        }
    }
}
