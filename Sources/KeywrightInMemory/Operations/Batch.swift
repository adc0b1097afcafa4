public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads up to 100 items by key (F4.14). What there is no item for is left out; what goes over 16 MB comes back
    /// unprocessed.
    public func batchGetItem(_ input: BatchGetItemInput) throws(DynamoDBError) -> BatchGetItemOutput {
        try perform(.batchGetItem, on: Array(input.requestItems.keys)) { () throws(DynamoDBError) in
            try answer(input)
        }
    }

    private func answer(_ input: BatchGetItemInput) throws(DynamoDBError) -> BatchGetItemOutput {
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
        var charges = RequestCharges()
        let processed = processed(of: reads.count)
        var size = 0
        for (number, (name, key, read)) in reads.enumerated() {
            if number < processed {
                let isConsistent = input.requestItems[name]?.consistentRead ?? false
                let result = try read.run(in: try table(read.tableName), isConsistent ? .consistent : .eventual)
                size += result.item.map { storedSize(of: $0) } ?? 0
                if size <= 16 * 1024 * 1024 {
                    if let item = result.item { output.responses[name, default: []].append(item) }
                    charges.add(result.charge, to: read.tableName)
                    continue
                }
            }
            guard var rest = output.unprocessedKeys[name] ?? input.requestItems[name] else { continue }
            if output.unprocessedKeys[name] == nil { rest.keys = [] }
            rest.keys.append(key)
            output.unprocessedKeys[name] = rest
        }
        charge(charges, .read)
        output.consumedCapacity = charges.report(input.returnConsumedCapacity)
        return output
    }

    /// Puts and deletes up to 25 items, without conditions (F4.13). None is processed if one is refused; what meets a
    /// transaction comes back unprocessed.
    public func batchWriteItem(_ input: BatchWriteItemInput) throws(DynamoDBError) -> BatchWriteItemOutput {
        try perform(.batchWriteItem, on: Array(input.requestItems.keys)) { () throws(DynamoDBError) in
            try answer(input)
        }
    }

    private func answer(_ input: BatchWriteItemInput) throws(DynamoDBError) -> BatchWriteItemOutput {
        if input.requestItems.isEmpty {
            throw .refused("The requestItems parameter is required for BatchWriteItem")
        }
        var writes: [(name: String, request: WriteRequest, write: KeyedWrite)] = []
        for name in input.requestItems.keys.sorted(by: utf8Precedes) {
            let requests = input.requestItems[name] ?? []
            if requests.isEmpty || requests.count > 25 {
                throw .constraint(
                    "Value '{\(name)=[\(requests.count) requests]}' at 'requestItems' failed to satisfy constraint: "
                        + "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
                        + "Member must have length greater than or equal to 1]")
            }
            for request in requests {
                let write: KeyedWrite
                switch request {
                case .put(let item): write = try KeyedWrite(PutItemInput(tableName: name, item: item))
                case .delete(let key): write = try KeyedWrite(DeleteItemInput(tableName: name, key: key))
                }
                writes.append((name, request, write))
            }
        }
        if writes.count > 25 { throw .refused("Too many items requested for the BatchWriteItem call") }

        var seen: Set<TableItem> = []
        var places: [ItemPlace] = []
        for (_, _, write) in writes {
            let place = try write.place(in: try table(write.tableName), inBatch: true)
            if !seen.insert(TableItem(table: write.tableName, place: place)).inserted { throw Self.duplicates }
            places.append(place)
        }
        var output = BatchWriteItemOutput()
        var effects: [(write: KeyedWrite, effect: KeyedWrite.Effect)] = []
        let processed = processed(of: writes.count)
        for (number, (name, request, write)) in writes.enumerated() {
            if number >= processed || isBusy(TableItem(table: write.tableName, place: places[number])) {
                output.unprocessedItems[name, default: []].append(request)
            } else {
                effects.append((write, try write.effect(at: places[number], in: try table(write.tableName))))
            }
        }
        var charges = RequestCharges()
        for (write, effect) in effects {
            tables[write.tableName]?.set(effect.new, at: effect.place)
            charges.add(write.charge(effect, in: try table(write.tableName).schema), to: write.tableName)
        }
        charge(charges, .write)
        output.consumedCapacity = charges.report(input.returnConsumedCapacity)
        return output
    }

    private static let duplicates = DynamoDBError.refused("Provided list of item keys contains duplicates")
}

/// Which item of which table.
struct TableItem: Hashable, Sendable {
    var table: String
    var place: ItemPlace
}
