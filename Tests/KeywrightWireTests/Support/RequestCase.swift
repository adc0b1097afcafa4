import KeywrightWire
import Testing

/// An input and the JSON that the service's model makes of it.
struct RequestCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let body: @Sendable () -> [UInt8]
    /// Whether the other end reads from the JSON the same input.
    let isReadBack: @Sendable () throws -> Bool

    init<Input: ServedRequest & Equatable>(_ name: String, _ input: Input, _ json: String) {
        testDescription = name
        self.json = json
        body = { input.body() }
        isReadBack = { try Input.request(Array(json.utf8)) == input }
    }
}

/// An answer's JSON and what it means.
struct AnswerCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let body: @Sendable () -> [UInt8]
    let isRead: @Sendable () throws -> Bool

    init<Input: ServedRequest>(_ type: Input.Type, _ name: String, _ json: String, _ output: Input.Output)
    where Input.Output: Equatable {
        testDescription = "\(Input.operation.rawValue): \(name)"
        self.json = json
        body = { Input.body(of: output) }
        isRead = { try Input.output(Array(json.utf8)) == output }
    }
}
