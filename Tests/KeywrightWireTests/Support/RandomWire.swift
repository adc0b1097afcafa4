import KeywrightRuntime

/// Inputs and outputs by chance, with every member given or not.
struct RandomWire {
    var chance: SeededGenerator

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }
    mutating func flag() -> Bool { Bool.random(using: &chance) }

    mutating func maybe<Value>(_ value: (inout RandomWire) -> Value) -> Value? { flag() ? value(&self) : nil }

    mutating func list<Value>(upTo count: Int = 3, _ value: (inout RandomWire) -> Value) -> [Value] {
        (0..<number(0...count)).map { _ in value(&self) }
    }

    mutating func map<Value>(upTo count: Int = 3, _ value: (inout RandomWire) -> Value) -> [String: Value] {
        var map: [String: Value] = [:]
        for _ in 0..<number(0...count) { map[text()] = value(&self) }
        return map
    }

    /// Of all lengths round the eight bytes that are read at a time, with everything that needs an escape.
    mutating func text() -> String {
        let signs: [Character] = [
            "a", "b", "Z", "0", "#", "/", " ", "\"", "\\", "\n", "\t", "\r", "\u{0}", "\u{1F}", "\u{7F}", "é",
            "e\u{301}",
            "ß", "漢", "😀", "👩‍👩‍👧", "\u{FFFD}", "\u{2028}",
        ]
        let plain = flag()
        return String((0..<number(0...20)).map { _ in plain ? signs[number(0...6)] : signs[number(0...22)] })
    }

    mutating func bytes() -> [UInt8] { list(upTo: 9) { UInt8($0.number(0...255)) } }

    mutating func numberText() -> String {
        switch number(0...4) {
        case 0: number(-1000...1000).description
        case 1: "\(number(0...99)).\(number(0...99))"
        case 2: "-\(number(1...9))E\(number(-130...125))"
        case 3: ".5e+3"
        default: "12345678901234567890123456789012345678"
        }
    }

    mutating func value(depth: Int = 0) -> AttributeValue {
        switch number(0...(depth < 3 ? 9 : 7)) {
        case 0: .s(text())
        case 1: .n(numberText())
        case 2: .b(bytes())
        case 3: .bool(flag())
        case 4: .null
        case 5: .ss([text()] + list { $0.text() })
        case 6: .ns([numberText()] + list { $0.numberText() })
        case 7: .bs([bytes()] + list { $0.bytes() })
        case 8: .l(list { $0.value(depth: depth + 1) })
        default: .m(map { $0.value(depth: depth + 1) })
        }
    }

    mutating func item() -> Item { map(upTo: 5) { $0.value() } }
    mutating func names() -> [String: String] { map { $0.text() } }
    mutating func values() -> [String: AttributeValue] { map { $0.value(depth: 2) } }

    mutating func wish() -> ReturnConsumedCapacity { [.none, .total, .indexes][number(0...2)] }

    mutating func units() -> Double { Double(number(0...1000)) / [1, 2, 4, 1000][number(0...3)] }

    mutating func capacity() -> ConsumedCapacity {
        ConsumedCapacity(
            tableName: text(), capacityUnits: units(), table: maybe { $0.units() },
            localSecondaryIndexes: map { $0.units() }, globalSecondaryIndexes: map { $0.units() })
    }
}

/// The inputs.
extension RandomWire {
    mutating func getItem() -> GetItemInput {
        GetItemInput(
            tableName: text(), key: item(), consistentRead: flag(), projectionExpression: maybe { $0.text() },
            expressionAttributeNames: names(), returnConsumedCapacity: wish())
    }

    mutating func returnValues() -> ReturnValues { [.none, .allOld, .updatedOld, .allNew, .updatedNew][number(0...4)] }

    mutating func putItem(inTransaction: Bool = false) -> PutItemInput {
        PutItemInput(
            tableName: text(), item: item(), conditionExpression: maybe { $0.text() },
            expressionAttributeNames: names(), expressionAttributeValues: values(),
            returnValues: inTransaction ? .none : returnValues(), returnItemOnConditionFailure: flag(),
            returnConsumedCapacity: inTransaction ? .none : wish())
    }

    mutating func updateItem(inTransaction: Bool = false) -> UpdateItemInput {
        UpdateItemInput(
            tableName: text(), key: item(), updateExpression: text(), conditionExpression: maybe { $0.text() },
            expressionAttributeNames: names(), expressionAttributeValues: values(),
            returnValues: inTransaction ? .none : returnValues(), returnItemOnConditionFailure: flag(),
            returnConsumedCapacity: inTransaction ? .none : wish())
    }

    mutating func deleteItem(inTransaction: Bool = false) -> DeleteItemInput {
        DeleteItemInput(
            tableName: text(), key: item(), conditionExpression: maybe { $0.text() },
            expressionAttributeNames: names(), expressionAttributeValues: values(),
            returnValues: inTransaction ? .none : returnValues(), returnItemOnConditionFailure: flag(),
            returnConsumedCapacity: inTransaction ? .none : wish())
    }

