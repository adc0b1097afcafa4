import KeywrightInMemory
import KeywrightRuntime

/// The in-memory engine with some of its operations replaced.
struct AlteredClient: DynamoDBClient, DynamoDBTableClient {
    typealias Operation<Input, Output> =
        @Sendable (Input, InMemoryDynamoDB) async throws(DynamoDBError) -> Output

    let base = InMemoryDynamoDB()
    var onGet: Operation<GetItemInput, GetItemOutput>?
    var onPut: Operation<PutItemInput, WriteItemOutput>?
    var onUpdate: Operation<UpdateItemInput, WriteItemOutput>?
    var onDelete: Operation<DeleteItemInput, WriteItemOutput>?
    var onQuery: Operation<QueryInput, PageOutput>?
    var onScan: Operation<ScanInput, PageOutput>?
    var onBatchGet: Operation<BatchGetItemInput, BatchGetItemOutput>?
    var onBatchWrite: Operation<BatchWriteItemInput, BatchWriteItemOutput>?
    var onTransactGet: Operation<TransactGetItemsInput, TransactGetItemsOutput>?
    var onTransactWrite: Operation<TransactWriteItemsInput, TransactWriteItemsOutput>?
    var onCreateTable: Operation<CreateTableInput, TableDescription>?
    var onDescribeTable: Operation<String, TableDescription>?
    var onUpdateTable: Operation<UpdateTableInput, TableDescription>?
    var onUpdateTimeToLive: Operation<UpdateTimeToLiveInput, Void>?
    var onDescribeTimeToLive: Operation<String, String?>?

    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput {
        if let onGet { try await onGet(input, base) } else { try await base.getItem(input) }
    }

    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        if let onPut { try await onPut(input, base) } else { try await base.putItem(input) }
    }

    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        if let onUpdate { try await onUpdate(input, base) } else { try await base.updateItem(input) }
    }

    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        if let onDelete { try await onDelete(input, base) } else { try await base.deleteItem(input) }
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        if let onQuery { try await onQuery(input, base) } else { try await base.query(input) }
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
        if let onScan { try await onScan(input, base) } else { try await base.scan(input) }
    }

    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
        if let onBatchGet { try await onBatchGet(input, base) } else { try await base.batchGetItem(input) }
    }

    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        if let onBatchWrite { try await onBatchWrite(input, base) } else { try await base.batchWriteItem(input) }
    }

    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        if let onTransactGet { try await onTransactGet(input, base) } else { try await base.transactGetItems(input) }
    }

    func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
        if let onTransactWrite {
            try await onTransactWrite(input, base)
        } else {
            try await base.transactWriteItems(input)
        }
    }

    func createTable(_ input: CreateTableInput) async throws(DynamoDBError) -> TableDescription {
        if let onCreateTable { try await onCreateTable(input, base) } else { try await base.createTable(input) }
    }

    func describeTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
        if let onDescribeTable {
            try await onDescribeTable(tableName, base)
        } else {
            try await base.describeTable(tableName)
        }
    }

    func updateTable(_ input: UpdateTableInput) async throws(DynamoDBError) -> TableDescription {
        if let onUpdateTable { try await onUpdateTable(input, base) } else { try await base.updateTable(input) }
    }

    func deleteTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
        try await base.deleteTable(tableName)
    }

    func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError) {
        if let onUpdateTimeToLive {
            try await onUpdateTimeToLive(input, base)
        } else {
            try await base.updateTimeToLive(input)
        }
    }

    func describeTimeToLive(_ tableName: String) async throws(DynamoDBError) -> String? {
        if let onDescribeTimeToLive {
            try await onDescribeTimeToLive(tableName, base)
        } else {
            try await base.describeTimeToLive(tableName)
        }
    }
}
