public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads up to 100 items by key (F4.14). What there is no item for is left out; what goes over 16 MB comes back
    /// unprocessed.
    public func batchGetItem(_ input: BatchGetItemInput) throws(DynamoDBError) -> BatchGetItemOutput {
        if input.requestItems.isEmpty {
            throw .refused("The requestItems parameter is required for BatchGetItem")
        }
        let names = input.requestItems.keys.sorted(by: utf8Precedes)
        var reads: [(name: String, key: Item, read: KeyedRead)] = []
        for name in names {
            guard let request = input.requestItems[name] else { continue }
            if request.keys.isEmpty || request.keys.count > 100 {
                throw .constraint(
                    "Value at 'RequestItems.\(name).member.Keys' failed to satisfy constraint: Member must have length "
                        + (request.keys.isEmpty ? "greater than or equal to 1" : "less than or equal to 100"))
            }
            for key in request.keys {
                let read = try KeyedRead(
                    name, key: key, projection: request.projectionExpression,
                    names: request.expressionAttributeNames)
                reads.append((name, key, read))
            }
        }
        if reads.count > 100 { throw .refused("Too many items requested for the BatchGetItem call") }

        var seen: Set<TableItem> = []
        for (_, _, read) in reads {
            let place = try read.place(in: try table(read.tableName))
            if !seen.insert(TableItem(table: read.tableName, place: place)).inserted { throw Self.duplicates }
        }
        var output = BatchGetItemOutput(responses: input.requestItems.mapValues { _ in [] })
        var size = 0
        for (name, key, read) in reads {
            guard let item = try read.run(in: try table(read.tableName)) else { continue }
            size += storedSize(of: item)
            if size <= 16 * 1024 * 1024 {
                output.responses[name, default: []].append(item)
            } else if var rest = output.unprocessedKeys[name] ?? input.requestItems[name] {
                if output.unprocessedKeys[name] == nil { rest.keys = [] }
                rest.keys.append(key)
                output.unprocessedKeys[name] = rest
            }
        }
        return output
    }

    /// Puts and deletes up to 25 items, without conditions (F4.13). All are processed, or none if one is refused.
    public func batchWriteItem(_ input: BatchWriteItemInput) throws(DynamoDBError) -> BatchWriteItemOutput {
        if input.requestItems.isEmpty {
            throw .refused("The requestItems parameter is required for BatchWriteItem")
        }
        var writes: [KeyedWrite] = []
        for name in input.requestItems.keys.sorted(by: utf8Precedes) {
            let requests = input.requestItems[name] ?? []
            if requests.isEmpty || requests.count > 25 {
                throw .constraint(
                    "Value '{\(name)=[\(requests.count) requests]}' at 'requestItems' failed to satisfy constraint: "
                        + "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
                        + "Member must have length greater than or equal to 1]")
            }
            for request in requests {
                switch request {
                case .put(let item): writes.append(try KeyedWrite(PutItemInput(tableName: name, item: item)))
                case .delete(let key): writes.append(try KeyedWrite(DeleteItemInput(tableName: name, key: key)))
                }
            }
        }
        if writes.count > 25 { throw .refused("Too many items requested for the BatchWriteItem call") }

        var seen: Set<TableItem> = []
        var effects: [(name: String, effect: KeyedWrite.Effect)] = []
        var growth = CollectionGrowth()
        for write in writes {
            let table = try table(write.tableName)
            let effect = try write.effect(on: table, inBatch: true)
            if !seen.insert(TableItem(table: write.tableName, place: effect.place)).inserted { throw Self.duplicates }
            try growth.add(effect, to: table)
            effects.append((write.tableName, effect))
        }
        for (name, effect) in effects { tables[name]?.set(effect.new, at: effect.place) }
        return BatchWriteItemOutput()
    }

    private static let duplicates = DynamoDBError.refused("Provided list of item keys contains duplicates")
}

/// Which item of which table.
struct TableItem: Hashable, Sendable {
    var table: String
    var place: ItemPlace
}
