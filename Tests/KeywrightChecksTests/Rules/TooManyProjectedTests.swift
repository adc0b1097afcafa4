import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW403 too-many-projected")
struct TooManyProjectedTests {
    /// A design whose indexes list so many attributes each; the one of the number is marked.
    private func design(_ counts: [Int], marked: Int? = nil, query: String = "getNote: { get: Note }") -> String {
        let most = counts.max() ?? 0
        let names = (1...most).map { "a\($0)" }
        let indexes = counts.enumerated().flatMap { position, count in
            let list = names.prefix(count).joined(separator: ", ")
            let line = "    Index\(position): { partition: key\(position), sort: noteId, project: [\(list)] }"
            return [line] + (position == marked ? ["    #^^^^^ error[KW403]"] : [])
        }
        let keys = counts.indices.map { "key\($0): string" }
        let attributes = (["noteId: ulid"] + keys + names.map { "\($0): string" }).joined(separator: ", ")
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
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { \(attributes) }
            accessPatterns:
              \(query)
            """
    }

    @Test("20 of an index and 100 of a table are fine")
    func most() { expectFindings(in: design([20, 20, 20, 20, 20])) }

    @Test("21 of one index are too many")
    func ofAnIndex() { expectFindings(in: design([3, 21], marked: 1)) }

    @Test("101 of a table are too many, at the index that passes 100")
    func ofATable() { expectFindings(in: design([20, 20, 20, 20, 20, 1, 4], marked: 5)) }

    @Test("the discriminator counts where a plan of the index gives items")
    func discriminator() {
        let query = "byKey: { query: Note, where: key0 = $key0, limit: 5 }"
        expectFindings(in: design([19], query: query))
        expectFindings(in: design([20], marked: 0, query: query))
    }

    @Test("key attributes are projected anyway and do not count")
    func keys() {
        expectFindings(
            in: design([20]).replacing("project: [a1,", with: "project: [noteId, key0, PK, a1,"))
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        let pieces = split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        return pieces.joined(separator: other)
    }
}
