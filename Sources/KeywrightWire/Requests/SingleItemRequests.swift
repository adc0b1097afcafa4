package import KeywrightRuntime

extension GetItemInput: ServedRequest {
    package static var operation: WireOperation { .getItem }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.flag("ConsistentRead", consistentRead, unless: false)
            writer.names(expressionAttributeNames)
            writer.item("Key", key)
            writer.string("ProjectionExpression", projectionExpression)
            writer.returnConsumedCapacity(returnConsumedCapacity)
            writer.string("TableName", tableName)
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> GetItemOutput {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = GetItemOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "Item": output.item = try reader.item()
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacity()
                default: return false
                }
                return true
            }
            return output
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> GetItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            let members = try RequestMembers(&reader)
            return GetItemInput(
                tableName: try reader.required(members.tableName, "TableName"),
                key: try reader.required(members.key, "Key"), consistentRead: members.consistentRead,
                projectionExpression: members.projectionExpression,
                expressionAttributeNames: members.expressionAttributeNames,
                returnConsumedCapacity: members.returnConsumedCapacity)
        }
    }

    package static func body(of output: GetItemOutput) -> [UInt8] {
        WireWriter.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.item("Item", output.item)
        }
    }
}

extension PutItemInput: ServedRequest {
    package static var operation: WireOperation { .putItem }

    package func body() -> [UInt8] { WireWriter.object { $0.members(of: self, inTransaction: false) } }

    package static func output(_ body: [UInt8]) throws(WireError) -> WriteItemOutput { try .init(wire: body) }

    package static func request(_ body: [UInt8]) throws(WireError) -> PutItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in try PutItemInput(&reader) }
    }

    package static func body(of output: WriteItemOutput) -> [UInt8] { output.wire }
}

extension UpdateItemInput: ServedRequest {
    package static var operation: WireOperation { .updateItem }

    package func body() -> [UInt8] { WireWriter.object { $0.members(of: self, inTransaction: false) } }

    package static func output(_ body: [UInt8]) throws(WireError) -> WriteItemOutput { try .init(wire: body) }

    package static func request(_ body: [UInt8]) throws(WireError) -> UpdateItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in try UpdateItemInput(&reader) }
    }

    package static func body(of output: WriteItemOutput) -> [UInt8] { output.wire }
}

extension DeleteItemInput: ServedRequest {
    package static var operation: WireOperation { .deleteItem }

    package func body() -> [UInt8] { WireWriter.object { $0.members(of: self, inTransaction: false) } }

    package static func output(_ body: [UInt8]) throws(WireError) -> WriteItemOutput { try .init(wire: body) }

    package static func request(_ body: [UInt8]) throws(WireError) -> DeleteItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in try DeleteItemInput(&reader) }
    }

    package static func body(of output: WriteItemOutput) -> [UInt8] { output.wire }
}

extension WriteItemOutput {
    fileprivate init(wire body: [UInt8]) throws(WireError) {
        self = try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = WriteItemOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "Attributes": output.attributes = try reader.item()
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacity()
                default: return false
                }
                return true
            }
            return output
        }
    }

    fileprivate var wire: [UInt8] {
        WireWriter.object { writer in
            writer.item("Attributes", attributes)
            writer.consumedCapacity(consumedCapacity)
        }
    }
}
