internal import KeywrightRuntime

/// What tables, indexes and key attributes may be called (F1.1 to F1.4).
enum NameCases {
    static let all: [ClientCase] =
        tableNames + illegalTableNames.map(illegalTableName)
        + indexNameLengths.map(indexName) + illegalIndexNames.map(illegalIndexName)
        + sharedIndexNames + keyNames

    private static let tableNames: [ClientCase] = [
        .makesTable("F1.1", "a table name of 255 characters is accepted") { $0.input(named: $0.name(ofLength: 255)) },
        .refusesTable("F1.1", "a table name of 256 characters is refused") { $0.input(named: $0.name(ofLength: 256)) },
        .refusesTable("F1.1", "a table name of two characters is refused") { $0.input(named: "ab") },
        .makesTable("F1.1", "a table name may have letters, digits, underscores, dots and dashes") {
            $0.input(named: "\($0.prefix)-aZ09_.-")
        },
        ClientCase("F1.1", "table names that differ in case name two tables") { context in
            let lower = try await context.open(suffix: "t")
            let upper = try await context.open(suffix: "T")
            try await lower.put(.pair("p", "s"))
            try await upper.expectStored(.pair("p", "s"), nil)
            try await lower.expectStored(.pair("p", "s"), .pair("p", "s"))
        },
    ]

    private static let illegalTableNames: [(what: String, text: String)] = [
        ("a blank", " "), ("a slash", "/"), ("a hash sign", "#"), ("an asterisk", "*"), ("a letter beyond ASCII", "é"),
    ]

    private static func illegalTableName(_ character: (what: String, text: String)) -> ClientCase {
        .refusesTable("F1.1", "a table name with \(character.what) is refused") {
            $0.input(named: "\($0.prefix)-\(character.text)")
        }
    }

    private static let indexNameLengths: [(length: Int, isLegal: Bool)] = [
        (2, false), (3, true), (255, true), (256, false),
    ]

    private static func indexName(_ name: (length: Int, isLegal: Bool)) -> ClientCase {
        let index = CaseIndex(String(repeating: "i", count: name.length), CaseKey("a"))
        let title = "an index name of \(name.length) characters is \(name.isLegal ? "accepted" : "refused")"
        return name.isLegal
            ? .makesTable("F1.1", title) { $0.input(global: [index]) }
            : .refusesTable("F1.1", title) { $0.input(global: [index]) }
    }

    private static let illegalIndexNames: [(what: String, text: String)] = [
        ("a blank", "by name"), ("a slash", "by/name"), ("a hash sign", "by#name"),
        ("a letter beyond ASCII", "bé-name"),
    ]

    private static func illegalIndexName(_ name: (what: String, text: String)) -> ClientCase {
        .refusesTable("F1.1", "an index name with \(name.what) is refused") {
            $0.input(global: [CaseIndex(name.text, CaseKey("a"))])
        }
    }

    private static let sharedIndexNames: [ClientCase] = [
        .refusesTable("F1.3", "two global indexes of one name are refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a")), CaseIndex("one", CaseKey("b"))])
        },
        .refusesTable("F1.3", "two local indexes of one name are refused") {
            $0.input(local: [CaseIndex("one", CaseKey("pk", sort: "a")), CaseIndex("one", CaseKey("pk", sort: "b"))])
        },
        .refusesTable("F1.3", "a global and a local index of one name are refused") {
            $0.input(
                global: [CaseIndex("one", CaseKey("a"))], local: [CaseIndex("one", CaseKey("pk", sort: "b"))])
        },
        ClientCase("F1.3", "two tables may have indexes of one name") { context in
            for suffix in ["t", "u"] {
                _ = try await context.table(global: [CaseIndex("one", CaseKey("a"))], suffix: suffix)
            }
        },
        .makesTable("F1.1", "index names that differ in case name two indexes") {
            $0.input(global: [CaseIndex("one", CaseKey("a")), CaseIndex("ONE", CaseKey("b"))])
        },
    ]

    private static let longName = String(repeating: "k", count: 255)

    private static let keyNames: [ClientCase] = [
        .makesTable("F1.4", "a partition attribute's name of 255 characters is accepted") {
            $0.input(CaseKey(longName))
        },
        .refusesTable("F1.4", "a partition attribute's name of 256 characters is refused") {
            $0.input(CaseKey(longName + "k"))
        },
        .refusesTable("F1.4", "a sort attribute's name of 256 characters is refused") {
            $0.input(CaseKey("pk", sort: longName + "k"))
        },
        .makesTable("F1.4", "an index attribute's name of 255 characters is accepted") {
            $0.input(global: [CaseIndex("one", CaseKey(longName))])
        },
        .refusesTable("F1.4", "an index attribute's name of 256 characters is refused") {
            $0.input(global: [CaseIndex("one", CaseKey(longName + "k"))])
        },
        .refusesTable("F1.4", "an empty name of a key attribute is refused") { $0.input(CaseKey("")) },
        .makesTable("F1.4", "an included attribute's name of 255 characters is accepted") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .including([longName]))])
        },
        .refusesTable("F1.4", "an included attribute's name of 256 characters is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .including([longName + "k"]))])
        },
        .refusesTable("F1.4", "an empty name of an included attribute is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .including([""]))])
        },
    ]
}
