package import KeywrightRuntime

extension TransactGetItemsInput: ServedRequest {
    package static var operation: WireOperation { .transactGetItems }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.returnConsumedCapacity(returnConsumedCapacity)
            writer.name("TransactItems")
            writer.list(transactItems) { writer, get in
                writer.object { writer in
                    writer.name("Get")
                    writer.object { writer in
                        writer.names(get.expressionAttributeNames)
                        writer.item("Key", get.key)
                        writer.string("ProjectionExpression", get.projectionExpression)
                        writer.string("TableName", get.tableName)
                    }
                }
            }
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> TransactGetItemsOutput {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = TransactGetItemsOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "Responses":
                    output.responses = try reader.list { reader throws(DynamoDBJSONError) in
                        try reader.itemResponse()
                    }
                case "ConsumedCapacity": output.consumedCapacity = try reader.consumedCapacities()
                default: return false
                }
                return true
            }
            return output
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> TransactGetItemsInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            var items: [TransactGet]?
            var capacity = ReturnConsumedCapacity.none
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "TransactItems":
                    items = try reader.list { reader throws(DynamoDBJSONError) in try reader.transactGet() }
                case "ReturnConsumedCapacity": capacity = try reader.word(ReturnConsumedCapacity.self)
                default: return false
                }
                return true
            }
            return TransactGetItemsInput(
                transactItems: try reader.required(items, "TransactItems"), returnConsumedCapacity: capacity)
        }
    }

    package static func body(of output: TransactGetItemsOutput) -> [UInt8] {
        WireWriter.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.name("Responses")
            writer.list(output.responses) { writer, item in writer.object { $0.item("Item", item) } }
        }
    }
}

extension TransactWriteItemsInput: ServedRequest {
    package static var operation: WireOperation { .transactWriteItems }

    package func body() -> [UInt8] {
        WireWriter.object { writer in
            writer.string("ClientRequestToken", clientRequestToken)
            writer.returnConsumedCapacity(returnConsumedCapacity)
            writer.name("TransactItems")
            writer.list(transactItems) { writer, write in writer.object { $0.append(write) } }
        }
    }

    package static func output(_ body: [UInt8]) throws(WireError) -> TransactWriteItemsOutput {
        try readBody(body) { reader throws(DynamoDBJSONError) in
            var output = TransactWriteItemsOutput()
            try reader.object { reader, name throws(DynamoDBJSONError) in
                guard name == "ConsumedCapacity" else { return false }
                output.consumedCapacity = try reader.consumedCapacities()
                return true
            }
            return output
        }
    }

    package static func request(_ body: [UInt8]) throws(WireError) -> TransactWriteItemsInput {
        try readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            var items: [TransactWrite]?
            var token: String?
            var capacity = ReturnConsumedCapacity.none
            try reader.object { reader, name throws(DynamoDBJSONError) in
                switch name {
                case "TransactItems":
                    items = try reader.list { reader throws(DynamoDBJSONError) in try reader.transactWrite() }
                case "ClientRequestToken": token = try reader.text()
                case "ReturnConsumedCapacity": capacity = try reader.word(ReturnConsumedCapacity.self)
                default: return false
                }
                return true
            }
            return TransactWriteItemsInput(
                transactItems: try reader.required(items, "TransactItems"), clientRequestToken: token,
                returnConsumedCapacity: capacity)
        }
    }

    package static func body(of output: TransactWriteItemsOutput) -> [UInt8] {
        WireWriter.object { $0.consumedCapacity(output.consumedCapacity) }
    }
}

extension WireWriter {
    fileprivate mutating func append(_ write: TransactWrite) {
        switch write {
        case .put(let input):
            name("Put")
            object { $0.members(of: input, inTransaction: true) }
        case .update(let input):
            name("Update")
            object { $0.members(of: input, inTransaction: true) }
        case .delete(let input):
            name("Delete")
            object { $0.members(of: input, inTransaction: true) }
        case .conditionCheck(let check):
            name("ConditionCheck")
            object { $0.members(of: check) }
        }
    }
}

extension DynamoDBJSONReader {
    /// `{"Item": {…}}`, or `{}` where there is no such item.
    fileprivate mutating func itemResponse() throws(DynamoDBJSONError) -> Item? {
        if skipNull() { return nil }
        var item: Item?
        try object { reader, name throws(DynamoDBJSONError) in
            guard name == "Item" else { return false }
            item = try reader.item()
            return true
        }
        return item
    }

    fileprivate mutating func transactGet() throws(DynamoDBJSONError) -> TransactGet {
        var get: TransactGet?
        try object { reader, name throws(DynamoDBJSONError) in
            guard name == "Get" else { return false }
            let members = try RequestMembers(&reader)
            get = TransactGet(
                tableName: try reader.required(members.tableName, "TableName"),
                key: try reader.required(members.key, "Key"), projectionExpression: members.projectionExpression,
                expressionAttributeNames: members.expressionAttributeNames)
            return true
        }
        return try required(get, "Get")
    }

    fileprivate mutating func transactWrite() throws(DynamoDBJSONError) -> TransactWrite {
        var write: TransactWrite?
        try object { reader, name throws(DynamoDBJSONError) in
            let isSecond = write != nil
            switch name {
            case "Put": write = .put(try PutItemInput(&reader))
            case "Update": write = .update(try UpdateItemInput(&reader))
            case "Delete": write = .delete(try DeleteItemInput(&reader))
            case "ConditionCheck": write = .conditionCheck(try ConditionCheck(&reader))
            default: return false
            }
            if isSecond { throw reader.expected("one action") }
            return true
        }
        return try required(write, "Put, Update, Delete or ConditionCheck")
    }
}
