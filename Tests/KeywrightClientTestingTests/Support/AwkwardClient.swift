import KeywrightInMemory
import KeywrightRuntime

extension Alteration {
    /// All at once that the service may do otherwise than the in-memory engine: it leaves half of each batch, answers
    /// batches backward, lags behind in its indexes, and tells nothing as an empty item.
    static let awkward = Alteration("does as the service may") { client in
        let lag = Lag()
        // The whole batch is asked of the engine, so that it refuses what it refuses; writes can be repeated.
        client.onBatchWrite = { input, base throws(DynamoDBError) in
            var output = try await base.batchWriteItem(input)
            await lag.begin()
            output.unprocessedItems = input.requestItems.mapValues { Array($0.dropFirst(($0.count + 1) / 2)) }
                .filter { !$0.value.isEmpty }
            return output
        }
        client.onBatchGet = { input, base throws(DynamoDBError) in
            var output = try await base.batchGetItem(input)
            var half = input
            for (name, request) in input.requestItems {
                let count = (request.keys.count + 1) / 2
                half.requestItems[name]?.keys = Array(request.keys.prefix(count))
                if count == request.keys.count { continue }
                output.unprocessedKeys[name] = request
                output.unprocessedKeys[name]?.keys = Array(request.keys.dropFirst(count))
            }
            output.responses = try await base.batchGetItem(half).responses.mapValues { $0.reversed() }
            return output
        }
        client.onPut = { input, base throws(DynamoDBError) in
            var output = try await base.putItem(input)
            await lag.begin()
            output.attributes = output.attributes ?? [:]
            return output
        }
        client.onQuery = { input, base throws(DynamoDBError) in
            let page = try await base.query(input)
            return await lag.hides(input.indexName, input.consistentRead)
                ? PageOutput(consumedCapacity: page.consumedCapacity) : page
        }
        client.onScan = { input, base throws(DynamoDBError) in
            let page = try await base.scan(input)
            return await lag.hides(input.indexName, input.consistentRead)
                ? PageOutput(consumedCapacity: page.consumedCapacity) : page
        }
    }
}

/// Eventual reads of an index that find nothing yet: one after each write.
private actor Lag {
    private var isBehind = false

    func begin() { isBehind = true }

    func hides(_ index: String?, _ isConsistent: Bool) -> Bool {
        if index == nil || isConsistent { return false }
        defer { isBehind = false }
        return isBehind
    }
}
