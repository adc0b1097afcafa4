internal import KeywrightRuntime

/// What indexes add to the cost of a write, and what reading them costs (F2.3, F2.7, F2.25).
enum IndexCapacityCases {
    static let all: [ClientCase] = global.map(costs) + local.map(costs) + indexReads + indexTransactions

    private struct Cost: Sendable {
        var title: String
        var index: CreateTableInput.Projection
        var isGlobal = true
        var stored: Item?
        /// An update, or nil for a put of `put`, or a delete where there is neither.
        var update: String?
        var put: Item?
        var tableUnits: Double
        var indexUnits: Double
    }

    private static func item(_ bytes: Int, a: String? = nil) -> Item {
        .sized(bytes, "s", a.map { ["a": .s($0)] } ?? [:])
    }

    private static let global: [Cost] = [
        Cost(
            title: "a new item in an index costs a write of the index", index: .all, put: item(100, a: "x"),
            tableUnits: 1, indexUnits: 1),
        Cost(
            title: "a new item that is not in an index costs nothing of the index", index: .all, put: item(100),
            tableUnits: 1, indexUnits: 0),
        Cost(
            title: "an item that enters an index costs a write of the index", index: .all, stored: item(100),
            update: "SET a = :x", tableUnits: 1, indexUnits: 1),
        Cost(
            title: "an item that moves in an index costs two writes of the index", index: .all,
            stored: item(100, a: "w"), update: "SET a = :x", tableUnits: 1, indexUnits: 2),
        Cost(
            title: "an item that leaves an index costs a write of the index", index: .all, stored: item(100, a: "x"),
            update: "REMOVE a", tableUnits: 1, indexUnits: 1),
        Cost(
            title: "a deleted item costs a write of the index", index: .all, stored: item(100, a: "x"), tableUnits: 1,
            indexUnits: 1),
        Cost(
            title: "a projected attribute that changes costs a write of the index", index: .including(["c"]),
            stored: item(100, a: "x"), update: "SET c = :x", tableUnits: 1, indexUnits: 1),
        Cost(
            title: "an attribute that changes and is not projected costs nothing of the index", index: .keysOnly,
            stored: item(100, a: "x"), update: "SET c = :x", tableUnits: 1, indexUnits: 0),
        Cost(
            title: "an update that changes nothing costs nothing of the index", index: .all, stored: item(100, a: "x"),
            update: "SET a = :x", tableUnits: 1, indexUnits: 0),
        Cost(
            title: "an index of whole items is paid by their size", index: .all, put: item(2500, a: "x"),
            tableUnits: 3, indexUnits: 3),
        Cost(
            title: "an index of keys is paid by their size", index: .keysOnly, put: item(2500, a: "x"), tableUnits: 3,
            indexUnits: 1),
        Cost(
            title: "an item that moves in an index is paid by its size twice", index: .all, stored: item(2500, a: "w"),
            update: "SET a = :x", tableUnits: 3, indexUnits: 6),
    ]

    private static let local: [Cost] = [
        Cost(
            title: "a new item in a local index costs a write of the index", index: .all, isGlobal: false,
            put: item(100, a: "x"), tableUnits: 1, indexUnits: 1),
        Cost(
            title: "an item that moves in a local index costs two writes of the index", index: .all, isGlobal: false,
            stored: item(100, a: "w"), update: "SET a = :x", tableUnits: 1, indexUnits: 2),
        Cost(
            title: "a deleted item costs a write of the local index", index: .keysOnly, isGlobal: false,
            stored: item(2500, a: "x"), tableUnits: 3, indexUnits: 1),
        Cost(
            title: "an attribute that changes and is not projected costs nothing of the local index", index: .keysOnly,
            isGlobal: false, stored: item(100, a: "x"), update: "SET c = :x", tableUnits: 1, indexUnits: 0),
    ]

