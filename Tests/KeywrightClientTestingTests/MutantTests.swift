import KeywrightClientTesting
import KeywrightInMemory
import Testing

@Suite("What the suite catches")
struct MutantTests {
    /// Some case of the fact that the client breaks must fail on it, and not on the engine.
    @Test("A client that does one thing wrong is caught", arguments: Mutants.all)
    func catches(mutant: Alteration) async {
        for testCase in ClientSuite.all where testCase.fact == mutant.fact {
            if await Self.failure(of: testCase, on: mutant.client) == nil { continue }
            if await Self.failure(of: testCase, on: InMemoryDynamoDB()) == nil { return }
        }
        Issue.record("no case of \(mutant.fact ?? "a fact") fails on a client that \(mutant.testDescription)")
    }

    @Test("A client that does as the service may is not caught", arguments: ClientSuite.all)
    func passes(testCase: ClientCase) async {
        guard let failure = await Self.failure(of: testCase, on: Alteration.awkward.client) else { return }
        let own = await Self.failure(of: testCase, on: InMemoryDynamoDB())
        #expect(own != nil, "\(testCase): \(failure)")
    }

    /// A case that a client passes by accepting everything and another by refusing everything shows nothing.
    @Test("No case passes both where all is accepted and where all is refused", arguments: ClientSuite.all)
    func asksSomething(testCase: ClientCase) async {
        let refused = await Self.failure(of: testCase, on: UniformClient(refuses: true))
        let accepted = await Self.failure(of: testCase, on: UniformClient(refuses: false))
        #expect(refused != nil || accepted != nil)
    }

    private static func failure(of testCase: ClientCase, on client: any TestedClient) async -> String? {
        await ClientSuite.run([testCase], on: client).first?.failure
    }
}
