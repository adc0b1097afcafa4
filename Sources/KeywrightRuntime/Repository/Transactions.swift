extension ItemStore {
    /// The most actions of one transaction (F4.16).
    public static let mostActions = 100

    /// Writes all or nothing.
    ///
    /// - Parameters:
    ///   - actions: at most 100, no two on one item. None at all is no request.
    ///   - token: makes two calls with one token one write, for ten minutes; nil for a new one.
    /// - Throws: before the request `tooManyItems`, `sameItemTwice` or `refusedValue`; after it the meaning of the first
    ///   action whose condition is false, `transactionConflict` where other transactions alone were in the way, else
    ///   `transactionCanceled`.
    public func transact(_ actions: [TransactionAction], token: String? = nil) async throws(RepositoryError) {
        if actions.isEmpty { return }
        if actions.count > ItemStore.mostActions {
            throw .tooManyItems(actions.count, most: ItemStore.mostActions)
        }
        try ItemStore.refuseDoubles(actions.map(\.key))
        let token = token ?? IdempotencyToken.make()
        do { try IdempotencyToken.check(token) } catch { throw .refusedValue(error) }
        let input = TransactWriteItemsInput(
            transactItems: actions.map(\.reportingWrite), clientRequestToken: token)
        do {
            try await client.transactWriteItems(input)
        } catch {
            throw ItemStore.error(error, actions)
        }
    }

    /// Reads up to 100 items as they stood at one moment, in the order asked; nil where there is none.
    public func transactGet(_ gets: [TransactGet]) async throws(RepositoryError) -> [Item?] {
        if gets.isEmpty { return [] }
        if gets.count > ItemStore.mostActions { throw .tooManyItems(gets.count, most: ItemStore.mostActions) }
        do {
            let items = try await client.transactGetItems(TransactGetItemsInput(transactItems: gets)).responses
            return gets.indices.map { $0 < items.count ? items[$0] : nil }
        } catch {
            throw ItemStore.error(error, [])
        }
    }

    /// Refuses two writes of one item.
    static func refuseDoubles(_ keys: [ItemKey]) throws(RepositoryError) {
        var first: [ItemKey: Int] = [:]
        for (index, key) in keys.enumerated() {
            if let other = first.updateValue(index, forKey: key) { throw .sameItemTwice(other, index) }
        }
    }

    private static func error(_ error: DynamoDBError, _ actions: [TransactionAction]) -> RepositoryError {
        guard error.kind == .transactionCanceled else { return RepositoryError(error) }
        for (index, reason) in error.reasons.enumerated()
        where reason.code == "ConditionalCheckFailed" && index < actions.count {
            return actions[index].meaning.error(reason.item, action: index).uncertain(asIn: error)
        }
        let codes = error.reasons.map(\.code).filter { $0 != "None" }
        let isConflict = !codes.isEmpty && codes.allSatisfy { $0 == "TransactionConflict" }
        return isConflict ? .transactionConflict(error) : .transactionCanceled(error)
    }
}
