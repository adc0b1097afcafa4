public import KeywrightRuntime

/// The key of a case's table or index. A name may carry its type behind a colon, `rank:N`; without one it is text.
public struct CaseKey: Sendable {
    let partition: [(name: String, type: String)]
    let sort: [(name: String, type: String)]

    /// A partition key, and perhaps a sort key.
    public init(_ partition: String, sort: String? = nil) {
        self.init([partition], sort: sort.map { [$0] } ?? [])
    }

    /// A key of several attributes, as global indexes can have (F1.35).
    public init(_ partition: [String], sort: [String]) {
        self.partition = partition.map(CaseKey.attribute)
        self.sort = sort.map(CaseKey.attribute)
    }

    var attributes: [(name: String, type: String)] { partition + sort }

    var schema: [CreateTableInput.KeySchemaElement] {
        partition.map { .init(attributeName: $0.name, keyType: "HASH") }
            + sort.map { .init(attributeName: $0.name, keyType: "RANGE") }
    }

    private static func attribute(_ text: String) -> (name: String, type: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (text, "S")
    }
}

/// An index of a case's table.
public struct CaseIndex: Sendable {
    let name: String
    let key: CaseKey
    let projection: CreateTableInput.Projection

    /// An index that holds whole items.
    public init(_ name: String, _ key: CaseKey) {
        self.init(name, key, .init(projectionType: "ALL"))
    }

    /// An index that holds what the projection says.
    public init(_ name: String, _ key: CaseKey, _ projection: CreateTableInput.Projection) {
        self.name = name
        self.key = key
        self.projection = projection
    }

    var input: CreateTableInput.Index {
        CreateTableInput.Index(indexName: name, keySchema: key.schema, projection: projection)
    }
}
