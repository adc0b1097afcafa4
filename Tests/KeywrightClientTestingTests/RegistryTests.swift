import KeywrightClientTesting
import KeywrightInMemory
import Testing

@Suite("The suite's cases")
struct RegistryTests {
    @Test("There are many")
    func count() { #expect(ClientSuite.all.count >= 1_392) }

    @Test("No two have one title")
    func titles() {
        let titles = ClientSuite.all.map(\.title)
        let repeated = Set(titles.filter { title in titles.count { $0 == title } > 1 })
        #expect(repeated.sorted() == [])
    }

    @Test("Each names a fact and says one thing in a line", arguments: ClientSuite.all)
    func form(testCase: ClientCase) {
        #expect(testCase.fact.wholeMatch(of: #/F[0-9]+\.[0-9]+/#) != nil)
        #expect(!testCase.title.contains { $0.isNewline })
        #expect(!testCase.title.hasSuffix("."))
        #expect((10...120).contains(testCase.title.count))
    }

    /// Whatever goes wrong, the words are the same on each run: no name of a table stands in them, and no order of a
    /// dictionary.
    @Test("Failures are told in the same words whatever the tables are called", arguments: ClientSuite.all)
    func failures(testCase: ClientCase) async {
        for client in [UniformClient(refuses: true), UniformClient(refuses: false)] {
            let one = await ClientSuite.run([testCase], on: client, prefix: "one").first?.failure
            let other = await ClientSuite.run([testCase], on: client, prefix: "another-prefix").first?.failure
            #expect(one == other)
        }
        let one = await ClientSuite.run([testCase], on: InMemoryDynamoDB(), prefix: "one").first?.failure
        let other = await ClientSuite.run([testCase], on: InMemoryDynamoDB(), prefix: "another-prefix").first?.failure
        #expect(one == other)
    }

    @Test("A run gives a result for each case, in order, and leaves no table behind")
    func run() async {
        let database = InMemoryDynamoDB()
        let cases = Array(ClientSuite.all.prefix(40))
        let results = await ClientSuite.run(cases, on: database)
        #expect(results.map(\.testCase.title) == cases.map(\.title))
        #expect(await database.tableNames == [])
    }
}
