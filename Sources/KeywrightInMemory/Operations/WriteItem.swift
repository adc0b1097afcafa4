public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Writes one item whole, in place of what had its key.
    public func putItem(_ input: PutItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try perform(.putItem, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    /// Changes some attributes of one item; creates the item if there is none and no condition forbids it (F4.3).
    public func updateItem(_ input: UpdateItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try perform(.updateItem, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    /// Removes one item; that there is none is no error.
    public func deleteItem(_ input: DeleteItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try perform(.deleteItem, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    private func answer(_ input: PutItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try Self.checkReturnsOldOnly(input.returnValues)
        let write = try KeyedWrite(input)
        let (effect, charge) = try run(write)
        return WriteItemOutput(
            attributes: input.returnValues == .allOld ? effect.old : nil,
            consumedCapacity: charge.report(write.tableName, input.returnConsumedCapacity))
    }

    private func answer(_ input: UpdateItemInput) throws(DynamoDBError) -> WriteItemOutput {
        let write = try KeyedWrite(input)
        let (effect, charge) = try run(write)
        let attributes = Self.returned(input.returnValues, of: effect, by: write)
        return WriteItemOutput(
            attributes: attributes?.isEmpty == true ? nil : attributes,
            consumedCapacity: charge.report(write.tableName, input.returnConsumedCapacity))
    }

    private func answer(_ input: DeleteItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try Self.checkReturnsOldOnly(input.returnValues)
        let write = try KeyedWrite(input)
        let (effect, charge) = try run(write)
        return WriteItemOutput(
            attributes: input.returnValues == .allOld ? effect.old : nil,
            consumedCapacity: charge.report(write.tableName, input.returnConsumedCapacity))
    }

    /// Writes, and takes the cost into the running total, that of a false condition too (F2.6).
    private func run(_ write: KeyedWrite) throws(DynamoDBError) -> (KeyedWrite.Effect, TableCharge) {
        let table = try table(write.tableName)
        let place = try write.place(in: table)
        if isBusy(TableItem(table: write.tableName, place: place)) { throw .busyItem }
        let effect: KeyedWrite.Effect
        do throws(DynamoDBError) {
            effect = try write.effect(at: place, in: table)
            var growth = CollectionGrowth()
            try growth.add(effect, to: table)
        } catch {
            if error.kind == .conditionalCheckFailed {
                charge(TableCharge(untouched: table.item(at: place)), to: write.tableName, .write)
            }
            throw error
        }
        if !effect.isIdle { tables[write.tableName]?.set(effect.new, at: effect.place) }
        let cost = write.charge(effect, in: table.schema)
        charge(cost, to: write.tableName, .write)
        return (effect, cost)
    }

    /// What an update gives back (F4.1).
    private static func returned(
        _ returnValues: ReturnValues, of effect: KeyedWrite.Effect, by write: KeyedWrite
    ) -> Item? {
        guard case .update(let update) = write.action else { return nil }
        switch returnValues {
        case .none: return nil
        case .allOld: return effect.old
        case .allNew: return effect.new
        case .updatedOld: return effect.old.map { Projection(update.paths).apply(to: $0) }
        case .updatedNew: return effect.new.map { Projection(update.paths).apply(to: $0) }
        }
    }

    /// PutItem and DeleteItem give back the old item or nothing (F4.1).
    private static func checkReturnsOldOnly(_ returnValues: ReturnValues) throws(DynamoDBError) {
        switch returnValues {
        case .none, .allOld: return
        case .updatedOld, .allNew, .updatedNew: throw .refused("ReturnValues can only be ALL_OLD or NONE")
        }
    }
}