    mutating func select() -> Select {
        [.allAttributes, .allProjectedAttributes, .specificAttributes, .count][number(0...3)]
    }

    mutating func query() -> QueryInput {
        QueryInput(
            tableName: text(), indexName: maybe { $0.text() }, keyConditionExpression: text(),
            filterExpression: maybe { $0.text() }, projectionExpression: maybe { $0.text() },
            select: maybe { $0.select() }, expressionAttributeNames: names(), expressionAttributeValues: values(),
            scanIndexForward: flag(), limit: maybe { $0.number(-1...Int.max) }, exclusiveStartKey: maybe { $0.item() },
            consistentRead: flag(), returnConsumedCapacity: wish())
    }

    mutating func scan() -> ScanInput {
        ScanInput(
            tableName: text(), indexName: maybe { $0.text() }, filterExpression: maybe { $0.text() },
            projectionExpression: maybe { $0.text() }, select: maybe { $0.select() },
            expressionAttributeNames: names(), expressionAttributeValues: values(),
            limit: maybe { $0.number(0...9) }, exclusiveStartKey: maybe { $0.item() },
            segment: maybe { $0.number(0...9) }, totalSegments: maybe { $0.number(0...9) }, consistentRead: flag(),
            returnConsumedCapacity: wish())
    }

    mutating func keys() -> KeysAndAttributes {
        KeysAndAttributes(
            keys: list { $0.item() }, consistentRead: flag(), projectionExpression: maybe { $0.text() },
            expressionAttributeNames: names())
    }

    mutating func batchGetItem() -> BatchGetItemInput {
        BatchGetItemInput(requestItems: map { $0.keys() }, returnConsumedCapacity: wish())
    }

    mutating func writes() -> [WriteRequest] { list { $0.flag() ? .put($0.item()) : .delete(key: $0.item()) } }

    mutating func batchWriteItem() -> BatchWriteItemInput {
        BatchWriteItemInput(requestItems: map { $0.writes() }, returnConsumedCapacity: wish())
    }

    mutating func transactGetItems() -> TransactGetItemsInput {
        TransactGetItemsInput(
            transactItems: list {
                TransactGet(
                    tableName: $0.text(), key: $0.item(), projectionExpression: $0.maybe { $0.text() },
                    expressionAttributeNames: $0.names())
            }, returnConsumedCapacity: wish())
    }

    mutating func transactWrite() -> TransactWrite {
        switch number(0...3) {
        case 0: .put(putItem(inTransaction: true))
        case 1: .update(updateItem(inTransaction: true))
        case 2: .delete(deleteItem(inTransaction: true))
        default:
            .conditionCheck(
                ConditionCheck(
                    tableName: text(), key: item(), conditionExpression: text(), expressionAttributeNames: names(),
                    expressionAttributeValues: values(), returnItemOnConditionFailure: flag()))
        }
    }

    mutating func transactWriteItems() -> TransactWriteItemsInput {
        TransactWriteItemsInput(
            transactItems: list { $0.transactWrite() }, clientRequestToken: maybe { $0.text() },
            returnConsumedCapacity: wish())
    }
}

/// The outputs.
extension RandomWire {
    mutating func getItemOutput() -> GetItemOutput {
        GetItemOutput(item: maybe { $0.item() }, consumedCapacity: maybe { $0.capacity() })
    }

    mutating func writeItemOutput() -> WriteItemOutput {
        WriteItemOutput(attributes: maybe { $0.item() }, consumedCapacity: maybe { $0.capacity() })
    }

    mutating func pageOutput() -> PageOutput {
        let items = list { $0.item() }
        // A last key without attributes is no last key.
        let last = maybe { $0.item().merging(["PK": .s("a")]) { $1 } }
        return PageOutput(
            items: items, count: flag() ? items.count : number(0...9), scannedCount: number(0...99),
            lastEvaluatedKey: last, consumedCapacity: maybe { $0.capacity() })
    }

    mutating func batchGetItemOutput() -> BatchGetItemOutput {
        BatchGetItemOutput(
            responses: map { $0.list { $0.item() } }, unprocessedKeys: map { $0.keys() },
            consumedCapacity: list { $0.capacity() })
    }

    mutating func batchWriteItemOutput() -> BatchWriteItemOutput {
        BatchWriteItemOutput(unprocessedItems: map { $0.writes() }, consumedCapacity: list { $0.capacity() })
    }

    mutating func transactGetItemsOutput() -> TransactGetItemsOutput {
        TransactGetItemsOutput(
            responses: list { $0.maybe { $0.item() } }, consumedCapacity: list { $0.capacity() })
    }

    mutating func transactWriteItemsOutput() -> TransactWriteItemsOutput {
        TransactWriteItemsOutput(consumedCapacity: list { $0.capacity() })
    }
}
