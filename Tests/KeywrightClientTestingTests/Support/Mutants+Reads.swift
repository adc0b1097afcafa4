import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// Clients that each do one thing wrong. The suite must catch them all.
enum Mutants {
    static let all: [Alteration] = reads + values + singleWrites + batches + transactions + tables + costs

    static let reads: [Alteration] = [
        Alteration("drops the last item of a page", fails: "F1.15") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var page = try await base.query(input)
                if !page.items.isEmpty { page.items.removeLast() }
                return page
            }
        },
        Alteration("ignores the limit", fails: "F1.49") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var input = input
                input.limit = nil
                return try await base.query(input)
            }
        },
        Alteration("gives no last key at the limit", fails: "F1.49") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var page = try await base.query(input)
                page.lastEvaluatedKey = nil
                return page
            }
        },
        Alteration("gives a last key without the index's attributes", fails: "F1.49") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var page = try await base.query(input)
                page.lastEvaluatedKey = page.lastEvaluatedKey?.filter { ["pk", "sk", "id"].contains($0.key) }
                return page
            }
        },
        Alteration("begins every page at the beginning", fails: "F1.49") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var input = input
                input.exclusiveStartKey = nil
                return try await base.query(input)
            }
        },
        Alteration("reads forward only", fails: "F1.15") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var input = input
                input.scanIndexForward = true
                return try await base.query(input)
            }
        },
        Alteration("reads an index eventually where a consistent read is asked for", fails: "F3.22") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var input = input
                input.consistentRead = input.consistentRead && input.indexName == nil
                return try await base.query(input)
            }
        },
        sorting("orders numbers as texts", fails: "F1.15") { left, right in
            guard case (.n(let left)?, .n(let right)?) = (left, right) else { return nil }
            return left < right
        },
        sorting("orders texts by UTF-16", fails: "F1.15") { left, right in
            guard case (.s(let left)?, .s(let right)?) = (left, right) else { return nil }
            return left.utf16.lexicographicallyPrecedes(right.utf16)
        },
        sorting("orders binaries as base64", fails: "F1.15") { left, right in
            guard case (.b(let left)?, .b(let right)?) = (left, right) else { return nil }
            return Data(left).base64EncodedString() < Data(right).base64EncodedString()
        },
        sorting("orders binaries by signed bytes", fails: "F1.15") { left, right in
            guard case (.b(let left)?, .b(let right)?) = (left, right) else { return nil }
            return left.map { Int8(bitPattern: $0) }.lexicographicallyPrecedes(right.map { Int8(bitPattern: $0) })
        },
        Alteration("leaves out missing items of a transaction", fails: "F4.16") { client in
            client.onTransactGet = { input, base throws(DynamoDBError) in
                var output = try await base.transactGetItems(input)
                output.responses = output.responses.filter { $0 != nil }
                return output
            }
        },
        Alteration("reads whole items whatever is asked for", fails: "F1.5") { client in
            client.onGet = { input, base throws(DynamoDBError) in
                try await base.getItem(
                    GetItemInput(
                        tableName: input.tableName, key: input.key, consistentRead: input.consistentRead,
                        returnConsumedCapacity: input.returnConsumedCapacity))
            }
        },
        Alteration("tells a missing table as a bad request", fails: "F4.5") { client in
            client.onGet = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.getItem(input)
                } catch {
                    throw DynamoDBError(.validation, error.message)
                }
            }
        },
    ]

    /// Orders a forward query of the tables whose key attribute is `k` by another rule.
    private static func sorting(
        _ description: String, fails fact: String,
        _ precedes: @escaping @Sendable (AttributeValue?, AttributeValue?) -> Bool?
    ) -> Alteration {
        Alteration(description, fails: fact) { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var page = try await base.query(input)
                page.items.sort { precedes($0["k"], $1["k"]) ?? false }
                return page
            }
        }
    }
}
