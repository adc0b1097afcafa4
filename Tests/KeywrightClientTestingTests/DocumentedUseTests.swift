import KeywrightClientTesting
import KeywrightInMemory
import Testing

@Suite("My client does as the service does")
struct MyClientTests {
    @Test(arguments: ClientSuite.all)
    func passes(_ testCase: ClientCase) async {
        let result = await ClientSuite.run([testCase], on: InMemoryDynamoDB())
        #expect(result[0].failure == nil)
    }
}
