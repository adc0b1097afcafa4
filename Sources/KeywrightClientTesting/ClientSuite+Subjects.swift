extension ClientSuite {
    /// Tables, keys and indexes.
    static let tablesAndKeys: [ClientCase] = [tables, indexes, keys].flatMap { $0.flatMap { $0 } }

    /// Single-item operations, batches, transactions and the features of tables.
    static let operations: [ClientCase] = [singleOperations, manyOperations, capacity].flatMap { $0.flatMap { $0 } }

    private static let tables: [[ClientCase]] = [
        NameCases.all, KeySchemaCases.all, TableOptionCases.all, TableLifeCases.all, UpdateTableCases.all,
    ]

    private static let indexes: [[ClientCase]] = [
        IndexSchemaCases.all, AddedIndexCases.all, IndexEntryCases.all, MultiKeyQueryCases.all, MultiKeyItemCases.all,
    ]

    private static let keys: [[ClientCase]] = [
        KeyValueCases.all, KeyOrderCases.all, NumberCases.all, AttributeNameCases.all,
    ]

    private static let singleOperations: [[ClientCase]] = [
        SingleItemCases.all, ReturnValuesCases.all, MissingTableCases.all, TimeToLiveCases.all,
    ]

    private static let manyOperations: [[ClientCase]] = [
        BatchWriteCases.all, BatchGetCases.all, TransactWriteCases.all, CancelledTransactionCases.all,
        TransactionTokenCases.all, TransactGetCases.all,
    ]

    private static let capacity: [[ClientCase]] = [
        ReadCapacityCases.all, WriteCapacityCases.all, IndexCapacityCases.all,
    ]
}
