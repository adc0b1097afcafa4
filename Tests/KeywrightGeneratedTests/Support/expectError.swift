import KeywrightRuntime
import Testing

/// Runs what must fail, and gives its error where it is of the kind.
@discardableResult
func expectError<Result>(
    _ kind: RepositoryError.Kind, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws(RepositoryError) -> Result
) async -> RepositoryError? {
    do {
        _ = try await body()
        Issue.record("no error, where \(kind.rawValue) was expected", sourceLocation: sourceLocation)
        return nil
    } catch {
        #expect(error.kind == kind, "\(error)", sourceLocation: sourceLocation)
        return error
    }
}
