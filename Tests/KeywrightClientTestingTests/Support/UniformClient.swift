import KeywrightRuntime

/// A client that refuses whatever it is asked, or accepts it and answers with nothing.
actor UniformClient: DynamoDBClient, DynamoDBTableClient {
    private let refuses: Bool
    private var gone: Set<String> = []

    init(refuses: Bool) { self.refuses = refuses }

    private func answer<Output>(_ output: Output) throws(DynamoDBError) -> Output {
        if refuses { throw DynamoDBError(.validation, "refused") }
        return output
    }

    func getItem(_ input: GetItemInput) throws(DynamoDBError) -> GetItemOutput { try answer(GetItemOutput()) }
    func putItem(_ input: PutItemInput) throws(DynamoDBError) -> WriteItemOutput { try answer(WriteItemOutput()) }
    func updateItem(_ input: UpdateItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try answer(WriteItemOutput())
    }
    func deleteItem(_ input: DeleteItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try answer(WriteItemOutput())
    }
    func query(_ input: QueryInput) throws(DynamoDBError) -> PageOutput { try answer(PageOutput()) }
    func scan(_ input: ScanInput) throws(DynamoDBError) -> PageOutput { try answer(PageOutput()) }
    func batchGetItem(_ input: BatchGetItemInput) throws(DynamoDBError) -> BatchGetItemOutput {
        try answer(BatchGetItemOutput())
    }
    func batchWriteItem(_ input: BatchWriteItemInput) throws(DynamoDBError) -> BatchWriteItemOutput {
        try answer(BatchWriteItemOutput())
    }
    func transactGetItems(_ input: TransactGetItemsInput) throws(DynamoDBError) -> TransactGetItemsOutput {
        try answer(TransactGetItemsOutput())
    }
    func transactWriteItems(_ input: TransactWriteItemsInput) throws(DynamoDBError) -> TransactWriteItemsOutput {
        try answer(TransactWriteItemsOutput())
    }

    func createTable(_ input: CreateTableInput) throws(DynamoDBError) -> TableDescription {
        gone.remove(input.tableName)
        return try answer(TableDescription(tableName: input.tableName, tableStatus: "ACTIVE"))
    }

    /// A table that was deleted is not found, or else the cases would wait for it.
    func describeTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        if gone.contains(tableName) { throw DynamoDBError(.resourceNotFound, "no table") }
        return try answer(TableDescription(tableName: tableName, tableStatus: "ACTIVE"))
    }

    func updateTable(_ input: UpdateTableInput) throws(DynamoDBError) -> TableDescription {
        try answer(TableDescription(tableName: input.tableName, tableStatus: "ACTIVE"))
    }

    func deleteTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        gone.insert(tableName)
        return try answer(TableDescription(tableName: tableName, tableStatus: "DELETING"))
    }

    func updateTimeToLive(_ input: UpdateTimeToLiveInput) throws(DynamoDBError) { try answer(()) }
    func describeTimeToLive(_ tableName: String) throws(DynamoDBError) -> String? { try answer(nil) }
}
