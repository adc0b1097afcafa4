import KeywrightRuntime

/// One who sends operations, one after another, and keeps a ledger of what their ends promise.
struct Worker {
    /// How many shared items there are of each kind, few enough that workers meet.
    static let sharedItems = 6
    private static let mostSendings = 12

    let table: TrialTable
    let number: Int
    private var generator: SeededGenerator
    private var count = 0
    private(set) var ledger = Ledger()

    init(table: TrialTable, number: Int, seed: UInt64) {
        self.table = table
        self.number = number
        generator = SeededGenerator(seed: seed, stream: UInt64(number))
    }

    /// Where the items are that only this worker writes.
    var partition: String { Worker.partition(number) }
    /// Where the items are that this worker's transactions put.
    var transactionPartition: String { Worker.transactionPartition(number) }

    static func partition(_ worker: Int) -> String { "WORKER#\(worker)" }
    static func transactionPartition(_ worker: Int) -> String { "TRANSACTION#\(worker)" }

    private var client: any DynamoDBClient { table.connection.client }

    /// Does so many operations.
    mutating func work(_ operations: Int) async throws {
        for _ in 0..<operations {
            count += 1
            let id = "\(number)-\(count)"
            let kind = OperationKind.random(&generator)
            let fate: Fate
            switch kind {
            case .create: fate = await put("C#\(id)", id, condition: "attribute_not_exists(PK)")
            case .put: fate = await put("P#\(id)", id)
            case .overwrite: fate = await overwrite(id)
            case .version: fate = await raiseVersion(id)
            case .counter: fate = await increment(id)
            case .transaction: fate = await transact(id, isGuarded: false)
            case .guarded: fate = await transact(id, isGuarded: true)
            case .batchWrite: fate = await writeBatch(id)
            case .get: fate = await get()
            case .batchGet: fate = await getBatch()
            case .query: fate = await query()
            }
            ledger.count(kind, fate)
        }
    }

