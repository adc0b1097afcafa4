public import KeywrightRuntime

/// Names items that are held, until they are released.
public struct HoldToken: Hashable, Sendable {
    let number: Int
}

extension InMemoryDynamoDB {
    /// Makes items busy, as if a transaction were under way on them, until they are released (F4.20).
    ///
    /// Meanwhile PutItem, UpdateItem and DeleteItem of them fail with `transactionConflict`, before their conditions are
    /// looked at; both kinds of transaction are cancelled, with the reason `TransactionConflict` for the actions on them
    /// (F4.19); and what BatchWriteItem has of them comes back unprocessed. GetItem, BatchGetItem, Query and Scan go
    /// through. So a test meets contention without a race:
    ///
    /// ```swift
    /// let token = try await database.hold([("Shop", ["PK": .s("cart#1")])])
    /// // … what is tested runs into a conflict …
    /// await database.release(token)
    /// ```
    ///
    /// An item can be held more than once; it is free when all its tokens are released. It need not exist.
    ///
    /// - Parameter items: keys with the table's name or ARN.
    /// - Throws: `resourceNotFound` for a table that does not exist, `validation` for a key that is not the table's.
    public func hold(_ items: [(tableName: String, key: Item)]) throws(DynamoDBError) -> HoldToken {
        var held: Set<TableItem> = []
        for (tableName, key) in items {
            let table = try table(tableName)
            held.insert(TableItem(table: table.schema.name, place: try table.schema.place(ofKey: try normalize(key))))
        }
        lastHold += 1
        holds[lastHold] = held
        return HoldToken(number: lastHold)
    }

    /// Ends what `hold` began; a token that was released before is none.
    public func release(_ token: HoldToken) { holds[token.number] = nil }
}

extension DynamoDBError {
    /// Another transaction is on the item (F4.19, F4.20).
    static let busyItem = DynamoDBError(.transactionConflict, "Transaction is ongoing for the item")
}
