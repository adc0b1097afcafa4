import KeywrightInMemory
import KeywrightRuntime
import Testing

@Suite struct CreateTableTests {
    /// A change of a table that the service would create.
    struct Change: Sendable {
        var input: CreateTableInput
        var verdict: Verdict

        init(_ verdict: Verdict, _ change: (inout CreateTableInput) -> Void) {
            input = CreateTableInput(
                tableName: "Table", attributeDefinitions: Shop.definitions(["pk": "S", "sk": "S"]),
                keySchema: [Shop.hash("pk"), Shop.range("sk")])
            change(&input)
            self.verdict = verdict
        }
    }

    private static func define(_ input: inout CreateTableInput, _ names: String...) {
        input.attributeDefinitions += names.map { .init(attributeName: $0, attributeType: "S") }
    }

    private static func names(_ prefix: String, _ count: Int) -> [String] { (0..<count).map { "\(prefix)\($0)" } }

    private static func global(
        _ verdict: Verdict, hashes: Int, ranges: Int
    ) -> Change {
        Change(verdict) { input in
            let (h, r) = (names("h", hashes), names("r", ranges))
            for name in h + r { define(&input, name) }
            input.globalSecondaryIndexes = [Shop.index("idx", h.map(Shop.hash) + r.map(Shop.range))]
        }
    }

