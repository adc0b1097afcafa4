internal import KeywrightRuntime

/// Demands that something holds.
func expect(_ condition: Bool, _ what: @autoclosure () -> String) throws(CaseFailure) {
    if !condition { throw CaseFailure(what()) }
}

/// Demands that two values are equal, and shows both where they are not.
func expectEqual<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: String) throws(CaseFailure) {
    if actual != expected { throw CaseFailure("\(what): expected \(expected), got \(actual)") }
}

/// Demands that the client refuses, with an error of this kind. The wording is the service's own affair.
///
/// - Returns: the error.
@discardableResult
func expectRefusal<Output>(
    _ kind: DynamoDBError.Kind = .validation, of what: String, _ body: () async throws -> Output
) async throws -> DynamoDBError {
    do {
        _ = try await body()
    } catch {
        guard let error = error as? DynamoDBError else { throw error }
        if error.kind == kind { return error }
        throw CaseFailure("\(what): expected \(kind.rawValue), got \(error.kind.rawValue)")
    }
    throw CaseFailure("\(what): expected \(kind.rawValue), but it was accepted")
}
