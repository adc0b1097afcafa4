import KeywrightClientTesting
import KeywrightInMemory
import Testing

@Suite("The conformance suite")
struct SuiteTests {
    @Test("The in-memory engine passes", arguments: ClientSuite.all)
    func passes(testCase: ClientCase) async throws {
        let result = try #require(await ClientSuite.run([testCase], on: InMemoryDynamoDB()).first)
        if let failure = result.failure { Issue.record("\(testCase.fact): \(failure)") }
    }
}
