/// The ten data-plane operations, by the service's names.
public enum DataOperation: String, CaseIterable, Hashable, Sendable {
    /// Reads one item.
    case getItem = "GetItem"
    /// Writes one item whole.
    case putItem = "PutItem"
    /// Changes one item.
    case updateItem = "UpdateItem"
    /// Removes one item.
    case deleteItem = "DeleteItem"
    /// Reads a page of a collection.
    case query = "Query"
    /// Reads a page of a table or an index.
    case scan = "Scan"
    /// Reads items by key.
    case batchGetItem = "BatchGetItem"
    /// Puts and deletes items, each for itself.
    case batchWriteItem = "BatchWriteItem"
    /// Reads items at one moment.
    case transactGetItems = "TransactGetItems"
    /// Writes items, all or none.
    case transactWriteItems = "TransactWriteItems"
}
