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

    /// What a read comes to.
    struct Result {
        /// The item, or what the projection leaves of it; nil if there is none.
        var item: Item?
        /// The bytes of the whole item as it is stored; 0 if there is none.
        var size: Int
        /// What the read costs, which neither a projection nor a miss makes less than one unit (F2.3, F2.4).
        var charge: TableCharge
    }

    /// Reads the item.
    func run(in table: Table, _ reading: CapacityUnits.Reading) throws(DynamoDBError) -> Result {
        let entry = table.items[try place(in: table)]
        let size = entry?.size ?? 0
        return Result(
            item: entry.map { projection?.apply(to: $0.item) ?? $0.item }, size: size,
            charge: TableCharge(table: CapacityUnits.reading(size, reading)))
    }
}
