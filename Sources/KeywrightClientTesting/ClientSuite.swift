/// The cases that any client must pass, written from what the service does, not from what an emulator does.
public enum ClientSuite {
    /// All cases, in the order of their facts.
    public static let all: [ClientCase] = tablesAndKeys + itemsAndExpressions + operations
}

extension ClientSuite {
    /// Tables, keys and indexes.
    static let tablesAndKeys: [ClientCase] = []
    /// Single-item operations, batches, transactions and the features of tables.
    static let operations: [ClientCase] = []
}
