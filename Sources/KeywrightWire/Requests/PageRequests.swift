package import KeywrightRuntime

extension QueryInput: ServedRequest {
    package static var operation: WireOperation { .query }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.flag("ConsistentRead", consistentRead, unless: false)
            writer.item("ExclusiveStartKey", exclusiveStartKey)
            writer.names(expressionAttributeNames)
            writer.values(expressionAttributeValues)
            writer.string("FilterExpression", filterExpression)
            writer.string("IndexName", indexName)
            writer.string("KeyConditionExpression", keyConditionExpression)
            writer.integer("Limit", limit)
            writer.string("ProjectionExpression", projectionExpression)
            writer.returnConsumedCapacity(returnConsumedCapacity)
            writer.flag("ScanIndexForward", scanIndexForward, unless: true)
            writer.string("Select", select?.rawValue)
            writer.string("TableName", tableName)
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> PageOutput { try .init(wire: body) }

    package static func request(_ body: [UInt8]) throws(WireError) -> QueryInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            let members = try RequestMembers(&reader)
            return QueryInput(
                tableName: try reader.required(members.tableName, "TableName"), indexName: members.indexName,
                keyConditionExpression: try reader.required(
                    members.keyConditionExpression, "KeyConditionExpression"),
                filterExpression: members.filterExpression, projectionExpression: members.projectionExpression,
                select: members.select, expressionAttributeNames: members.expressionAttributeNames,
                expressionAttributeValues: members.expressionAttributeValues,
                scanIndexForward: members.scanIndexForward, limit: members.limit,
                exclusiveStartKey: members.exclusiveStartKey, consistentRead: members.consistentRead,
                returnConsumedCapacity: members.returnConsumedCapacity)
        }
    }

    package static func body(of output: PageOutput) -> [UInt8] { output.wire }
}

extension ScanInput: ServedRequest {
    package static var operation: WireOperation { .scan }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.flag("ConsistentRead", consistentRead, unless: false)
            writer.item("ExclusiveStartKey", exclusiveStartKey)
            writer.names(expressionAttributeNames)
            writer.values(expressionAttributeValues)
            writer.string("FilterExpression", filterExpression)
            writer.string("IndexName", indexName)
            writer.integer("Limit", limit)
            writer.string("ProjectionExpression", projectionExpression)
            writer.returnConsumedCapacity(returnConsumedCapacity)
            writer.integer("Segment", segment)
            writer.string("Select", select?.rawValue)
            writer.string("TableName", tableName)
            writer.integer("TotalSegments", totalSegments)
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> PageOutput { try .init(wire: body) }

    package static func request(_ body: [UInt8]) throws(WireError) -> ScanInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            let members = try RequestMembers(&reader)
            return ScanInput(
                tableName: try reader.required(members.tableName, "TableName"), indexName: members.indexName,
                filterExpression: members.filterExpression, projectionExpression: members.projectionExpression,
                select: members.select, expressionAttributeNames: members.expressionAttributeNames,
                expressionAttributeValues: members.expressionAttributeValues, limit: members.limit,
                exclusiveStartKey: members.exclusiveStartKey, segment: members.segment,
                totalSegments: members.totalSegments, consistentRead: members.consistentRead,
                returnConsumedCapacity: members.returnConsumedCapacity)
        }
    }

    package static func body(of output: PageOutput) -> [UInt8] { output.wire }
}

extension PageOutput {
    /// Counts that are not there are those of the items, and a last key without attributes is none: both mean so in
    /// the service's own words (F3.19).
    fileprivate init(wire body: [UInt8]) throws(WireError) {
        self = try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = PageOutput()
            var count: Int?
            var scannedCount: Int?
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "Items": output.items = try reader.items()
                case "Count": count = try reader.integer()
                case "ScannedCount": scannedCount = try reader.integer()
                case "LastEvaluatedKey": output.lastEvaluatedKey = try reader.item()
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacity()
                default: return false
                }
                return true
            }
            output.count = count ?? output.items.count
            output.scannedCount = scannedCount ?? output.count
            if output.lastEvaluatedKey?.isEmpty == true { output.lastEvaluatedKey = nil }
            return output
        }
    }

    /// A page that only counts has no items, and says so by not having the member (F3.24).
    fileprivate var wire: [UInt8] {
        WireWriter.object { writer in
            writer.consumedCapacity(consumedCapacity)
            writer.integer("Count", count)
            if count == 0 || !items.isEmpty {
                writer.name("Items")
                writer.list(items) { $0.item($1) }
            }
            writer.item("LastEvaluatedKey", lastEvaluatedKey)
            writer.integer("ScannedCount", scannedCount)
        }
    }
}
