package import KeywrightRuntime

extension BatchGetItemInput: ServedRequest {
    package static var operation: WireOperation { .batchGetItem }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.name("RequestItems")
            writer.members(requestItems) { $0.append($1) }
            writer.returnConsumedCapacity(returnConsumedCapacity)
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> BatchGetItemOutput {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = BatchGetItemOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "Responses":
                    output.responses = try reader.members { reader throws(DynamoDBJSONError) in try reader.items() }
                case "UnprocessedKeys": output.unprocessedKeys = try reader.keysByTable()
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacities()
                default: return false
                }
                return true
            }
            return output
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> BatchGetItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            var items: [String: KeysAndAttributes]?
            var capacity = ReturnConsumedCapacity.none
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "RequestItems": items = try reader.keysByTable()
                case "ReturnConsumedCapacity": capacity = try reader.word(ReturnConsumedCapacity.self)
                default: return false
                }
                return true
            }
            return BatchGetItemInput(
                requestItems: try reader.required(items, "RequestItems"), returnConsumedCapacity: capacity)
        }
    }

    package static func body(of output: BatchGetItemOutput) -> [UInt8] {
        WireWriter.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.name("Responses")
            writer.members(output.responses) { writer, items in writer.list(items) { $0.item($1) } }
            writer.name("UnprocessedKeys")
            writer.members(output.unprocessedKeys) { $0.append($1) }
        }
    }
}

extension BatchWriteItemInput: ServedRequest {
    package static var operation: WireOperation { .batchWriteItem }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.name("RequestItems")
            writer.members(requestItems) { $0.append($1) }
            writer.returnConsumedCapacity(returnConsumedCapacity)
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> BatchWriteItemOutput {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = BatchWriteItemOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "UnprocessedItems": output.unprocessedItems = try reader.writesByTable()
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacities()
                default: return false
                }
                return true
            }
            return output
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> BatchWriteItemInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            var items: [String: [WriteRequest]]?
            var capacity = ReturnConsumedCapacity.none
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "RequestItems": items = try reader.writesByTable()
                case "ReturnConsumedCapacity": capacity = try reader.word(ReturnConsumedCapacity.self)
                default: return false
                }
                return true
            }
            return BatchWriteItemInput(
                requestItems: try reader.required(items, "RequestItems"), returnConsumedCapacity: capacity)
        }
    }

    package static func body(of output: BatchWriteItemOutput) -> [UInt8] {
        WireWriter.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.name("UnprocessedItems")
            writer.members(output.unprocessedItems) { $0.append($1) }
        }
    }
}

extension WireWriter {
    fileprivate mutating func append(_ keys: KeysAndAttributes) {
        object { writer in
            writer.flag("ConsistentRead", keys.consistentRead, unless: false)
            writer.names(keys.expressionAttributeNames)
            writer.name("Keys")
            writer.list(keys.keys) { $0.item($1) }
            writer.string("ProjectionExpression", keys.projectionExpression)
        }
    }

    fileprivate mutating func append(_ writes: [WriteRequest]) {
        list(writes) { writer, write in
            writer.object { writer in
                switch write {
                case .put(let item):
                    writer.name("PutRequest")
                    writer.object { $0.item("Item", item) }
                case .delete(let key):
                    writer.name("DeleteRequest")
                    writer.object { $0.item("Key", key) }
                }
            }
        }
    }
}

extension DynamoDBJSONReader {
    fileprivate mutating func keysByTable() throws(DynamoDBJSONError) -> [String: KeysAndAttributes] {
        try members { reader throws(DynamoDBJSONError) in try reader.keysAndAttributes() }
    }

    private mutating func keysAndAttributes() throws(DynamoDBJSONError) -> KeysAndAttributes {
        var keys: [Item]?
        var wishes = KeysAndAttributes(keys: [])
        try object { reader, name throws(DynamoDBJSONError) in
            switch name {
            case "Keys": keys = try reader.items()
            case "ConsistentRead": wishes.consistentRead = try reader.flag()
            case "ProjectionExpression": wishes.projectionExpression = try reader.text()
            case "ExpressionAttributeNames": wishes.expressionAttributeNames = try reader.texts()
            default: return false
            }
            return true
        }
        wishes.keys = try required(keys, "Keys")
        return wishes
    }

    fileprivate mutating func writesByTable() throws(DynamoDBJSONError) -> [String: [WriteRequest]] {
        try members { reader throws(DynamoDBJSONError) in
            try reader.list { reader throws(DynamoDBJSONError) in try reader.writeRequest() }
        }
    }

    private mutating func writeRequest() throws(DynamoDBJSONError) -> WriteRequest {
        var write: WriteRequest?
        try object { reader, name throws(DynamoDBJSONError) in
            guard name == "PutRequest" || name == "DeleteRequest" else { return false }
            if write != nil { throw reader.expected("one of PutRequest and DeleteRequest") }
            let members = try RequestMembers(&reader)
            write =
                name == "PutRequest"
                ? .put(try reader.required(members.item, "Item"))
                : .delete(key: try reader.required(members.key, "Key"))
            return true
        }
        return try required(write, "PutRequest or DeleteRequest")
    }
}