    /// Makes a call and says how it ended.
    private mutating func call<Output>(
        _ body: () async throws(DynamoDBError) -> Output
    ) async -> Result<Output, DynamoDBError> {
        ledger.calls += 1
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    private func fate<Output>(_ result: Result<Output, DynamoDBError>) -> Fate {
        switch result {
        case .success: .applied
        case .failure(let error): Fate(error)
        }
    }

    private func shared(_ name: String) -> (inout SeededGenerator) -> String {
        { generator in "\(name)#\(Int.random(in: 0..<Worker.sharedItems, using: &generator))" }
    }

    // MARK: - Items of its own

    private mutating func put(_ sort: String, _ id: String, condition: String? = nil) async -> Fate {
        let input = PutItemInput(
            tableName: table.name, item: WrittenItem.make(partition, sort, id: id), conditionExpression: condition)
        let client = client
        let result = await call { () throws(DynamoDBError) in try await client.putItem(input) }
        let fate = fate(result)
        if case .failure(let error) = result, error.kind == .conditionalCheckFailed, fate == .refused {
            ledger.violations.add("\(sort): nobody else writes it, yet its condition was false without a doubt")
        }
        ledger.write(sort, id, fate)
        return fate
    }

    private mutating func overwrite(_ id: String) async -> Fate {
        let sort = "O#\(Int.random(in: 0..<4, using: &generator))"
        guard Int.random(in: 0..<4, using: &generator) == 0 else { return await put(sort, id) }
        let input = DeleteItemInput(tableName: table.name, key: key(partition, sort))
        let client = client
        let fate = fate(await call { () throws(DynamoDBError) in try await client.deleteItem(input) })
        ledger.write(sort, nil, fate)
        return fate
    }

    private mutating func writeBatch(_ id: String) async -> Fate {
        let sorts = (0..<Int.random(in: 2...25, using: &generator)).map { "B#\(id)#\($0)" }
        var left = Dictionary(uniqueKeysWithValues: sorts.map { ($0, WrittenItem.make(partition, $0, id: id)) })
        let client = client
        for _ in 0..<Worker.mostSendings where !left.isEmpty {
            let input = BatchWriteItemInput(
                requestItems: [table.name: sorts.compactMap { left[$0].map(WriteRequest.put) }])
            switch await call({ () throws(DynamoDBError) in try await client.batchWriteItem(input) }) {
            case .failure(let error):
                for sort in sorts where left[sort] != nil { ledger.write(sort, id, Fate(error)) }
                return Fate(error)
            case .success(let output):
                var rest: [String: Item] = [:]
                for case .put(let item) in output.unprocessedItems[table.name] ?? [] {
                    guard let sort = item.text("SK"), left[sort] == item else {
                        ledger.violations.add("batch \(id): what came back unprocessed was not sent: \(item)")
                        continue
                    }
                    rest[sort] = item
                }
                for sort in sorts where left[sort] != nil && rest[sort] == nil { ledger.write(sort, id, .applied) }
                left = rest
            }
        }
        for sort in sorts where left[sort] != nil { ledger.write(sort, id, .refused) }
        return left.isEmpty ? .applied : .refused
    }

    // MARK: - Items that all write

    private mutating func raiseVersion(_ id: String) async -> Fate {
        let item = shared("VERSION")(&generator)
        let client = client
        let get = GetItemInput(tableName: table.name, key: key(item), consistentRead: true)
        let found: Item
        switch await call({ () throws(DynamoDBError) in try await client.getItem(get) }) {
        case .failure(let error): return failedRead(error)
        case .success(let output): found = output.item ?? [:]
        }
        let version = found.integer("version") ?? 0
        let update = UpdateItemInput(
            tableName: table.name, key: key(item),
            updateExpression: "SET version = :next, history = list_append(if_not_exists(history, :none), :id)",
            conditionExpression: version == 0 ? "attribute_not_exists(version)" : "version = :read",
            expressionAttributeValues: [
                ":next": .n(String(version + 1)), ":none": .l([]), ":id": .l([.s(id)]),
            ].merging(version == 0 ? [:] : [":read": .n(String(version))]) { first, _ in first })
        let fate = fate(await call { () throws(DynamoDBError) in try await client.updateItem(update) })
        ledger.mark(item, id, fate)
        return fate
    }

    private mutating func increment(_ id: String) async -> Fate {
        let item = shared("COUNTER")(&generator)
        let update = Worker.increment(table, item, id)
        let client = client
        let fate = fate(await call { () throws(DynamoDBError) in try await client.updateItem(update) })
        ledger.mark(item, id, fate)
        return fate
    }

    private mutating func transact(_ id: String, isGuarded: Bool) async -> Fate {
        let item = shared(isGuarded ? "GUARDED" : "TOKEN")(&generator)
        let put = PutItemInput(
            tableName: table.name, item: WrittenItem.make(transactionPartition, id, id: id),
            conditionExpression: isGuarded ? "attribute_not_exists(PK)" : nil)
        let input = TransactWriteItemsInput(
            transactItems: [.update(Worker.increment(table, item, id)), .put(put)],
            clientRequestToken: IdempotencyToken.make())
        let client = client
        let fate = fate(await call { () throws(DynamoDBError) in try await client.transactWriteItems(input) })
        ledger.mark(item, id, fate, companion: id)
        return fate
    }

    /// Counts, and leaves its id in a set: what was counted twice is more than there are ids.
    private static func increment(_ table: TrialTable, _ item: String, _ id: String) -> UpdateItemInput {
        UpdateItemInput(
            tableName: table.name, key: key(item), updateExpression: "ADD n :one, ids :id",
            expressionAttributeValues: [":one": .n("1"), ":id": .ss([id])])
    }

    // MARK: - Reads

    /// A read changes nothing, so its error cannot say that it may have.
    private mutating func failedRead(_ error: DynamoDBError) -> Fate {
        ledger.violations.require(!error.mayHaveBeenApplied, "a read that failed may have been applied: \(error)")
        return .refused
    }

    /// Compares what was read of an item of its own with the ledger.
    private mutating func compare(_ sort: String, _ item: Item?, _ how: String) {
        let possible = ledger.own[sort] ?? [nil]
        guard let item else {
            ledger.violations.require(possible.contains(nil), "\(how) \(sort): not there, though it was written")
            return
        }
        guard let id = WrittenItem.id(of: item) else {
            ledger.violations.add("\(how) \(sort): an item that nobody wrote: \(item)")
            return
        }
        ledger.violations.require(possible.contains(id), "\(how) \(sort): holds write \(id), not one of \(possible)")
    }

    private mutating func get() async -> Fate {
        let sort = ledger.sorts.randomElement(using: &generator) ?? "C#none"
        let input = GetItemInput(tableName: table.name, key: key(partition, sort), consistentRead: true)
        let client = client
        switch await call({ () throws(DynamoDBError) in try await client.getItem(input) }) {
        case .failure(let error): return failedRead(error)
        case .success(let output):
            compare(sort, output.item, "get of")
            return .applied
        }
    }

    private mutating func getBatch() async -> Fate {
        let wanted = Set((0..<20).compactMap { _ in ledger.sorts.randomElement(using: &generator) })
        var left = wanted.isEmpty ? ["C#none"] : wanted.sorted()
        let client = client
        for _ in 0..<Worker.mostSendings where !left.isEmpty {
            let keys = KeysAndAttributes(keys: left.map { key(partition, $0) }, consistentRead: true)
            let input = BatchGetItemInput(requestItems: [table.name: keys])
            switch await call({ () throws(DynamoDBError) in try await client.batchGetItem(input) }) {
            case .failure(let error): return failedRead(error)
            case .success(let output):
                let rest = Set((output.unprocessedKeys[table.name]?.keys ?? []).compactMap { $0.text("SK") })
                ledger.violations.require(rest.isSubset(of: left), "a batch get gave back keys that it was not given")
                var found: [String: Item] = [:]
                for item in output.responses[table.name] ?? [] { found[item.text("SK") ?? ""] = item }
                ledger.violations.require(
                    Set(found.keys).isSubset(of: left), "a batch get found \(found.keys.sorted()) instead of \(left)")
                for sort in left where !rest.contains(sort) { compare(sort, found[sort], "batch get of") }
                left = rest.sorted()
            }
        }
        return left.isEmpty ? .applied : .refused
    }

    private mutating func query() async -> Fate {
        let prefix = ["B#", "C#", "O#", "P#"].randomElement(using: &generator) ?? "P#"
        let input = QueryInput(
            tableName: table.name, keyConditionExpression: "PK = :partition AND begins_with(SK, :prefix)",
            expressionAttributeValues: [":partition": .s(partition), ":prefix": .s(prefix)], limit: 40,
            consistentRead: true)
        let client = client
        switch await call({ () throws(DynamoDBError) in try await client.query(input) }) {
        case .failure(let error): return failedRead(error)
        case .success(let output):
            let found = output.items.compactMap { $0.text("SK") }
            let inOrder = zip(found, found.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            ledger.violations.require(
                inOrder && found.count == output.items.count, "query of \(prefix): not in order: \(found)")
            // Everything up to where the page ends must be in it.
            let end = output.lastEvaluatedKey?.text("SK")
            let items = Dictionary(zip(found, output.items)) { first, _ in first }
            for sort in ledger.sorts where sort.hasPrefix(prefix) {
                if let end, end.utf8.lexicographicallyPrecedes(sort.utf8) { continue }
                compare(sort, items[sort], "query of")
            }
            return .applied
        }
    }
}
