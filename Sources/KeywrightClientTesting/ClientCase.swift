public import KeywrightRuntime

/// A client that the suite can try: operations on items and on tables.
public typealias TestedClient = DynamoDBClient & DynamoDBTableClient

/// One case of the suite: something that the service does, and a client must do as well.
public struct ClientCase: Sendable {
    /// The fact that the case shows, such as `F3.12`.
    public let fact: String
    /// What the service does, as one line; unique in the suite.
    public let title: String
    /// Tries it, and throws ``CaseFailure`` or a `DynamoDBError` where the client does otherwise.
    public let body: @Sendable (CaseContext) async throws -> Void

    /// Makes a case.
    public init(_ fact: String, _ title: String, _ body: @escaping @Sendable (CaseContext) async throws -> Void) {
        self.fact = fact
        self.title = title
        self.body = body
    }
}

extension ClientCase: CustomStringConvertible {
    /// `F1.8: a sort key of 1,025 bytes is refused`, as test reports show a case.
    public var description: String { "\(fact): \(title)" }
}

/// What a client did otherwise than the service.
public struct CaseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected and what came, in one line, the same on every run: no random name and no time stands in it.
    public let description: String

    /// Makes a failure.
    public init(_ description: String) { self.description = description }
}
