import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// Rules about declared sizes and numbers of items.
@Suite("KW209 unbounded-read, KW216 over-budget, KW305 large-collection and KW308 write-amplification")
struct FigureRuleTests {
    private func design(_ table: String, _ entities: String, _ patterns: String) -> String {
        """
        keywright: 1
        design: T
        checks: { KW208: off, KW114: off, KW302: off, KW212: off, KW215: off }
        table:
          name: things
          key: { partition: PK, sort: SK }
        \(table)
        entities:
        \(entities)
        accessPatterns:
        \(patterns)
        """
    }

    /// 50,000 items over 100 keys are 500 of 3,000 B: 1.4 MB. Half as many are not over 1 MB, and a part of them nobody knows.
    @Test(arguments: [(50, true), (30, false)])
    func unboundedReads(thousands: Int, isFound: Bool) {
        let place = isFound ? "# ^^^ warning[KW209]: `all` has no `limit`, and reads 1.4 MB in the mean" : ""
        let findings = expectFindings(
            in: design(
                "",
                """
                  Note:
                    key: { PK: BOOK#<book>, SK: <noteId> }
                    attributes: { book: { type: string, distinct: 100 }, noteId: ulid }
                    expect: { count: \(thousands)k, size: 3000B }
                """,
                """
                  all: { query: Note, where: book = $book }
                \(place)
                  some: { query: Note, where: book = $book and noteId > $after }
                  page: { query: Note, where: book = $book, limit: 20 }
                """))
        if isFound {
            #expect(
                findings.flatMap(\.notes) == [
                    "50,000 items / 100 keys x 3,000 B; a page of the service holds 1 MB (F3.18)"
                ])
        }
    }

    @Test func whatAPatternDeclaresIsTakenFirst() {
        expectFindings(
            in: design(
                "",
                """
                  Note:
                    key: { PK: BOOK#<book>, SK: <noteId> }
                    attributes: { book: { type: string, distinct: 100 }, noteId: ulid }
                    expect: { count: 50k, size: 3000B }
                """,
                """
                  few: { query: Note, where: book = $book, expect: { items: 300 } }
                  many: { query: Note, where: book = $book, expect: { items: 400 } }
                # ^^^^ warning[KW209]: `many` has no `limit`, and reads 1.1 MB in the mean
                """))
    }

    /// A create is 1 and an index entry 1 more; what has no size costs at least that.
    @Test func budgets() {
        let findings = expectFindings(
            in: design(
                "  indexes: { GSI1: { partition: P1, sort: S1 } }",
                """
                  Note:
                    key: { PK: BOOK#<book>, SK: <noteId> }
                    indexes: { GSI1: { P1: NOTE#<noteId>, S1: NOTE } }
                    attributes: { book: string, noteId: ulid }
                """,
                """
                  add: { create: Note, budget: { write: 1 } }
                #                                       ^ error[KW216]: a call of `add` costs at least 2 write units, and its budget is 1
                  replace: { put: Note, budget: { write: 2, read: 0 } }
                  find: { get: Note, budget: { read: 0.5 } }
                  list: { query: Note, where: book = $book, limit: 10, budget: { read: 1, pages: 1 } }
                """))
        let notes = findings.flatMap(\.notes)
        #expect(notes.contains { $0.contains("size not declared, at least 1 x 1 KB") })
    }

    /// 200 GB over 16 keys are 12.5 GB each; with a local index the service refuses them.
    @Test(arguments: [false, true])
    func collections(hasLocalIndex: Bool) {
        let findings = expectFindings(
            in: design(
                hasLocalIndex ? "  indexes: { ByAge: { sort: age, local: true } }" : "",
                """
                  Note:
                    key: { PK: BOOK#<book>, SK: <noteId> }
                #              ^^^^^^^^^^^ \(hasLocalIndex ? "error" : "warning")[KW305]
                    attributes: { book: { type: string, distinct: 16 }, noteId: ulid, age: int }
                    expect: { count: 214748364, size: 1000B }
                  Page:
                    key: { PK: BOOK#<book>, SK: PAGE#<pageId> }
                    attributes: { book: { type: string, distinct: 16 }, pageId: ulid }
                """,
                """
                  getNote: { get: Note }
                """))
        let note = findings.first { $0.rule.code == "KW305" }
        #expect(
            note?.message.hasPrefix("the items of `Note` with one partition key are expected to be 12.5 GB") == true)
    }

    /// Five entries and the item are six writes; four are not over five times. Without a size nothing is said.
    @Test(arguments: [(5, true, true), (4, true, false), (5, false, false)])
    func amplification(indexes: Int, hasSize: Bool, isFound: Bool) {
        let numbers = (1...indexes).map(String.init)
        let findings = expectFindings(
            in: design(
                "  indexes:\n" + numbers.map { "    G\($0)X: { partition: P\($0), sort: S\($0) }\n" }.joined(),
                """
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    indexes:
                \(numbers.map { "      G\($0)X: { P\($0): A\($0)#<author>, S\($0): <noteId> }" }.joined(separator: "\n"))
                    attributes: { author: string, noteId: ulid, body: string }
                    \(hasSize ? "expect: { size: 2000B }" : "")
                """,
                """
                  add: { create: Note }
                \(isFound ? "# ^^^ warning[KW308]: `add` costs 6 times what the write of `Note` costs without indexes" : "")
                """))
        if isFound {
            #expect(
                findings.flatMap(\.notes) == [
                    "the table: 2, `G1X`: 2, `G2X`: 2, `G3X`: 2, `G4X`: 2, `G5X`: 2 write units (F2.25)"
                ])
        }
    }
}
