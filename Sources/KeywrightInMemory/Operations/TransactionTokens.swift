internal import KeywrightRuntime

/// A write transaction that was carried out under a token (F4.18).
struct RememberedTransaction: Sendable {
    /// What it did.
    var actions: [TransactWrite]
    /// When, in epoch seconds.
    var time: Int64
    /// The larger size of each item, before or after, which is what a repetition reads (F2.36).
    var sizes: [(tableName: String, size: Int)]
}

extension InMemoryDynamoDB {
    /// For how many seconds a token counts (F4.18).
    private static let tokenLifetime: Int64 = 600

    /// What it costs to answer the request as the repetition of one of the last ten minutes, which changes nothing; nil
    /// if it is none (F2.36, F4.18).
    ///
    /// Whether the cost is to be said may differ between the two; all else must be the same.
    func repeated(_ input: TransactWriteItemsInput) throws(DynamoDBError) -> RequestCharges? {
        guard let token = input.clientRequestToken else { return nil }
        if token.isEmpty || token.unicodeScalars.count > 36 {
            throw .constraint(
                "Value '\(token)' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
                    + (token.isEmpty ? "greater than or equal to 1" : "less than or equal to 36"))
        }
        let time = now()
        transactions = transactions.filter { time - $0.value.time < Self.tokenLifetime }
        guard let earlier = transactions[Array(token.utf8)] else { return nil }
        if earlier.actions != input.transactItems {
            throw DynamoDBError(
                .idempotentParameterMismatch,
                "The client request token was used with other parameters within the last ten minutes")
        }
        var charges = RequestCharges()
        for (tableName, size) in earlier.sizes {
            charges.add(TableCharge(table: CapacityUnits.reading(size, .transactional)), to: tableName)
        }
        return charges
    }

    /// Keeps a transaction that was carried out, for its repetitions.
    func remember(_ input: TransactWriteItemsInput, _ token: String, _ sizes: [(tableName: String, size: Int)]) {
        transactions[Array(token.utf8)] = RememberedTransaction(
            actions: input.transactItems, time: now(), sizes: sizes)
    }
}
