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
    func transactWriteItems(_ input: TransactWriteItemsInput) async throws(DynamoDBError)
}

/// The control-plane operations that a first run needs.
public protocol DynamoDBTableClient: Sendable {
    /// Creates a table.
    func createTable(_ input: CreateTableInput) async throws(DynamoDBError)
    /// Names the attribute that holds the expiry of an item, or turns expiry off.
    func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError)
}
