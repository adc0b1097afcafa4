/// The operations of the service that Keywright knows, by the names that travel in the header `X-Amz-Target`.
package enum WireOperation: String, Hashable, Sendable, CaseIterable {
    case getItem = "GetItem"
    case putItem = "PutItem"
    case updateItem = "UpdateItem"
    case deleteItem = "DeleteItem"
    case query = "Query"
    case scan = "Scan"
    case batchGetItem = "BatchGetItem"
    case batchWriteItem = "BatchWriteItem"
    case transactGetItems = "TransactGetItems"
    case transactWriteItems = "TransactWriteItems"
    case createTable = "CreateTable"
    case describeTable = "DescribeTable"
    case updateTable = "UpdateTable"
    case deleteTable = "DeleteTable"
    case updateTimeToLive = "UpdateTimeToLive"
    case describeTimeToLive = "DescribeTimeToLive"

    /// What stands before the operation's name in `X-Amz-Target`.
    package static let targetPrefix = "DynamoDB_20120810."
    /// The content type of every request and answer: DynamoDB JSON 1.0.
    package static let contentType = "application/x-amz-json-1.0"
}
