#if HTTP
    import KeywrightClientTesting
    import Testing

    @testable import KeywrightHTTP

    /// The suite for every client, over real connections to an engine that passes it: so whatever fails is the client's.
    @Suite("The client over the network does as the service does")
    struct SuiteOverHTTPTests {
        @Test("every case of the suite passes")
        func suite() async throws {
            try await LoopbackClient.run(policy: .none) { loopback in
                let results = await ClientSuite.run(on: loopback.client)
                #expect(results.count == ClientSuite.all.count)
                for result in results {
                    guard let failure = result.failure else { continue }
                    Issue.record("\(result.testCase): \(failure)")
                }
            }
        }
    }
#endif
