import KeywrightInMemory
import KeywrightRuntime

extension Mutants {
    static let singleWrites: [Alteration] = [
        Alteration("swallows the condition of a put", fails: "F4.3") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                try await base.putItem(
                    PutItemInput(tableName: input.tableName, item: input.item, returnValues: input.returnValues))
            }
        },
        Alteration("swallows the condition of an update", fails: "F4.3") { client in
            client.onUpdate = { input, base throws(DynamoDBError) in
                var input = input
                input.conditionExpression = nil
                let words = input.updateExpression.split { " ,()".contains($0) }.map(String.init)
                input.expressionAttributeValues = input.expressionAttributeValues.filter { words.contains($0.key) }
                return try await base.updateItem(input)
            }
        },
        Alteration("swallows the condition of a delete", fails: "F4.3") { client in
            client.onDelete = { input, base throws(DynamoDBError) in
                try await base.deleteItem(
                    DeleteItemInput(tableName: input.tableName, key: input.key, returnValues: input.returnValues))
            }
        },
        Alteration("keeps the old attributes of an item that is put", fails: "F4.3") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var input = input
                let key = input.item.filter { ["pk", "sk"].contains($0.key) }
                if let old = try? await base.getItem(GetItemInput(tableName: input.tableName, key: key)).item {
                    input.item = old.merging(input.item) { $1 }
                }
                return try await base.putItem(input)
            }
        },
        Alteration("updates no missing item", fails: "F4.3") { client in
            client.onUpdate = { input, base throws(DynamoDBError) in
                let get = GetItemInput(tableName: input.tableName, key: input.key)
                if try await base.getItem(get).item == nil { return WriteItemOutput() }
                return try await base.updateItem(input)
            }
        },
        Alteration("refuses to delete a missing item", fails: "F4.3") { client in
            client.onDelete = { input, base throws(DynamoDBError) in
                let get = GetItemInput(tableName: input.tableName, key: input.key)
                if try await base.getItem(get).item == nil { throw DynamoDBError(.resourceNotFound, "no item") }
                return try await base.deleteItem(input)
            }
        },
        Alteration("gives nothing back of a write", fails: "F4.1") { client in
            client.onUpdate = { input, base throws(DynamoDBError) in
                var input = input
                input.returnValues = .none
                return try await base.updateItem(input)
            }
        },
        Alteration("gives the new item for the old", fails: "F4.1") { client in
            client.onUpdate = { input, base throws(DynamoDBError) in
                var input = input
                if input.returnValues == .allOld { input.returnValues = .allNew }
                return try await base.updateItem(input)
            }
        },
        Alteration("gives the whole item for what was changed", fails: "F4.1") { client in
            client.onUpdate = { input, base throws(DynamoDBError) in
                var input = input
                if input.returnValues == .updatedNew { input.returnValues = .allNew }
                return try await base.updateItem(input)
            }
        },
        Alteration("gives no item with a failed condition", fails: "F4.2") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var input = input
                input.returnItemOnConditionFailure = false
                return try await base.putItem(input)
            }
        },
        Alteration("gives the item with every failed condition", fails: "F4.2") { client in
            client.onDelete = { input, base throws(DynamoDBError) in
                var input = input
                input.returnItemOnConditionFailure = true
                return try await base.deleteItem(input)
            }
        },
        Alteration("tells a failed condition as a bad request", fails: "F4.3") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.putItem(input)
                } catch {
                    throw DynamoDBError(.validation, error.message)
                }
            }
        },
    ]

    static let batches: [Alteration] = [
        Alteration("drops the rest of a batch of writes", fails: "F4.13") { client in
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                var input = input
                input.requestItems = input.requestItems.mapValues { Array($0.prefix(20)) }
                return try await base.batchWriteItem(input)
            }
        },
        Alteration("drops the rest of a batch of reads", fails: "F4.14") { client in
            client.onBatchGet = { input, base throws(DynamoDBError) in
                var input = input
                input.requestItems = input.requestItems.mapValues { request in
                    var request = request
                    request.keys = Array(request.keys.prefix(50))
                    return request
                }
                return try await base.batchGetItem(input)
            }
        },
        Alteration("writes batches of any size", fails: "F4.13") { client in
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                if input.requestItems.isEmpty { return try await base.batchWriteItem(input) }
                for (name, requests) in input.requestItems {
                    for start in stride(from: 0, to: max(1, requests.count), by: 25) {
                        let part = Array(requests[start..<min(start + 25, requests.count)])
                        _ = try await base.batchWriteItem(BatchWriteItemInput(requestItems: [name: part]))
                    }
                }
                return BatchWriteItemOutput()
            }
        },
        Alteration("reads a key once that is asked for twice", fails: "F4.14") { client in
            client.onBatchGet = { input, base throws(DynamoDBError) in
                var input = input
                input.requestItems = input.requestItems.mapValues { request in
                    var request = request
                    request.keys = request.keys.enumerated().filter { !request.keys[..<$0.offset].contains($0.element) }
                        .map(\.element)
                    return request
                }
                return try await base.batchGetItem(input)
            }
        },
        Alteration("forgets the deletes of a batch", fails: "F4.13") { client in
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                var input = input
                input.requestItems = input.requestItems.mapValues { requests in
                    let puts = requests.filter { if case .put = $0 { true } else { false } }
                    return puts.isEmpty ? requests : puts
                }
                return try await base.batchWriteItem(input)
            }
        },
    ]

    static let transactions: [Alteration] = [
        Alteration("applies a part of a transaction that is cancelled", fails: "F4.19") { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.transactWriteItems(input)
                } catch {
                    for action in input.transactItems where error.kind == .transactionCanceled {
                        _ = try? await base.transactWriteItems(TransactWriteItemsInput(transactItems: [action]))
                    }
                    throw error
                }
            }
        },
        cancelling("gives no reasons", fails: "F4.19") { $0 = [] },
        cancelling("gives the reasons in another order", fails: "F4.19") { $0.reverse() },
        cancelling("gives the reasons that are some", fails: "F4.19") { $0.removeAll { $0.code == "None" } },
        cancelling("gives reasons without items", fails: "F4.2") { reasons in
            for index in reasons.indices { reasons[index].item = nil }
        },
        Alteration("tells a cancelled transaction as a failed condition", fails: "F4.19") { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.transactWriteItems(input)
                } catch {
                    var error = error
                    if error.kind == .transactionCanceled { error.kind = .conditionalCheckFailed }
                    throw error
                }
            }
        },
        Alteration("sends no token", fails: "F4.18") { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                var input = input
                input.clientRequestToken = nil
                return try await base.transactWriteItems(input)
            }
        },
        Alteration("drops the checks of a transaction", fails: "F4.19") { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                var input = input
                input.transactItems.removeAll { if case .conditionCheck = $0 { true } else { false } }
                return try await base.transactWriteItems(input)
            }
        },
        Alteration("carries out transactions of any size", fails: "F4.16") { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                if input.transactItems.count <= 100 { return try await base.transactWriteItems(input) }
                for action in input.transactItems {
                    _ = try await base.transactWriteItems(TransactWriteItemsInput(transactItems: [action]))
                }
                return TransactWriteItemsOutput()
            }
        },
    ]

    private static func cancelling(
        _ description: String, fails fact: String,
        _ change: @escaping @Sendable (inout [DynamoDBError.CancellationReason]) -> Void
    ) -> Alteration {
        Alteration(description, fails: fact) { client in
            client.onTransactWrite = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.transactWriteItems(input)
                } catch {
                    var error = error
                    change(&error.reasons)
                    throw error
                }
            }
        }
    }
}
