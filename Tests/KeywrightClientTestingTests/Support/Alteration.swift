import KeywrightRuntime
import Testing

/// A way in which a client does otherwise than the in-memory engine.
struct Alteration: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The fact whose cases must fail; nil for what the service may do.
    let fact: String?
    let alter: @Sendable (inout AlteredClient) -> Void

    init(_ description: String, fails fact: String? = nil, _ alter: @escaping @Sendable (inout AlteredClient) -> Void) {
        self.testDescription = description
        self.fact = fact
        self.alter = alter
    }

    var client: AlteredClient {
        var client = AlteredClient()
        alter(&client)
        return client
    }
}
