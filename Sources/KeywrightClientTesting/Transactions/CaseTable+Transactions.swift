internal import KeywrightRuntime

extension CaseTable {
    /// Carries out actions, of this table or of others.
    func transact(_ actions: [TransactWrite], token: String? = nil) async throws {
        try await client.transactWriteItems(
            TransactWriteItemsInput(transactItems: actions, clientRequestToken: token))
    }

    /// An action that demands something of an item of the table.
    func check(
        _ key: Item, _ condition: String = "attribute_exists(pk)", returnItemOnConditionFailure: Bool = false
    ) -> TransactWrite {
        .conditionCheck(
            ConditionCheck(
                tableName: name, key: key, conditionExpression: condition,
                returnItemOnConditionFailure: returnItemOnConditionFailure))
    }
}
