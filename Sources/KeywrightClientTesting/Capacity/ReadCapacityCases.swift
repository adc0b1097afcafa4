internal import KeywrightRuntime

/// What reads cost (F2.1 to F2.4, F2.8).
enum ReadCapacityCases {
    static let all: [ClientCase] = gets + pages + otherReads + reports

    private static func get(_ table: CaseTable, consistent: Bool, projecting: String? = nil) async throws
        -> ConsumedCapacity?
    {
        try await table.client.getItem(
            GetItemInput(
                tableName: table.name, key: .pair("p", "s"), consistentRead: consistent,
                projectionExpression: projecting, returnConsumedCapacity: .total)
        ).consumedCapacity
    }

    private static let gets: [ClientCase] = [
        .costs("F2.1", "an eventual read of a small item costs half a unit", stored: [.sized(100)], 0.5) {
            try await get($0, consistent: false)
        },
        .costs("F2.1", "a consistent read of a small item costs a unit", stored: [.sized(100)], 1) {
            try await get($0, consistent: true)
        },
        .costs("F2.2", "a consistent read of 4,096 bytes costs a unit", stored: [.sized(4096)], 1) {
            try await get($0, consistent: true)
        },
        .costs("F2.2", "a consistent read of 4,097 bytes costs two units", stored: [.sized(4097)], 2) {
            try await get($0, consistent: true)
        },
        .costs("F2.2", "an eventual read of 4,097 bytes costs a unit", stored: [.sized(4097)], 1) {
            try await get($0, consistent: false)
        },
        .costs("F2.3", "a projection does not make a read cheaper", stored: [.sized(9000)], 3) {
            try await get($0, consistent: true, projecting: "pk")
        },
        .costs("F2.4", "an eventual read of a missing item costs half a unit", 0.5) {
            try await get($0, consistent: false)
        },
        .costs("F2.4", "a consistent read of a missing item costs a unit", 1) { try await get($0, consistent: true) },
    ]

    private static let three: [Item] = ["1", "2", "3"].map { .sized(1500, $0) }

    private static func query(_ table: CaseTable, _ change: (inout QueryInput) -> Void) async throws
        -> ConsumedCapacity?
    {
        var input = QueryInput(
            tableName: table.name, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")],
            returnConsumedCapacity: .total)
        change(&input)
        return try await table.client.query(input).consumedCapacity
    }

    private static let pages: [ClientCase] = [
        .costs("F2.2", "a consistent query is paid by the sum of its items' sizes", stored: three, 2) {
            try await query($0) { $0.consistentRead = true }
        },
        .costs("F2.2", "an eventual query is paid by the sum of its items' sizes", stored: three, 1) {
            try await query($0) { _ in }
        },
        .costs("F2.2", "a query is paid for the items of its page alone", stored: three, 1) {
            try await query($0) {
                $0.consistentRead = true
                $0.limit = 2
            }
        },
        .costs("F2.3", "a filter does not make a query cheaper", stored: three, 2) {
            try await query($0) {
                $0.consistentRead = true
                $0.filterExpression = "attribute_exists(absent)"
            }
        },
        .costs("F2.3", "a projection does not make a query cheaper", stored: three, 2) {
            try await query($0) {
                $0.consistentRead = true
                $0.projectionExpression = "pk"
            }
        },
        .costs("F2.3", "a count costs as much as its items", stored: three, 2) {
            try await query($0) {
                $0.consistentRead = true
                $0.select = .count
            }
        },
        .costs("F2.4", "an eventual query that finds nothing costs half a unit", 0.5) { try await query($0) { _ in } },
        .costs("F2.4", "a consistent query that finds nothing costs a unit", 1) {
            try await query($0) { $0.consistentRead = true }
        },
        .costs("F2.2", "a scan is paid by the sum of its items' sizes", stored: three, 2) {
            try await $0.client.scan(
                ScanInput(tableName: $0.name, consistentRead: true, returnConsumedCapacity: .total)
            ).consumedCapacity
        },
    ]

    private static let otherReads: [ClientCase] = [
        .costs("F2.2", "a consistent batch is paid item by item", stored: three, 3) { table in
            let request = KeysAndAttributes(keys: ["1", "2", "3"].map { .pair("p", $0) }, consistentRead: true)
            return try await table.client.batchGetItem(
                BatchGetItemInput(requestItems: [table.name: request], returnConsumedCapacity: .total)
            ).consumedCapacity.first
        },
        .costs("F2.2", "an eventual batch is paid item by item", stored: three, 1.5) { table in
            let request = KeysAndAttributes(keys: ["1", "2", "3"].map { .pair("p", $0) })
            return try await table.client.batchGetItem(
                BatchGetItemInput(requestItems: [table.name: request], returnConsumedCapacity: .total)
            ).consumedCapacity.first
        },
        .costs("F2.1", "a read in a transaction costs two units", stored: three, 2) {
            try await transactGet($0, ["1"])
        },
        .costs("F2.2", "a transaction of reads is paid item by item", stored: three, 6) {
            try await transactGet($0, ["1", "2", "3"])
        },
        .costs("F2.1", "a read of 4,097 bytes in a transaction costs four units", stored: [.sized(4097)], 4) {
            try await transactGet($0, ["s"])
        },
    ]

    private static func transactGet(_ table: CaseTable, _ names: [String]) async throws -> ConsumedCapacity? {
        try await table.client.transactGetItems(
            TransactGetItemsInput(
                transactItems: names.map { TransactGet(tableName: table.name, key: .pair("p", $0)) },
                returnConsumedCapacity: .total)
        ).consumedCapacity.first
    }

    private static let reports: [ClientCase] = [
        ClientCase("F2.8", "a read does not tell its cost unless it is asked") { context in
            let table = try await context.open()
            let output = try await context.client.getItem(GetItemInput(tableName: table.name, key: .pair("p", "s")))
            try expectEqual(output.consumedCapacity?.capacityUnits, nil, "the consumed units")
        },
        ClientCase("F2.8", "a read tells the table that it paid for") { context in
            let table = try await context.open()
            let capacity = try await get(table, consistent: true)
            try expect(capacity?.tableName == table.name, "the cost names another table or none")
        },
        ClientCase("F2.8", "a batch tells the cost of each table") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await other.put(.sized(5000))
            let request = KeysAndAttributes(keys: [.pair("p", "s")], consistentRead: true)
            let output = try await context.client.batchGetItem(
                BatchGetItemInput(
                    requestItems: [one.name: request, other.name: request], returnConsumedCapacity: .total))
            let units = [one, other].map { table in
                output.consumedCapacity.filter { $0.tableName == table.name }.map(\.capacityUnits)
            }
            try expectEqual(units, [[1], [2]], "the consumed units of either table")
        },
    ]
}
