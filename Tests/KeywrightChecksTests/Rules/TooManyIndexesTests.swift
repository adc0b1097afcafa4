import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW402 too-many-indexes")
struct TooManyIndexesTests {
    private func design(global: Int, local: Int, marked: String?) -> String {
        func lines(_ count: Int, _ prefix: String, _ fields: (String) -> String) -> [String] {
            (1...max(1, count)).prefix(count).flatMap { number in
                let name = "\(prefix)\(number)x"
                let mark =
                    name == marked ? ["    #" + String(repeating: "^", count: name.count - 1) + " error[KW402]"] : []
                return ["    \(name): \(fields(name))"] + mark
            }
        }
        let indexes =
            lines(global, "Global") { "{ partition: \($0)Key }" }
            + lines(local, "Local") { "{ local: true, sort: \($0)Key }" }
        return """
            keywright: 1
            design: T
            checks: { KW208: off }
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
            \(indexes.joined(separator: "\n"))
            entities:
              Note: { key: { PK: NOTE#<noteId>, SK: NOTE }, attributes: { noteId: ulid } }
            accessPatterns:
              getNote: { get: Note }
            """
    }

    @Test("20 global and 5 local indexes are fine")
    func most() { expectFindings(in: design(global: 20, local: 5, marked: nil)) }

    @Test("the 21st global one is one too many")
    func global() { expectFindings(in: design(global: 22, local: 5, marked: "Global21x")) }

    @Test("the sixth local one is one too many")
    func local() { expectFindings(in: design(global: 3, local: 6, marked: "Local6x")) }
}
