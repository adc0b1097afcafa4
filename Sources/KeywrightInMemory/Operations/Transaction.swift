public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads up to 100 items at one moment (F4.16).
    public func transactGetItems(_ input: TransactGetItemsInput) throws(DynamoDBError) -> TransactGetItemsOutput {
        try Self.checkCount(input.transactItems.count)
        var reads: [KeyedRead] = []
        for get in input.transactItems {
            reads.append(
                try KeyedRead(
                    get.tableName, key: get.key, projection: get.projectionExpression,
                    names: get.expressionAttributeNames))
        }
        var seen: Set<TableItem> = []
        var responses: [Item?] = []
        var reasons: [DynamoDBError.CancellationReason] = []
        var size = 0
        for read in reads {
            let table = try table(read.tableName)
            do throws(DynamoDBError) {
                let place = try read.place(in: table)
                if !seen.insert(TableItem(table: read.tableName, place: place)).inserted { throw .repeatedItem }
                size += table.items[place]?.size ?? 0
                responses.append(try read.run(in: table))
                reasons.append(DynamoDBError.CancellationReason(code: "None"))
            } catch {
                reasons.append(try Self.reason(for: error))
            }
        }
        try Self.checkNotCancelled(reasons)
        if size > Self.maximumSize { throw Self.tooLarge }
        return TransactGetItemsOutput(responses: responses)
    }

    /// Writes up to 100 items, all or none (F4.16 to F4.19).
    ///
    /// - Throws: `transactionCanceled` with a reason for each action, in order; `idempotentParameterMismatch` for a
    ///   token that came with another request within ten minutes.
    @discardableResult
    public func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) throws(DynamoDBError) -> TransactWriteItemsOutput {
        try Self.checkCount(input.transactItems.count)
        if try isRepeated(input) { return TransactWriteItemsOutput() }
        var writes: [KeyedWrite] = []
        for action in input.transactItems {
            switch action {
            case .put(let put): writes.append(try KeyedWrite(put))
            case .update(let update): writes.append(try KeyedWrite(update))
            case .delete(let delete): writes.append(try KeyedWrite(delete))
            case .conditionCheck(let check): writes.append(try KeyedWrite(check))
            }
        }
        try checkDistinct(writes)
        var effects: [(name: String, effect: KeyedWrite.Effect)] = []
        var reasons: [DynamoDBError.CancellationReason] = []
        var growth = CollectionGrowth()
        for write in writes {
            let table = try table(write.tableName)
            do throws(DynamoDBError) {
                let effect = try write.effect(on: table)
                try growth.add(effect, to: table)
                effects.append((write.tableName, effect))
                reasons.append(DynamoDBError.CancellationReason(code: "None"))
            } catch {
                reasons.append(try Self.reason(for: error))
            }
        }
        try Self.checkNotCancelled(reasons)
        let size = effects.reduce(0) { sum, element in
            let (old, new) = (element.effect.old, element.effect.new)
            return sum + max(old.map { storedSize(of: $0) } ?? 0, new.map { storedSize(of: $0) } ?? 0)
        }
        if size > Self.maximumSize { throw Self.tooLarge }
        for (name, effect) in effects where !effect.isIdle { tables[name]?.set(effect.new, at: effect.place) }
        if let token = input.clientRequestToken { transactions[token] = (input, now()) }
        return TransactWriteItemsOutput()
    }

    /// Whether the request repeats one of the last ten minutes, by its token (F4.18).
    private func isRepeated(_ input: TransactWriteItemsInput) throws(DynamoDBError) -> Bool {
        guard let token = input.clientRequestToken else { return false }
        if token.isEmpty || token.unicodeScalars.count > 36 {
            throw .constraint(
                "Value '\(token)' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
                    + (token.isEmpty ? "greater than or equal to 1" : "less than or equal to 36"))
        }
        let time = now()
        transactions = transactions.filter { time - $0.value.time < 600 }
        guard let earlier = transactions[token] else { return false }
        if earlier.input != input {
            throw DynamoDBError(
                .idempotentParameterMismatch,
                "The client request token was used with other parameters within the last ten minutes")
        }
        return true
    }

    /// No two actions on one item, and every table must exist (F4.17). A key that is none is reported later.
    private func checkDistinct(_ writes: [KeyedWrite]) throws(DynamoDBError) {
        var seen: Set<TableItem> = []
        for write in writes {
            let table = try table(write.tableName)
            guard let place = try? write.place(in: table) else { continue }
            if !seen.insert(TableItem(table: write.tableName, place: place)).inserted { throw .repeatedItem }
        }
    }

    private static let maximumSize = 4 * 1024 * 1024

    private static let tooLarge = DynamoDBError.refused(
        "Collection size of items exceeded, which can also be caused by the aggregate size of the items in the "
            + "transaction exceeding the 4MB limit")

    private static func checkCount(_ count: Int) throws(DynamoDBError) {
        if count == 0 || count > 100 {
            throw .constraint(
                "Value '[\(count == 0 ? "" : "\(count) actions")]' at 'transactItems' failed to satisfy constraint: "
                    + "Member must have length "
                    + (count == 0 ? "greater than or equal to 1" : "less than or equal to 100"))
        }
    }

    /// The reason that an action's error becomes; an error of the whole request stays one.
    private static func reason(for error: DynamoDBError) throws(DynamoDBError) -> DynamoDBError.CancellationReason {
        if error.kind == .conditionalCheckFailed {
            return DynamoDBError.CancellationReason(
                code: "ConditionalCheckFailed", message: error.message, item: error.item)
        }
        if error.kind == .itemCollectionSizeLimitExceeded {
            return DynamoDBError.CancellationReason(
                code: "ItemCollectionSizeLimitExceeded", message: error.message)
        }
        if error.concernsWholeTransaction { throw error }
        return DynamoDBError.CancellationReason(code: "ValidationError", message: error.message)
    }

    private static func checkNotCancelled(_ reasons: [DynamoDBError.CancellationReason]) throws(DynamoDBError) {
        if reasons.allSatisfy({ $0.code == "None" }) { return }
        throw DynamoDBError(
            .transactionCanceled,
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + "[\(reasons.map(\.code).joined(separator: ", "))]",
            reasons: reasons)
    }
}