    static let keyCases: [Case<Change>] = [
        Case("F1.26: HASH and RANGE", Change(.accepted) { _ in }),
        Case(
            "F1.26: two HASH",
            Change(.refused("The second KeySchemaElement is not a RANGE key type")) {
                $0.keySchema[1].keyType = "HASH"
            }),
        Case(
            "F1.26: three elements",
            Change(.refused("Member must have length less than or equal to 2")) {
                define(&$0, "x")
                $0.keySchema.append(Shop.range("x"))
            }),
        Case(
            "F1.26: RANGE first",
            Change(.refused("The first KeySchemaElement is not a HASH key type")) {
                $0.keySchema.reverse()
            }),
        Case(
            "F1.26: no key",
            Change(.refused("Member must have length greater than or equal to 1")) {
                $0.keySchema = []
            }),
        Case(
            "F1.26: one attribute twice",
            Change(.refused("have the same name")) {
                $0.keySchema[1].attributeName = "pk"
            }),
        Case(
            "F1.26: unknown key type",
            Change(.refused("Member must satisfy enum value set: [HASH, RANGE]")) {
                $0.keySchema[1].keyType = "SORT"
            }),
        Case(
            "F1.18: unused definition",
            Change(.refused("Number of attributes in KeySchema does not exactly match")) {
                define(&$0, "x")
            }),
        Case(
            "F1.18: unused definition beside an index",
            Change(.refused("Some AttributeDefinitions are not used")) {
                define(&$0, "x", "g")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("g")])]
            }),
        Case(
            "F1.18: missing definition",
            Change(.refused("Some index key attribute have no definition")) {
                $0.attributeDefinitions.removeLast()
            }),
        Case(
            "F1.18: missing definition of one of two",
            Change(.refused("Some index key attributes are not defined in AttributeDefinitions. Keys: [pk, x]")) {
                $0.keySchema[1].attributeName = "x"
            }),
        Case(
            "F1.26: one attribute twice, and defined once",
            Change(.refused("Invalid KeySchema: Some index key attribute have no definition")) {
                $0.attributeDefinitions.removeLast()
                $0.keySchema[1].attributeName = "pk"
            }),
        Case(
            "F1.18: an unused definition counts before what is wrong with an index",
            Change(.refused("Some AttributeDefinitions are not used")) {
                define(&$0, "x")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("sk")], "ALL", ["a"])]
            }),
        Case(
            "F1.18: missing definition of an index",
            Change(.refused("not defined in AttributeDefinitions")) {
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("g")])]
            }),
        Case("F1.18: definition twice", Change(.refused("Attribute Name is duplicated: pk")) { define(&$0, "pk") }),
        Case(
            "F1.7: type BOOL",
            Change(.refused("Member must satisfy enum value set: [B, N, S]")) {
                $0.attributeDefinitions[0].attributeType = "BOOL"
            }),
        Case(
            "F1.4: key name of 255 characters",
            Change(.accepted) {
                $0.attributeDefinitions[0].attributeName = String(repeating: "k", count: 255)
                $0.keySchema[0].attributeName = String(repeating: "k", count: 255)
            }),
        Case(
            "F1.4: key name of 256 characters",
            Change(.refused("Member must have length less than or equal to 255")) {
                $0.attributeDefinitions[0].attributeName = String(repeating: "k", count: 256)
                $0.keySchema[0].attributeName = String(repeating: "k", count: 256)
            }),
        Case("F1.1: table name of 2", Change(.refused("greater than or equal to 3")) { $0.tableName = "ab" }),
        Case("F1.1: table name of 255", Change(.accepted) { $0.tableName = String(repeating: "t", count: 255) }),
        Case(
            "F1.1: table name of 256",
            Change(.refused("less than or equal to 255")) {
                $0.tableName = String(repeating: "t", count: 256)
            }),
        Case("F1.1: table name with a blank", Change(.refused("[a-zA-Z0-9_.-]+")) { $0.tableName = "my table" }),
        Case("F1.1: table name with all signs", Change(.accepted) { $0.tableName = "a_b.c-D9" }),
    ]

    static let indexCases: [Case<Change>] = [
        Case("F1.35: 2 HASH and 3 RANGE", global(.accepted, hashes: 2, ranges: 3)),
        Case("F1.35: 4 HASH and 4 RANGE", global(.accepted, hashes: 4, ranges: 4)),
        Case("F1.37: 5 HASH", global(.refused("maximum allowed number of HASH"), hashes: 5, ranges: 0)),
        Case("F1.37: 5 RANGE", global(.refused("maximum allowed number of RANGE"), hashes: 1, ranges: 5)),
        Case(
            "F1.37: HASH after RANGE",
            Change(.refused("All HASH key attributes must precede RANGE")) {
                define(&$0, "a", "b", "c")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("a"), Shop.range("b"), Shop.hash("c")])]
            }),
        Case(
            "F1.37: RANGE first",
            Change(.refused("not a HASH key type")) {
                define(&$0, "a", "b")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.range("a"), Shop.hash("b")])]
            }),
        Case(
            "F1.33: HASH and RANGE of one name",
            Change(.refused("have the same name")) {
                define(&$0, "a")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("a"), Shop.range("a")])]
            }),
        Case(
            "F1.37: one name twice of three",
            Change(.refused("multiple key attributes with the same name")) {
                define(&$0, "a", "b")
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("a"), Shop.hash("b"), Shop.range("a")])]
            }),
        Case(
            "F1.32: the table's key inverted",
            Change(.accepted) {
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("sk"), Shop.range("pk")])]
            }),
        Case(
            "F1.28: local index",
            Change(.accepted) {
                define(&$0, "l")
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("pk"), Shop.range("l")])]
            }),
        Case(
            "F1.28: local index on a table without sort key",
            Change(.refused("does not have a range key")) {
                $0.keySchema.removeLast()
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("pk"), Shop.range("sk")])]
            }),
        Case(
            "F1.28: local index with another HASH",
            Change(.refused("same leading hash key")) {
                define(&$0, "l")
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("l"), Shop.range("sk")])]
            }),
        Case(
            "F1.28: local index without RANGE",
            Change(.refused("does not have a range key for index: idx")) {
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("pk")])]
            }),
        Case(
            "F1.36: local index with 3 elements",
            Change(.refused("Member must have length less than or equal to 2")) {
                define(&$0, "l", "m")
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("pk"), Shop.range("l"), Shop.range("m")])]
            }),
        Case(
            "F1.21: 5 local indexes",
            Change(.accepted) {
                define(&$0, "l")
                $0.localSecondaryIndexes = names("idx", 5).map {
                    Shop.index($0, [Shop.hash("pk"), Shop.range("l")])
                }
            }),
        Case(
            "F1.1: index name with a blank",
            Change(.refused("[a-zA-Z0-9_.-]+")) {
                $0.globalSecondaryIndexes = [Shop.index("my index", [Shop.hash("sk")])]
            }),
        Case(
            "F1.3: the table's name for an index",
            Change(.accepted) { $0.globalSecondaryIndexes = [Shop.index("Table", [Shop.hash("sk")])] }),
        Case(
            "F1.1: index name of 2",
            Change(.refused("greater than or equal to 3")) {
                $0.globalSecondaryIndexes = [Shop.index("ix", [Shop.hash("sk")])]
            }),
        Case(
            "F1.3: one name for two global indexes",
            Change(.refused("Duplicate index name: idx")) {
                $0.globalSecondaryIndexes = [
                    Shop.index("idx", [Shop.hash("sk")]), Shop.index("idx", [Shop.hash("pk")]),
                ]
            }),
        Case(
            "F1.3: one name for a global and a local index",
            Change(.refused("Duplicate index name: idx")) {
                define(&$0, "l")
                $0.localSecondaryIndexes = [Shop.index("idx", [Shop.hash("pk"), Shop.range("l")])]
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("sk")])]
            }),
        Case(
            "F1.21: 20 global indexes",
            Change(.accepted) {
                $0.globalSecondaryIndexes = names("idx", 20).map { Shop.index($0, [Shop.hash("sk")]) }
            }),
        Case(
            "F1.21: 21 global indexes",
            Change(.refused("per-table limit of 20")) {
                $0.globalSecondaryIndexes = names("idx", 21).map { Shop.index($0, [Shop.hash("sk")]) }
            }),
        Case(
            "F1.21: 6 local indexes",
            Change(.refused("per-table limit of 5")) {
                define(&$0, "l")
                $0.localSecondaryIndexes = names("idx", 6).map {
                    Shop.index($0, [Shop.hash("pk"), Shop.range("l")])
                }
            }),
        Case(
            "F1.34: empty list of global indexes",
            Change(.refused("List of GlobalSecondaryIndexes is empty")) {
                $0.globalSecondaryIndexes = []
            }),
        Case(
            "F1.34: empty list of local indexes",
            Change(.refused("List of LocalSecondaryIndexes is empty")) {
                $0.localSecondaryIndexes = []
            }),
    ]

    private static func long(_ count: Int) -> String { String(repeating: "a", count: count) }

    private static func projected(_ verdict: Verdict, _ type: String, _ attributes: [String]?) -> Change {
        Change(verdict) { $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("sk")], type, attributes)] }
    }

    static let projectionCases: [Case<Change>] = [
        Case("F5.2: INCLUDE", projected(.accepted, "INCLUDE", ["a"])),
        Case(
            "F5.2: INCLUDE without attributes", projected(.refused("NonKeyAttributes is not specified"), "INCLUDE", nil)
        ),
        Case("F5.2: INCLUDE of nothing", projected(.refused("length greater than or equal to 1"), "INCLUDE", [])),
        Case(
            "F5.2: ALL with attributes",
            projected(.refused("ProjectionType is ALL, but NonKeyAttributes is specified"), "ALL", ["a"])),
        Case(
            "F5.2: KEYS_ONLY with attributes",
            projected(.refused("ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified"), "KEYS_ONLY", ["a"])),
        Case(
            "F5.2: an attribute twice",
            projected(.refused("Duplicate element in NonKeyAttributes: a"), "INCLUDE", ["a", "a"])),
        Case("F5.2: unknown type", projected(.refused("[ALL, INCLUDE, KEYS_ONLY]"), "SOME", nil)),
        Case("F5.2: key attributes", projected(.accepted, "INCLUDE", ["pk", "sk"])),
        Case("F1.4: projected name of 255 characters", projected(.accepted, "INCLUDE", [long(255)])),
        Case(
            "F1.4: projected name of 256 characters",
            projected(.refused("length less than or equal to 255"), "INCLUDE", [long(256)])),
        Case(
            "8.4: no projection",
            Change(.refused("'globalSecondaryIndexes.1.member.projection' failed to satisfy constraint")) {
                $0.globalSecondaryIndexes = [Shop.index("idx", [Shop.hash("sk")])]
                $0.globalSecondaryIndexes?[0].projection = nil
            }),
        Case("F1.22: 20 attributes", projected(.accepted, "INCLUDE", names("a", 20))),
        Case("F1.22: 21 attributes", projected(.refused("less than or equal to 20"), "INCLUDE", names("a", 21))),
        Case(
            "F1.22: 100 attributes over all indexes",
            Change(.accepted) {
                $0.globalSecondaryIndexes = names("idx", 5).map {
                    Shop.index($0, [Shop.hash("sk")], "INCLUDE", names("a", 20))
                }
            }),
        Case(
            "F1.22: 101 attributes over all indexes",
            Change(.refused("per-table limit of 100")) {
                $0.globalSecondaryIndexes =
                    names("idx", 5).map {
                        Shop.index($0, [Shop.hash("sk")], "INCLUDE", names("a", 20))
                    } + [Shop.index("more", [Shop.hash("sk")], "INCLUDE", ["a"])]
            }),
    ]

    @Test(arguments: keyCases + indexCases + projectionCases)
    func creates(_ case: Case<Change>) async {
        let database = InMemoryDynamoDB()
        let outcome = await outcome { try await database.createTable(`case`.content.input) }
        expect(outcome, `case`.content.verdict)
        #expect(await database.tableNames.isEmpty == (outcome.error != nil))
    }

    @Test("8.13: a table of an existing name")
    func existing() async throws {
        let database = try await Shop.database()
        expect(await outcome { try await database.createTable(Shop.table) }, .failed(.resourceInUse))
        try await database.createTable(Shop.simple("Alpha"))
        #expect(await database.tableNames == ["Alpha", "Shop"])
    }

    @Test("8.14: an operation on a missing table")
    func missing() async {
        let database = InMemoryDynamoDB()
        let get = GetItemInput(tableName: "Shop", key: ["pk": .s("a")])
        expect(await outcome { try await database.getItem(get) }, .failed(.resourceNotFound))
    }

    @Test("F1.2: a table by its ARN")
    func arn() async throws {
        let database = try await Shop.database([Shop.item("a", "1")])
        let get = GetItemInput(
            tableName: "arn:aws:dynamodb:eu-west-1:123456789012:table/Shop", key: Shop.key("a", "1"))
        #expect(try await database.getItem(get).item != nil)
    }
}
