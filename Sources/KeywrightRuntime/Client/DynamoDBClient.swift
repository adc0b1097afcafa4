/// What generated code needs of DynamoDB: ten data-plane operations, in the service's own words.
///
/// `KeywrightInMemory` conforms for tests; a client over the network, or an adapter round another SDK, conforms the
/// same way. An implementation sends each request as it stands and adds nothing of its own but retries.
public protocol DynamoDBClient: Sendable {
    /// Reads one item by its whole primary key.
    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput
    /// Writes one item whole.
    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput
    /// Changes some attributes of one item; without a condition it creates the item (F4.3).
    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput
    /// Removes one item.
    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput
    /// Reads one page of an item collection.
    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput
    /// Reads one page of a table or an index.
    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput
    /// Reads up to 100 items by key (F4.14).
    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput
    /// Puts and deletes up to 25 items, without conditions (F4.13).
    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput
    /// Reads up to 100 items in isolation (F4.16).
    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput
    /// Writes up to 100 items, all or none (F4.16).
    @discardableResult
    func transactWriteItems(_ input: TransactWriteItemsInput) async throws(DynamoDBError) -> TransactWriteItemsOutput
}

/// The control-plane operations: what makes, changes and removes tables.
public protocol DynamoDBTableClient: Sendable {
    /// Creates a table. The service goes on after the answer; `describeTable` tells when the table is `ACTIVE`.
    @discardableResult
    func createTable(_ input: CreateTableInput) async throws(DynamoDBError) -> TableDescription
    /// What there is of a table.
    func describeTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription
    /// Changes one thing of a table (F6.4).
    @discardableResult
    func updateTable(_ input: UpdateTableInput) async throws(DynamoDBError) -> TableDescription
    /// Removes a table with all its items.
    @discardableResult
    func deleteTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription
    /// Names the attribute that holds the expiry of an item, or turns expiry off.
    func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError)
    /// The attribute that holds the expiry of an item, or nil where nothing expires.
    func describeTimeToLive(_ tableName: String) async throws(DynamoDBError) -> String?
}
