import KeywrightInMemory
import KeywrightRuntime

/// Shorthands for the requests of the tests.
enum Shop {
    static func hash(_ name: String) -> CreateTableInput.KeySchemaElement {
        CreateTableInput.KeySchemaElement(attributeName: name, keyType: "HASH")
    }

    static func range(_ name: String) -> CreateTableInput.KeySchemaElement {
        CreateTableInput.KeySchemaElement(attributeName: name, keyType: "RANGE")
    }

    static func definitions(_ types: KeyValuePairs<String, String>) -> [CreateTableInput.AttributeDefinition] {
        types.map { CreateTableInput.AttributeDefinition(attributeName: $0.key, attributeType: $0.value) }
    }

    static func index(
        _ name: String, _ key: [CreateTableInput.KeySchemaElement], _ projection: String = "ALL",
        _ attributes: [String]? = nil
    ) -> CreateTableInput.Index {
        CreateTableInput.Index(
            indexName: name, keySchema: key,
            projection: CreateTableInput.Projection(projectionType: projection, nonKeyAttributes: attributes))
    }

    /// `pk` and `sk` as texts, with one index of each kind:
    /// - `byG`: global, `g` (S) and `n` (N), everything;
    /// - `keys`: global, `g`, keys only;
    /// - `some`: global, `g`, with `kept`;
    /// - `multi`: global, `t` (S) and `r` (N), then `x` (N), `y` (S) and `z` (S);
    /// - `local`: `l` (N), keys only.
    static let table = CreateTableInput(
        tableName: "Shop",
        attributeDefinitions: definitions([
            "pk": "S", "sk": "S", "g": "S", "n": "N", "t": "S", "r": "N", "x": "N", "y": "S", "z": "S", "l": "N",
        ]),
        keySchema: [hash("pk"), range("sk")],
        globalSecondaryIndexes: [
            index("byG", [hash("g"), range("n")]),
            index("keys", [hash("g")], "KEYS_ONLY"),
            index("some", [hash("g")], "INCLUDE", ["kept"]),
            index("multi", [hash("t"), hash("r"), range("x"), range("y"), range("z")]),
        ],
        localSecondaryIndexes: [index("local", [hash("pk"), range("l")], "KEYS_ONLY")])

    /// `pk` alone, of a type.
    static func simple(_ name: String, _ type: String = "S") -> CreateTableInput {
        CreateTableInput(tableName: name, attributeDefinitions: definitions(["pk": type]), keySchema: [hash("pk")])
    }

    /// A database with `Shop` in it, and these items.
    static func database(_ items: [Item] = [], now: @escaping @Sendable () -> Int64 = { 1_000_000_000 }) async throws
        -> InMemoryDynamoDB
    {
        let database = InMemoryDynamoDB(now: now)
        try await database.createTable(table)
        for item in items { _ = try await database.putItem(PutItemInput(tableName: "Shop", item: item)) }
        return database
    }

    /// A text of this many bytes. (Far faster than `String(repeating:count:)`, which goes character by character.)
    static func text(_ bytes: Int) -> String {
        String(decoding: [UInt8](repeating: UInt8(ascii: "x"), count: bytes), as: UTF8.self)
    }

    static func key(_ pk: String, _ sk: String) -> Item { ["pk": .s(pk), "sk": .s(sk)] }

    static func item(_ pk: String, _ sk: String, _ rest: Item = [:]) -> Item {
        key(pk, sk).merging(rest) { first, _ in first }
    }
}

/// What a request came to: its answer, or the error that it threw.
func outcome<Answer>(
    _ body: () async throws -> Answer
) async -> (answer: Answer?, error: DynamoDBError?) {
    do {
        return (try await body(), nil)
    } catch let error as DynamoDBError {
        return (nil, error)
    } catch {
        return (nil, DynamoDBError(.unavailable, "not an error of the service: \(error)"))
    }
}
