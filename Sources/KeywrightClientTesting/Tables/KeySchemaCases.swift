internal import KeywrightRuntime

/// What the key of a table may be, and which attributes a request defines (F1.7, F1.18, F1.19, F1.26, F1.36).
enum KeySchemaCases {
    static let all: [ClientCase] =
        keyShapes + keyTypes.map(keyType) + otherTypes.map(otherType) + definitions

    private static let keyShapes: [ClientCase] = [
        .makesTable("F1.26", "a table with a partition key alone is accepted", { $0.input(CaseKey("pk")) }) {
            try expectEqual($0.keySchema.caseTexts, ["pk HASH"], "the described key")
        },
        .makesTable("F1.26", "a table with a partition and a sort key is accepted", { $0.input() }) {
            try expectEqual($0.keySchema.caseTexts, ["pk HASH", "sk RANGE"], "the described key")
        },
        refusesSchema("a table with two partition attributes is refused", "pk HASH", "sk HASH"),
        refusesSchema("a table with two sort attributes is refused", "pk HASH", "sk RANGE", "a RANGE", fact: "F1.36"),
        refusesSchema("a table with its sort key before its partition key is refused", "sk RANGE", "pk HASH"),
        refusesSchema("a table with a sort key alone is refused", "sk RANGE"),
        refusesSchema("a table with one attribute as both keys is refused", "pk HASH", "pk RANGE"),
        refusesSchema("a table without a key is refused"),
        refusesSchema("a key attribute that is neither HASH nor RANGE is refused", "pk HASH", "sk SORT"),
    ]

    private static func refusesSchema(_ title: String, _ schema: String..., fact: String = "F1.26") -> ClientCase {
        .refusesTable(fact, title) { context in
            let key = schema.map(CreateTableInput.KeySchemaElement.init(caseText:))
            var input = context.input()
            input.keySchema = key
            input.attributeDefinitions = []
            for attribute in key
            where !input.attributeDefinitions.contains(where: { $0.attributeName == attribute.attributeName }) {
                input.attributeDefinitions.append(.init(attributeName: attribute.attributeName, attributeType: "S"))
            }
            return input
        }
    }

    private static let keyTypes: [String] = ["S", "N", "B"]

    private static func keyType(_ type: String) -> ClientCase {
        .makesTable(
            "F1.7", "keys of type \(type) are accepted in a table and its indexes",
            { context in
                context.input(
                    CaseKey("pk:\(type)", sort: "sk:\(type)"),
                    global: [CaseIndex("global", CaseKey("a:\(type)", sort: "b:\(type)"))],
                    local: [CaseIndex("local", CaseKey("pk:\(type)", sort: "c:\(type)"))])
            },
            check: { table in
                let types = (table.attributeDefinitions ?? []).map(\.attributeType)
                try expectEqual(types, Array(repeating: type, count: 5), "the described types")
            })
    }

    private static let otherTypes: [String] = ["BOOL", "NULL", "L", "M", "SS", "NS", "BS"]

    private static func otherType(_ type: String) -> ClientCase {
        .refusesTable("F1.7", "a key of type \(type) is refused") { $0.input(CaseKey("pk", sort: "sk:\(type)")) }
    }

    private static let definitions: [ClientCase] = [
        .refusesTable("F1.18", "a partition key without a definition is refused") {
            $0.input { $0.attributeDefinitions.removeFirst() }
        },
        .refusesTable("F1.18", "a sort key without a definition is refused") {
            $0.input { $0.attributeDefinitions.removeLast() }
        },
        .refusesTable("F1.18", "a request without any definition is refused") {
            $0.input { $0.attributeDefinitions = [] }
        },
        .refusesTable("F1.18", "a global index's key without a definition is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"))]) { $0.attributeDefinitions.removeLast() }
        },
        .refusesTable("F1.18", "a local index's key without a definition is refused") {
            $0.input(local: [CaseIndex("one", CaseKey("pk", sort: "a"))]) { $0.attributeDefinitions.removeLast() }
        },
        .refusesTable("F1.18", "a definition that no key of a table without indexes uses is refused") {
            $0.input { $0.attributeDefinitions.append(.init(attributeName: "a", attributeType: "S")) }
        },
        .refusesTable("F1.18", "a definition that no key of a table with indexes uses is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"))]) {
                $0.attributeDefinitions.append(.init(attributeName: "b", attributeType: "S"))
            }
        },
        .refusesTable("F1.18", "one definition given twice is refused") {
            $0.input { $0.attributeDefinitions.append($0.attributeDefinitions[0]) }
        },
        .refusesTable("F1.19", "one attribute defined with two types is refused") {
            $0.input { $0.attributeDefinitions.append(.init(attributeName: "sk", attributeType: "N")) }
        },
        .makesTable("F1.19", "one definition serves two indexes") {
            $0.input(global: [CaseIndex("one", CaseKey("a:N")), CaseIndex("two", CaseKey("pk", sort: "a:N"))])
        },
    ]
}
