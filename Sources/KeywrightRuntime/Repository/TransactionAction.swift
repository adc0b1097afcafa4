/// One action of a write transaction, with what it says when its condition is false.
public struct TransactionAction: Sendable, Hashable {
    /// The write.
    public var write: TransactWrite
    /// The table's key attributes, by which two actions on one item are found.
    public var keyNames: [String]
    /// What a false condition says.
    public var meaning: FailureMeaning

    /// Makes an action.
    public init(_ write: TransactWrite, keyNames: [String], _ meaning: FailureMeaning) {
        self.write = write
        self.keyNames = keyNames
        self.meaning = meaning
    }

    /// The key of the item that the action is about.
    var key: ItemKey {
        switch write {
        case .put(let input): ItemKey(table: input.tableName, input.item, keyNames)
        case .update(let input): ItemKey(table: input.tableName, input.key, keyNames)
        case .delete(let input): ItemKey(table: input.tableName, input.key, keyNames)
        case .conditionCheck(let input): ItemKey(table: input.tableName, input.key, keyNames)
        }
    }

    /// The write, asking for the item as it stands if the condition is false.
    var reportingWrite: TransactWrite {
        switch write {
        case .put(var input):
            input.returnItemOnConditionFailure = input.conditionExpression != nil
            return .put(input)
        case .update(var input):
            input.returnItemOnConditionFailure = input.conditionExpression != nil
            return .update(input)
        case .delete(var input):
            input.returnItemOnConditionFailure = input.conditionExpression != nil
            return .delete(input)
        case .conditionCheck(var input):
            input.returnItemOnConditionFailure = true
            return .conditionCheck(input)
        }
    }
}
