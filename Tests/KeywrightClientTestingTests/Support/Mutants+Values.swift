import Foundation
import KeywrightInMemory
import KeywrightRuntime

extension Mutants {
    static let values: [Alteration] = [
        writing("composes texts", fails: "F1.16") { value in
            if case .s(let text) = value { .s(text.precomposedStringWithCanonicalMapping) } else { value }
        },
        writing("trims texts", fails: "F1.16") { value in
            if case .s(let text) = value { .s(text.trimmingCharacters(in: .whitespaces)) } else { value }
        },
        writing("makes empty texts NULL", fails: "F1.10") { value in value == .s("") ? .null : value },
        writing("writes numbers through Double", fails: "F1.8") { value in
            if case .n(let text) = value, let number = Double(text) { .n("\(number)") } else { value }
        },
        writing("cuts long texts", fails: "F1.8") { value in
            if case .s(let text) = value { .s(String(text.prefix(1024))) } else { value }
        },
        Alteration("gives numbers with a zero behind them", fails: "F1.14") { client in
            client.onGet = { input, base throws(DynamoDBError) in
                var output = try await base.getItem(input)
                output.item = output.item?.mapValues { value in
                    if case .n(let text) = value, text.contains(".") { .n(text + "0") } else { value }
                }
                return output
            }
        },
        Alteration("drops attributes that are NULL", fails: "F1.10") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var input = input
                input.item = input.item.filter { $0.value != .null }
                return try await base.putItem(input)
            }
        },
        Alteration("takes a binary for its base64 text", fails: "F1.8") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var input = input
                input.item = input.item.mapValues { value in
                    if case .b(let bytes) = value { .s(Data(bytes).base64EncodedString()) } else { value }
                }
                return try await base.putItem(input)
            }
        },
    ]

    /// Changes the attributes of each item that is put, alone or in a batch.
    private static func writing(
        _ description: String, fails fact: String, _ change: @escaping @Sendable (AttributeValue) -> AttributeValue
    ) -> Alteration {
        Alteration(description, fails: fact) { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var input = input
                input.item = input.item.mapValues(change)
                return try await base.putItem(input)
            }
            client.onBatchWrite = { input, base throws(DynamoDBError) in
                var input = input
                input.requestItems = input.requestItems.mapValues { requests in
                    requests.map { request in
                        if case .put(let item) = request { .put(item.mapValues(change)) } else { request }
                    }
                }
                return try await base.batchWriteItem(input)
            }
        }
    }
}
