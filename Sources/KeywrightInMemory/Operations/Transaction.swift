public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads up to 100 items at one moment (F4.16).
    ///
    /// - Throws: `transactionCanceled` with a reason for each read, in order.
    public func transactGetItems(_ input: TransactGetItemsInput) throws(DynamoDBError) -> TransactGetItemsOutput {
        try perform(.transactGetItems, on: input.transactItems.map(\.tableName)) { () throws(DynamoDBError) in
            try answer(input)
        }
    }

    private func answer(_ input: TransactGetItemsInput) throws(DynamoDBError) -> TransactGetItemsOutput {
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
        var charges = RequestCharges()
        var size = 0
        for read in reads {
            let table = try table(read.tableName)
            do throws(DynamoDBError) {
                let item = TableItem(table: read.tableName, place: try read.place(in: table))
                if !seen.insert(item).inserted { throw .repeatedItem }
                let result = try read.run(in: table, .transactional)
                size += result.size
                charges.add(result.charge, to: read.tableName)
                if isBusy(item) { throw .busyItem }
                responses.append(result.item)
                reasons.append(DynamoDBError.CancellationReason(code: "None"))
            } catch {
                reasons.append(try Self.reason(for: error))
            }
        }
        if let error = Self.cancellation(reasons) {
            charge(charges, .read)
            throw error
        }
        if size > Self.maximumSize { throw Self.tooLarge }
        charge(charges, .read)
        return TransactGetItemsOutput(
            responses: responses, consumedCapacity: charges.report(input.returnConsumedCapacity))
    }

    /// Writes up to 100 items, all or none (F4.16 to F4.19).
    ///
    /// - Throws: `transactionCanceled` with a reason for each action, in order; `idempotentParameterMismatch` for a
    ///   token that came with other actions within ten minutes.
    @discardableResult
    public func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) throws(DynamoDBError) -> TransactWriteItemsOutput {
        try perform(.transactWriteItems, on: input.transactItems.map(\.tableName)) { () throws(DynamoDBError) in
            try answer(input)
        }
    }

    private func answer(_ input: TransactWriteItemsInput) throws(DynamoDBError) -> TransactWriteItemsOutput {
        try Self.checkCount(input.transactItems.count)
        if let repetition = try repeated(input) {
            charge(repetition, .read)
            return TransactWriteItemsOutput(consumedCapacity: repetition.report(input.returnConsumedCapacity))
        }
        var writes: [KeyedWrite] = []
        for action in input.transactItems { writes.append(try KeyedWrite(action)) }
        let places = try distinctPlaces(of: writes)

        var effects: [(write: KeyedWrite, effect: KeyedWrite.Effect)] = []
        var reasons: [DynamoDBError.CancellationReason] = []
        var growth = CollectionGrowth()
        var attempt = RequestCharges()
        for (write, place) in zip(writes, places) {
            let table = try table(write.tableName)
            do throws(DynamoDBError) {
                let place = try place.get()
                attempt.add(
                    TableCharge(untouched: table.item(at: place), isTransactional: true), to: write.tableName)
                if isBusy(TableItem(table: write.tableName, place: place)) { throw .busyItem }
                let effect = try write.effect(at: place, in: table)
                try growth.add(effect, to: table)
                effects.append((write, effect))
                reasons.append(DynamoDBError.CancellationReason(code: "None"))
            } catch {
                reasons.append(try Self.reason(for: error))
            }
        }
        if let error = Self.cancellation(reasons) {
            charge(attempt, .write)
            throw error
        }
        let sizes = effects.map { (tableName: $0.write.tableName, size: $0.effect.largerSize) }
        if sizes.reduce(0, { $0 + $1.size }) > Self.maximumSize { throw Self.tooLarge }

        var charges = RequestCharges()
        for (write, effect) in effects {
            if !effect.isIdle { tables[write.tableName]?.set(effect.new, at: effect.place) }
            charges.add(
                write.charge(effect, in: try table(write.tableName).schema, isTransactional: true),
                to: write.tableName)
        }
        charge(charges, .write)
        if let token = input.clientRequestToken { remember(input, token, sizes) }
        return TransactWriteItemsOutput(consumedCapacity: charges.report(input.returnConsumedCapacity))
    }

    /// Where each action's item stands, or why nowhere; no two actions on one item, and every table must exist (F4.17).
    private func distinctPlaces(
        of writes: [KeyedWrite]
    ) throws(DynamoDBError) -> [Result<ItemPlace, DynamoDBError>] {
        var seen: Set<TableItem> = []
        var places: [Result<ItemPlace, DynamoDBError>] = []
        for write in writes {
            let table = try table(write.tableName)
            do throws(DynamoDBError) {
                let place = try write.place(in: table)
                places.append(.success(place))
                if seen.insert(TableItem(table: write.tableName, place: place)).inserted { continue }
            } catch {
                places.append(.failure(error))
                continue
            }
            throw .repeatedItem
        }
        return places
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
        if error.kind == .transactionConflict {
            return DynamoDBError.CancellationReason(code: "TransactionConflict", message: error.message)
        }
        if error.concernsWholeTransaction { throw error }
        return DynamoDBError.CancellationReason(code: "ValidationError", message: error.message)
    }

    /// The error of a transaction with these reasons, or nil if none of its actions is a reason.
    private static func cancellation(_ reasons: [DynamoDBError.CancellationReason]) -> DynamoDBError? {
        if reasons.allSatisfy({ $0.code == "None" }) { return nil }
        return DynamoDBError(
            .transactionCanceled,
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + "[\(reasons.map(\.code).joined(separator: ", "))]",
            reasons: reasons)
    }
}

extension TransactWrite {
    /// The table that the action names.
    fileprivate var tableName: String {
        switch self {
        case .put(let input): input.tableName
        case .update(let input): input.tableName
        case .delete(let input): input.tableName
        case .conditionCheck(let input): input.tableName
        }
    }
}
