/// A request that can travel: which operation it is, its bytes, and how its answer is read. Each input of
/// `KeywrightRuntime` is one.
package protocol WireRequest: Sendable {
    /// What the service answers.
    associatedtype Output: Sendable

    /// Which operation it is.
    static var operation: WireOperation { get }

    /// The request as DynamoDB JSON 1.0. Deterministic: names are sorted by their bytes. What is nil or the service's
    /// default is left out, and so are maps of placeholders that are empty (F3.8); all else travels as it stands.
    func body() -> [UInt8]

    /// Reads the answer of a request that succeeded. Names that are not known are passed over.
    static func output(_ body: [UInt8]) throws(WireError) -> Output
}

/// A request that can also be received: the other end of ``WireRequest``, for a server.
package protocol ServedRequest: WireRequest {
    /// Reads a request.
    static func request(_ body: [UInt8]) throws(WireError) -> Self
    /// The answer as DynamoDB JSON 1.0.
    static func body(of output: Output) -> [UInt8]
}

/// Bytes that are not what the operation's request or answer looks like. Holds no value of an item.
package struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, in bytes from the start.
    package let offset: Int
    /// What was expected there.
    package let message: String

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }

    package var description: String { "byte \(offset): \(message)" }
}
