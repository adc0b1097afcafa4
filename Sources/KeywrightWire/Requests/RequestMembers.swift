import KeywrightRuntime

/// The members of data requests, which share their names and meanings. A server reads them into one of these and makes
/// the input from what the input has; a member that does not belong to an operation is passed over, as the service
/// does.
struct RequestMembers {
    var conditionExpression: String?
    var consistentRead = false
    var exclusiveStartKey: Item?
    var expressionAttributeNames: [String: String] = [:]
    var expressionAttributeValues: [String: AttributeValue] = [:]
    var filterExpression: String?
    var indexName: String?
    var item: Item?
    var key: Item?
    var keyConditionExpression: String?
    var limit: Int?
    var projectionExpression: String?
    var returnConsumedCapacity = ReturnConsumedCapacity.none
    var returnItemOnConditionFailure = false
    var returnValues = ReturnValues.none
    var scanIndexForward = true
    var segment: Int?
    var select: Select?
    var tableName: String?
    var totalSegments: Int?
    var updateExpression: String?

    /// Reads the members of one object.
    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        var members = RequestMembers()
        try reader.object { reader, name throws(DynamoDBJSONError) in
            if try members.readSubject(name, from: &reader) { return true }
            return try members.readWish(name, from: &reader)
        }
        self = members
    }

    private init() {}

    /// What the request is about.
    private mutating func readSubject(
        _ name: String, from reader: inout DynamoDBJSONReader
    ) throws(DynamoDBJSONError) -> Bool {
        switch name {
        case "TableName": tableName = try reader.text()
        case "IndexName": indexName = try reader.text()
        case "Item": item = try reader.item()
        case "Key": key = try reader.item()
        case "ExclusiveStartKey": exclusiveStartKey = try reader.item()
        case "ConditionExpression": conditionExpression = try reader.text()
        case "FilterExpression": filterExpression = try reader.text()
        case "KeyConditionExpression": keyConditionExpression = try reader.text()
        case "ProjectionExpression": projectionExpression = try reader.text()
        case "UpdateExpression": updateExpression = try reader.text()
        case "ExpressionAttributeNames": expressionAttributeNames = try reader.texts()
        case "ExpressionAttributeValues": expressionAttributeValues = try reader.item()
        default: return false
        }
        return true
    }

    /// How it is to be carried out and answered.
    private mutating func readWish(
        _ name: String, from reader: inout DynamoDBJSONReader
    ) throws(DynamoDBJSONError) -> Bool {
        switch name {
        case "ConsistentRead": consistentRead = try reader.flag()
        case "Limit": limit = try reader.integer()
        case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.word(ReturnConsumedCapacity.self)
        case "ReturnValues": returnValues = try reader.word(ReturnValues.self)
        case "ReturnValuesOnConditionCheckFailure": returnItemOnConditionFailure = try reader.allOld()
        case "ScanIndexForward": scanIndexForward = try reader.flag()
        case "Segment": segment = try reader.integer()
        case "Select": select = try reader.word(Select.self)
        case "TotalSegments": totalSegments = try reader.integer()
        default: return false
        }
        return true
    }
}

extension DynamoDBJSONReader {
    /// Whether it is `ALL_OLD` rather than `NONE`.
    fileprivate mutating func allOld() throws(DynamoDBJSONError) -> Bool {
        switch try text() {
        case "ALL_OLD": return true
        case "NONE": return false
        default: throw expected("ALL_OLD or NONE")
        }
    }
}
