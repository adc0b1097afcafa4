internal import KeywrightRuntime

/// What writes cost of the table itself (F2.1, F2.2, F2.5, F2.7, F2.8).
enum WriteCapacityCases {
    static let all: [ClientCase] = sizes + replacements + batches + transactions + reports

    private static func put(_ table: CaseTable, _ item: Item) async throws -> ConsumedCapacity? {
        try await table.client.putItem(
            PutItemInput(tableName: table.name, item: item, returnConsumedCapacity: .total)
        ).consumedCapacity
    }

    private static func run(_ write: Write, _ table: CaseTable) async throws -> ConsumedCapacity? {
        try await write.run(table, .pair("p", "s"), capacity: .total).consumedCapacity
    }

    private static let sizes: [ClientCase] = [
        .costs("F2.1", "a put of a small item costs a unit", 1) { try await put($0, .sized(100)) },
        .costs("F2.2", "a put of 1,024 bytes costs a unit", 1) { try await put($0, .sized(1024)) },
        .costs("F2.2", "a put of 1,025 bytes costs two units", 2) { try await put($0, .sized(1025)) },
        .costs("F2.2", "the names of attributes count to a put's size", 2) {
            try await put($0, .pair("p", "s", [String(repeating: "n", count: 1100): .s("x")]))
        },
        .costs("F2.1", "an update that creates an item costs a unit", 1) { try await run(.update, $0) },
    ]

    private static let replacements: [ClientCase] = [
        .costs("F2.5", "a put over a larger item is paid by the larger", stored: [.sized(2500)], 3) {
            try await put($0, .sized(100))
        },
        .costs("F2.5", "a put over a smaller item is paid by the larger", stored: [.sized(100)], 3) {
            try await put($0, .sized(2500))
        },
        .costs("F2.5", "an update of one attribute is paid by the whole item", stored: [.sized(2500)], 3) {
            try await run(.update, $0)
        },
        .costs("F2.5", "an update that shrinks an item is paid by the larger", stored: [.sized(2500)], 3) {
            try await $0.client.updateItem(
                UpdateItemInput(
                    tableName: $0.name, key: .pair("p", "s"), updateExpression: "REMOVE body",
                    returnConsumedCapacity: .total)
            ).consumedCapacity
        },
        .costs("F2.5", "an update that makes an item grow is paid by the larger", stored: [.sized(100)], 3) {
            try await $0.client.updateItem(
                UpdateItemInput(
                    tableName: $0.name, key: .pair("p", "s"), updateExpression: "SET a = :a",
                    expressionAttributeValues: [":a": .s(String(repeating: "x", count: 2500))],
                    returnConsumedCapacity: .total)
            ).consumedCapacity
        },
        .costs("F2.5", "a delete is paid by the item that it deletes", stored: [.sized(2500)], 3) {
            try await run(.delete, $0)
        },
        .costs("F2.5", "a delete of a missing item costs a unit", 1) { try await run(.delete, $0) },
    ]

    private static let batches: [ClientCase] = [
        .costs("F2.2", "a batch is paid write by write", 3) { table in
            let puts = ["1", "2", "3"].map { WriteRequest.put(.sized(600, $0)) }
            return try await batch(table, puts)
        },
        .costs("F2.5", "a delete in a batch is paid by the item that it deletes", stored: [.sized(2500)], 4) { table in
            try await batch(table, [.delete(key: .pair("p", "s")), .put(.sized(100, "t"))])
        },
    ]

    private static func batch(_ table: CaseTable, _ requests: [WriteRequest]) async throws -> ConsumedCapacity? {
        try await table.client.batchWriteItem(
            BatchWriteItemInput(requestItems: [table.name: requests], returnConsumedCapacity: .total)
        ).consumedCapacity.first
    }

    private static func transact(_ table: CaseTable, _ actions: [TransactWrite]) async throws -> ConsumedCapacity? {
        try await table.client.transactWriteItems(
            TransactWriteItemsInput(transactItems: actions, returnConsumedCapacity: .total)
        ).consumedCapacity.first
    }

    private static let transactions: [ClientCase] = [
        .costs("F2.1", "a put in a transaction costs two units", 2) {
            try await transact($0, [.put(PutItemInput(tableName: $0.name, item: .sized(100)))])
        },
        .costs("F2.1", "a put of 1,500 bytes in a transaction costs four units", 4) {
            try await transact($0, [.put(PutItemInput(tableName: $0.name, item: .sized(1500)))])
        },
        .costs("F2.2", "a transaction is paid write by write", 6) { table in
            try await transact(
                table, ["1", "2", "3"].map { .put(PutItemInput(tableName: table.name, item: .sized(300, $0))) })
        },
        .costs("F2.5", "an update in a transaction is paid by the whole item", stored: [.sized(2500)], 6) {
            try await transact($0, [Write.update.action($0, .pair("p", "s"))])
        },
        .costs("F2.5", "a delete in a transaction is paid by the item that it deletes", stored: [.sized(2500)], 6) {
            try await transact($0, [Write.delete.action($0, .pair("p", "s"))])
        },
    ]

    private static let reports: [ClientCase] = [
        ClientCase("F2.8", "a write does not tell its cost unless it is asked") { context in
            let table = try await context.open()
            let output = try await Write.put.run(table, .pair("p", "s"))
            try expectEqual(output.consumedCapacity?.capacityUnits, nil, "the consumed units")
        },
        ClientCase("F2.8", "a write that is asked for its total does not tell its parts") { context in
            let table = try await context.open()
            let capacity = try await put(table, .sized(100))
            try expectEqual(capacity?.capacityUnits, 1, "the consumed units")
            try expectEqual(capacity?.table, nil, "the table's part")
        },
    ]
}
