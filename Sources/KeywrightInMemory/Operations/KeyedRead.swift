internal import KeywrightRuntime

/// One read by key, as GetItem, BatchGetItem and TransactGetItems have it.
struct KeyedRead {
    let tableName: String
    private let key: Item
    private let projection: Projection?

    /// Checks what can be checked without the table.
    init(
        _ tableName: String, key: Item, projection: String?, names: [String: String]
    ) throws(DynamoDBError) {
        self.tableName = InMemoryDynamoDB.tableName(tableName)
        self.key = try normalize(key)
        var placeholders = try Placeholders(
            names: names, values: [:], expressions: [("ProjectionExpression", projection)])
        if let projection {
            self.projection = try Projection.read(projection, &placeholders)
        } else {
            self.projection = nil
        }
        try placeholders.checkAllUsed()
    }

    /// Where the item stands, or why the key is none.
    func place(in table: Table) throws(DynamoDBError) -> ItemPlace { try table.schema.place(ofKey: key) }

    /// The item, or what the projection leaves of it.
    func run(in table: Table) throws(DynamoDBError) -> Item? {
        guard let item = table.item(at: try place(in: table)) else { return nil }
        return projection?.apply(to: item) ?? item
    }
}
