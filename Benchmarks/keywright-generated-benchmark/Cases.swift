import KeywrightRuntime

/// Keys: of one text, of several values, and of values of a width of their own.
let keyCases = [
    keyCase(
        "key of a string", Samples.customers,
        generated: { value in
            let key = try Depot.Customer.Key(handle: value.handle)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.customer(handle: $0.handle) }),
    keyCase(
        "key of three strings, checked by hand too", Samples.shelves,
        generated: { value in
            let key = try Depot.Shelf.Key(hall: value.hall, aisle: value.aisle, shelf: value.shelf)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { try HandWrittenKey.checkedShelf(hall: $0.hall, aisle: $0.aisle, shelf: $0.shelf) }),
    keyCase(
        "key of a string, a timestamp and a ULID", Samples.orders,
        generated: { value in
            let key = try Depot.Order.Key(handle: value.handle, placedAt: value.placedAt, orderId: value.orderId)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.order(handle: $0.handle, placedAt: $0.placedAt, orderId: $0.orderId) }),
    keyCase(
        "key of an enum and a timestamp", Samples.orders,
        generated: { value in
            let key = Depot.Order.GSI1Key(status: value.status, placedAt: value.placedAt)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.orderOfStatus($0.status, placedAt: $0.placedAt) }),
    keyCase(
        "key of a ULID and a padded int", Samples.orderLines,
        generated: { value in
            let key = try Depot.OrderLine.Key(orderId: value.orderId, line: value.line)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.orderLine(orderId: $0.orderId, line: $0.line) }),
    keyCase(
        "key of a ULID", Samples.products,
        generated: { value in
            let key = Depot.Product.Key(productId: value.productId)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.product(productId: $0.productId) }),
    keyCase(
        "key of a UUID and a date", Samples.devices,
        generated: { value in
            let key = Depot.Device.Key(deviceId: value.deviceId, day: value.day)
            return HandWrittenKey(partitionKey: key.partitionKey, sortKey: key.sortKey)
        },
        handWritten: { HandWrittenKey.device(deviceId: $0.deviceId, day: $0.day) }),
]

/// Items, both ways.
let itemCases =
    coderCases(
        "8 attributes", Samples.customers,
        generated: (encode: { try $0.storedItem() }, decode: { try Depot.Customer(item: $0) }),
        handWritten: (encode: { try HandWrittenItems.item($0) }, decode: { try HandWrittenItems.customer($0) }))
    + coderCases(
        "a list of objects, sets and decimals", Samples.orders,
        generated: (encode: { try $0.storedItem() }, decode: { try Depot.Order(item: $0) }),
        handWritten: (encode: { try HandWrittenItems.item($0) }, decode: { try HandWrittenItems.order($0) }))
    + coderCases(
        "20 attributes", Samples.products,
        generated: (encode: { try $0.storedItem() }, decode: { try Depot.Product(item: $0) }),
        handWritten: (encode: { try HandWrittenItems.item($0) }, decode: { try HandWrittenItems.product($0) }))

/// What a case is made of: a function of a value.
typealias Maker<Value, Result> = @Sendable (Value) throws -> Result

@inline(__always)
private func keyCase<Value: Sendable>(
    _ name: String, _ samples: [Value], generated: @escaping Maker<Value, HandWrittenKey>,
    handWritten: @escaping Maker<Value, HandWrittenKey>
) -> BenchmarkCase {
    makeCase(name, .key, samples, generated: generated, handWritten: handWritten)
}

@inline(__always)
private func coderCases<Value: Hashable & Sendable>(
    _ name: String, _ samples: [Value], generated: (encode: Maker<Value, Item>, decode: Maker<Item, Value>),
    handWritten: (encode: Maker<Value, Item>, decode: Maker<Item, Value>)
) -> [BenchmarkCase] {
    // Samples that generated code refuses would leave a case without samples, which does not agree.
    let items = samples.compactMap { try? generated.encode($0) }
    return [
        makeCase("encode \(name)", .item, samples, generated: generated.encode, handWritten: handWritten.encode),
        makeCase("decode \(name)", .item, items, generated: generated.decode, handWritten: handWritten.decode),
    ]
}

@inline(__always)
private func makeCase<Value: Sendable, Result: Equatable & Sendable>(
    _ name: String, _ kind: BenchmarkCase.Kind, _ samples: [Value], generated: @escaping Maker<Value, Result>,
    handWritten: @escaping Maker<Value, Result>
) -> BenchmarkCase {
    let samples = opaque(samples)
    return BenchmarkCase(
        name: name, kind: kind,
        generated: { count in repeatedly(count, samples, generated) },
        handWritten: { count in repeatedly(count, samples, handWritten) },
        agrees: {
            samples.count == Samples.count
                && samples.allSatisfy { value in
                    guard let left = try? generated(value), let right = try? handWritten(value) else { return false }
                    return left == right
                }
        })
}

/// Makes so many results of the samples in turn.
private func repeatedly<Value, Result>(_ count: Int, _ samples: [Value], _ make: Maker<Value, Result>) {
    for index in 0..<count {
        // No sample is refused: that both sides agree on each was looked at before.
        if let result = try? make(samples[index & (Samples.count - 1)]) { blackHole(result) }
    }
}
