import KeywrightInMemory
import Testing

@testable import KeywrightClientTesting

@Suite("Items, expressions and pages in the client suite")
struct ItemsAndExpressionsTests {
    @Test("the in-memory engine passes", arguments: ClientSuite.itemsAndExpressions.map(\.title))
    func engine(title: String) async throws {
        let testCase = try #require(ClientSuite.itemsAndExpressions.first { $0.title == title })
        let results = await ClientSuite.run([testCase], on: InMemoryDynamoDB())
        #expect(results.map(\.failure) == [nil], "\(testCase.fact)")
    }

    @Test("there are at least 180 cases, no two of one title, each with its fact")
    func shape() {
        let cases = ClientSuite.itemsAndExpressions
        #expect(cases.count >= 180)
        var titles: Set<String> = []
        for testCase in cases {
            #expect(titles.insert(testCase.title).inserted, "twice: \(testCase.title)")
            #expect(testCase.fact.wholeMatch(of: /F\d+\.\d+/) != nil, "\(testCase.title)")
            #expect(!testCase.title.contains("\n"))
        }
    }
}