    private static func costs(_ cost: Cost) -> ClientCase {
        ClientCase("F2.25", cost.title) { context in
            let table = try await open(context, cost.index, isGlobal: cost.isGlobal)
            if let stored = cost.stored { try await table.put(stored) }
            let output =
                if let put = cost.put {
                    try await context.client.putItem(
                        PutItemInput(tableName: table.name, item: put, returnConsumedCapacity: .indexes))
                } else if let update = cost.update {
                    try await context.client.updateItem(
                        UpdateItemInput(
                            tableName: table.name, key: .pair("p", "s"), updateExpression: update,
                            expressionAttributeValues: update.contains(":x") ? [":x": .s("x")] : [:],
                            returnConsumedCapacity: .indexes))
                } else {
                    try await context.client.deleteItem(
                        DeleteItemInput(tableName: table.name, key: .pair("p", "s"), returnConsumedCapacity: .indexes))
                }
            try expect(output.consumedCapacity != nil, "the answer does not tell its cost")
            try output.consumedCapacity?.expectParts(
                table: cost.tableUnits, global: cost.isGlobal ? cost.indexUnits : 0,
                local: cost.isGlobal ? 0 : cost.indexUnits)
        }
    }

    private static func open(
        _ context: CaseContext, _ projection: CreateTableInput.Projection, isGlobal: Bool = true
    ) async throws -> CaseTable {
        isGlobal
            ? try await context.open(global: [CaseIndex("one", CaseKey("a"), projection)])
            : try await context.open(local: [CaseIndex("one", CaseKey("pk", sort: "a"), projection)])
    }

    private static let indexReads: [ClientCase] = [
        readsIndex("a query of an index of whole items is paid by their size", .all, 1.5),
        readsIndex("a query of an index of keys is paid by its entries' size", .keysOnly, 0.5),
    ]

    /// Three items of 4,000 bytes.
    private static func readsIndex(
        _ title: String, _ projection: CreateTableInput.Projection, _ units: Double
    ) -> ClientCase {
        ClientCase("F2.3", title) { context in
            let table = try await open(context, projection)
            try await table.write(["1", "2", "3"].map { .sized(4000, $0, ["a": .s("x")]) })
            try await table.expectScan(index: "one", gives: "sk", ["1", "2", "3"])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table.name, indexName: "one", keyConditionExpression: "a = :x",
                    expressionAttributeValues: [":x": .s("x")], returnConsumedCapacity: .indexes))
            try expect(page.consumedCapacity != nil, "the answer does not tell its cost")
            try page.consumedCapacity?.expectParts(table: 0, global: units)
        }
    }

    private static let indexTransactions: [ClientCase] = [
        ClientCase("F2.7", "a transaction pays twice for the table and once for its index") { context in
            let table = try await open(context, .all)
            let output = try await context.client.transactWriteItems(
                TransactWriteItemsInput(
                    transactItems: [.put(PutItemInput(tableName: table.name, item: item(100, a: "x")))],
                    returnConsumedCapacity: .indexes))
            try expect(output.consumedCapacity.count == 1, "the answer does not tell the cost of one table")
            try output.consumedCapacity.first?.expectParts(table: 2, global: 1)
        },
        ClientCase("F2.25", "the total of a write counts its indexes") { context in
            let table = try await open(context, .all)
            let output = try await context.client.putItem(
                PutItemInput(tableName: table.name, item: item(100, a: "x"), returnConsumedCapacity: .total))
            try expectEqual(output.consumedCapacity?.capacityUnits, 2, "the consumed units")
        },
        ClientCase("F2.25", "a batch counts the indexes of each write") { context in
            let table = try await open(context, .all)
            let puts = ["1", "2"].map { WriteRequest.put(.sized(100, $0, ["a": .s("x")])) }
            let output = try await context.client.batchWriteItem(
                BatchWriteItemInput(requestItems: [table.name: puts], returnConsumedCapacity: .indexes))
            try expect(output.consumedCapacity.count == 1, "the answer does not tell the cost of one table")
            try output.consumedCapacity.first?.expectParts(table: 2, global: 2)
        },
    ]
}
