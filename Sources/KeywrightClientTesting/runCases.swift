internal import KeywrightRuntime

/// How one case ended.
public struct CaseResult: Sendable {
    /// The case.
    public let testCase: ClientCase
    /// What the client did otherwise; nil where the case passed.
    public let failure: String?
}

extension ClientSuite {
    /// Runs cases one after another, each with tables of its own.
    ///
    /// - Parameters:
    ///   - cases: all of the suite unless others are given.
    ///   - client: the client to try. Its tables beside the suite's stay as they are.
    ///   - prefix: what the names of all tables begin with; another for each run on one server.
    /// - Returns: a result for each case, in order.
    public static func run(
        _ cases: [ClientCase] = ClientSuite.all, on client: any TestedClient, prefix: String = "keywright-suite"
    ) async -> [CaseResult] {
        var results: [CaseResult] = []
        for (number, testCase) in cases.enumerated() {
            let context = CaseContext(client: client, prefix: "\(prefix)-\(number)")
            var failure: String?
            do {
                try await testCase.body(context)
            } catch {
                failure = words(of: error).replacing(context.prefix, with: "…")
            }
            await context.removeTables()
            results.append(CaseResult(testCase: testCase, failure: failure))
        }
        return results
    }

    /// What went wrong, without what differs from run to run: a client may give the number of its request.
    private static func words(of error: any Error) -> String {
        guard let error = error as? DynamoDBError else { return String(describing: error) }
        let message = error.message.replacing(/\ \(request [^)]*\)/, with: "")
        return "\(error.kind.rawValue): \(message)"
    }
}
