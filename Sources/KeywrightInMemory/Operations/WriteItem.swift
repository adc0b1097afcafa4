public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Writes one item whole, in place of what had its key.
    public func putItem(_ input: PutItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try Self.checkReturnsOldOnly(input.returnValues)
        let effect = try run(try KeyedWrite(input))
        return WriteItemOutput(attributes: input.returnValues == .allOld ? effect.old : nil)
    }

    /// Changes some attributes of one item; creates the item if there is none and no condition forbids it (F4.3).
    public func updateItem(_ input: UpdateItemInput) throws(DynamoDBError) -> WriteItemOutput {
        let write = try KeyedWrite(input)
        let effect = try run(write)
        guard case .update(let update) = write.action else { return WriteItemOutput() }
        let attributes: Item?
        switch input.returnValues {
        case .none: attributes = nil
        case .allOld: attributes = effect.old
        case .allNew: attributes = effect.new
        case .updatedOld: attributes = effect.old.map { Projection(update.paths).apply(to: $0) }
        case .updatedNew: attributes = effect.new.map { Projection(update.paths).apply(to: $0) }
        }
        return WriteItemOutput(attributes: attributes?.isEmpty == true ? nil : attributes)
    }

    /// Removes one item; that there is none is no error.
    public func deleteItem(_ input: DeleteItemInput) throws(DynamoDBError) -> WriteItemOutput {
        try Self.checkReturnsOldOnly(input.returnValues)
        let effect = try run(try KeyedWrite(input))
        return WriteItemOutput(attributes: input.returnValues == .allOld ? effect.old : nil)
    }

    private func run(_ write: KeyedWrite) throws(DynamoDBError) -> KeyedWrite.Effect {
        let effect = try write.effect(on: try table(write.tableName))
        var growth = CollectionGrowth()
        try growth.add(effect, to: try table(write.tableName))
        if !effect.isIdle { tables[write.tableName]?.set(effect.new, at: effect.place) }
        return effect
    }

    /// PutItem and DeleteItem give back the old item or nothing (F4.1).
    private static func checkReturnsOldOnly(_ returnValues: ReturnValues) throws(DynamoDBError) {
        switch returnValues {
        case .none, .allOld: return
        case .updatedOld, .allNew, .updatedNew: throw .refused("ReturnValues can only be ALL_OLD or NONE")
        }
    }
}
