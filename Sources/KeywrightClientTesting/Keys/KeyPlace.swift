internal import KeywrightRuntime

/// Where in a table's keys the attribute `k` stands.
enum KeyPlace: Sendable {
    case partition, sort, globalPartition, globalSort, localSort

    /// As titles name it.
    var text: String {
        switch self {
        case .partition: "partition key"
        case .sort: "sort key"
        case .globalPartition: "global index's partition key"
        case .globalSort: "global index's sort key"
        case .localSort: "local index's sort key"
        }
    }

    /// A table with `k` in this place, of this type.
    func open(_ context: CaseContext, _ type: String) async throws -> CaseTable {
        let key = "k:\(type)"
        return switch self {
        case .partition: try await context.open(CaseKey(key, sort: "o"))
        case .sort: try await context.open(CaseKey("o", sort: key))
        case .globalPartition:
            try await context.open(CaseKey("o", sort: "p"), global: [CaseIndex("one", CaseKey(key))])
        case .globalSort:
            try await context.open(CaseKey("o", sort: "p"), global: [CaseIndex("one", CaseKey("p", sort: key))])
        case .localSort:
            try await context.open(CaseKey("o", sort: "p"), local: [CaseIndex("one", CaseKey("o", sort: key))])
        }
    }

    /// An item with this value in `k`.
    func item(_ value: AttributeValue) -> Item { ["k": value, "o": .s("o"), "p": .s("p")] }

    /// The key of that item.
    func key(_ value: AttributeValue) -> Item {
        switch self {
        case .partition, .sort: ["k": value, "o": .s("o")]
        case .globalPartition, .globalSort, .localSort: ["o": .s("o"), "p": .s("p")]
        }
    }
}

extension ClientCase {
    /// A case in which an item with this value in a key can be written, and is read as it was written.
    static func storesKey(
        _ fact: String, _ title: String, _ place: KeyPlace, _ value: AttributeValue
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await place.open(context, value.keyType)
            try await table.put(place.item(value))
            let stored = try await table.get(place.key(value))
            try expect(stored == place.item(value), stored == nil ? "nothing is stored" : "another item is stored")
        }
    }

    /// A case in which an item with this value in a key cannot be written, and is not.
    ///
    /// - Parameter type: the type of the key; nil for that of the value.
    static func refusesKey(
        _ fact: String, _ title: String, _ place: KeyPlace, _ value: AttributeValue, type: String? = nil
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await place.open(context, type ?? value.keyType)
            try await expectRefusal(of: "PutItem") { try await table.put(place.item(value)) }
            try await table.expectScan(gives: "o", [])
        }
    }
}

extension AttributeValue {
    /// The type of a key that can hold the value.
    fileprivate var keyType: String {
        switch self {
        case .n: "N"
        case .b: "B"
        case .s, .bool, .null, .l, .m, .ss, .ns, .bs: "S"
        }
    }
}
