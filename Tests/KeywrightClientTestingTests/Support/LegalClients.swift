import KeywrightInMemory
import KeywrightRuntime

/// Clients that do otherwise than the in-memory engine, as the service may. The suite must pass them.
enum LegalClients {
    static let all: [Alteration] = [
        Alteration("leaves half of each batch") { client in
            // The whole batch is asked of the engine, so that it refuses what it refuses; writes can be repeated.
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                var output = try await base.batchWriteItem(input)
                output.unprocessedItems = input.requestItems.mapValues { Array($0.dropFirst(($0.count + 1) / 2)) }
                    .filter { !$0.value.isEmpty }
                return output
            }
            client.onBatchGet = { input, base throws(DynamoDBError) in
                var output = try await base.batchGetItem(input)
                var done = input
                for (name, request) in input.requestItems {
                    let half = (request.keys.count + 1) / 2
                    done.requestItems[name]?.keys = Array(request.keys.prefix(half))
                    if half == request.keys.count { continue }
                    output.unprocessedKeys[name] = request
                    output.unprocessedKeys[name]?.keys = Array(request.keys.dropFirst(half))
                }
                output.responses = try await base.batchGetItem(done).responses
                return output
            }
        },
        Alteration("answers batches backward") { client in
            client.onBatchGet = { input, base throws(DynamoDBError) in
                var output = try await base.batchGetItem(input)
                output.responses = output.responses.mapValues { $0.reversed() }
                return output
            }
        },
        Alteration("lags behind in its indexes") { client in
            let lag = Lag()
            client.onPut = { input, base throws(DynamoDBError) in
                await lag.begin()
                return try await base.putItem(input)
            }
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                await lag.begin()
                return try await base.batchWriteItem(input)
            }
            client.onQuery = { input, base throws(DynamoDBError) in
                let page = try await base.query(input)
                return await lag.hides(input.indexName) ? PageOutput(consumedCapacity: page.consumedCapacity) : page
            }
            client.onScan = { input, base throws(DynamoDBError) in
                let page = try await base.scan(input)
                return await lag.hides(input.indexName) ? PageOutput(consumedCapacity: page.consumedCapacity) : page
            }
        },
        Alteration("ends its pages where it likes") { client in
            client.onScan = { input, base throws(DynamoDBError) in
                var input = input
                input.limit = min(input.limit ?? 7, 7)
                return try await base.scan(input)
            }
        },
        Alteration("tells nothing as an empty item") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var output = try await base.putItem(input)
                output.attributes = output.attributes ?? [:]
                return output
            }
        },
    ]
}

/// Index reads that still find nothing: one after each write.
private actor Lag {
    private var isBehind = false

    func begin() { isBehind = true }

    func hides(_ index: String?) -> Bool {
        defer { if index != nil { isBehind = false } }
        return index != nil && isBehind
    }
}
