import KeywrightClientTesting
import KeywrightInMemory
import KeywrightRuntime
import Testing

@Suite("The table of differences")
struct DifferenceTableTests {
    private static let cases = [
        ClientCase("F1.8", "a key | of one byte is taken") { _ in },
        ClientCase("F1.10", "a key of none is refused") { _ in throw CaseFailure("it was\naccepted_") },
        ClientCase("F1.9", "a key of 2,049 bytes is refused") { _ in
            throw DynamoDBError(.unavailable, "no words (request A1B2)")
        },
    ]

    @Test("has a row for each case that somebody fails, and for no other")
    func rows() async throws {
        let results = await ClientSuite.run(Self.cases, on: InMemoryDynamoDB())
        let sound = await ClientSuite.run([Self.cases[0], Self.cases[0], Self.cases[0]], on: InMemoryDynamoDB())
        let table = DifferenceTable([("one", results), ("two", sound)])
        #expect(table.counts == [2, 0])
        #expect(
            table.markdown == """
                | Fact | What the service does | one | two |
                | --- | --- | --- | --- |
                | F1.9 | a key of 2,049 bytes is refused | InternalServerError: no words | as the service |
                | F1.10 | a key of none is refused | it was accepted\\_ | as the service |

                """)
        #expect(DifferenceTable([("two", sound)]).markdown.isEmpty)
    }
}
