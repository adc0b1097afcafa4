import KeywrightInMemory
import KeywrightRuntime
import Testing

/// One line of a table of tests: the fact that it is written from, in words, and what to do.
struct Case<Content: Sendable>: CustomTestStringConvertible, Sendable {
    /// The fact by its number, and what it says here.
    let fact: String
    let content: Content

    init(_ fact: String, _ content: Content) {
        self.fact = fact
        self.content = content
    }

    var testDescription: String { fact }
}

/// What a request should come to.
enum Verdict: Sendable {
    case accepted
    /// Refused as a `ValidationException` whose message is this, or holds this.
    case refused(String)
    /// Refused with another kind of error.
    case failed(DynamoDBError.Kind)
}

/// Compares what a request came to with what it should.
func expect<Answer>(
    _ outcome: (answer: Answer?, error: DynamoDBError?), _ verdict: Verdict,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    switch verdict {
    case .accepted:
        #expect(outcome.error == nil, sourceLocation: sourceLocation)
    case .refused(let message):
        #expect(outcome.error?.kind == .validation, sourceLocation: sourceLocation)
        let actual = outcome.error?.message ?? "accepted"
        #expect(actual.contains(message), sourceLocation: sourceLocation)
    case .failed(let kind):
        #expect(outcome.error?.kind == kind, sourceLocation: sourceLocation)
    }
}
