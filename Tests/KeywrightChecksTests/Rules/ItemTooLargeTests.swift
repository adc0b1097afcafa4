import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW404 item-too-large")
struct ItemTooLargeTests {
    private func design(_ attributes: String, _ expect: String = "", marked: String = "") -> String {
        """
        keywright: 1
        design: T
        table: { name: notes, key: { partition: PK, sort: SK } }
        entities:
          Note:
        \(marked)
            key: { PK: N#<id>, SK: N }
            attributes: { id: ulid, \(attributes) }
            \(expect)
        accessPatterns:
          getNote: { get: Note }
        """
    }

    /// PK 2 + 28, SK 2 + 1, EntityType 10 + 4, id 2 + 26: 75 bytes; `body` has 4 more for its name.
    @Test(arguments: [(409_521, false), (409_522, true)])
    func theSmallestItem(length: Int, isTooLarge: Bool) {
        let mark = "# ^^^^ error[KW404]: an item of `Note` has at least 409,601 bytes, and the service takes 409,600"
        expectFindings(in: design("body: { type: string, minLength: \(length) }", marked: isTooLarge ? mark : ""))
    }

    /// Four bytes a character, of which 102,380 are 409,520 and 102,381 are 409,524; a pattern may have one of each.
    @Test(arguments: [
        ("maxLength: 102380", false), ("maxLength: 102381", true), ("maxLength: 300000, pattern: '[a-z]*'", false),
        ("maxLength: 500000, pattern: '[a-z]*'", true),
    ])
    func declaredLengths(constraint: String, isTooLarge: Bool) {
        let mark = isTooLarge ? "# ^^^^ warning[KW404]" : ""
        expectFindings(in: design("body: { type: string, \(constraint) }", marked: mark))
        // Whether there is one in every item makes no difference.
        expectFindings(in: design("body: { type: string?, \(constraint) }", marked: mark))
    }

    @Test func aDeclaredMean() {
        expectFindings(in: design("body: string", "expect: { size: 400KB }"))
        let mark =
            "# ^^^^ warning[KW404]: an item of `Note` is declared to have 410,624 bytes in the mean, and the service takes 409,600"
        expectFindings(in: design("body: string", "expect: { size: 401KB }", marked: mark))
    }
}
