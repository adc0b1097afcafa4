import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW112 inconsistent-delimiter")
struct InconsistentDelimiterTests {
    private static func design(_ template: String, delimiter: String = "#", isStrange: Bool) -> String {
        let mark = "#               " + String(repeating: "^", count: template.utf8.count) + " info[KW112]\n"
        return """
            keywright: 1
            design: T
            checks: { KW302: off }
            delimiter: '\(delimiter)'
            table: { name: items, key: { partition: PK } }
            entities:
              Item:
                key: { PK: '\(template)' }
            \(isStrange ? mark : "")    attributes:
                  a: string
                  b: ulid
                  y: { type: int, min: 0, max: 9999 }
                  m: { type: int, min: 1, max: 12 }
            """
    }

    @Test(
        "finds what separates parts in the delimiter's place, once in a template",
        arguments: [
            "ITEM:<b>", "ITEM_<b>", "ITEM <b>", "<b>/META", "<a>_<b>", "<b>-<a>", "ITEM#<a>:<b>", "<a>_pmid_<b>",
            "A:<a>:<b>",
            "ITEM#<b>.<y>",
        ])
    func strange(template: String) {
        let findings = expectFindings(in: Self.design(template, isStrange: true))
        #expect(findings.first { $0.rule.code == "KW112" }?.fixIts.count == 1)
    }

    @Test(
        "is silent of prefixes, suffixes, names, and what numbers are joined by",
        arguments: [
            "ITEM#<b>", "v<y|pad(4)>", "$<a>", "<b>", "#META#<b>", "e-mail#<a>", "A_B#<a>#<b>", "ITEM#itm_<b>",
            "ITEM#<a>.json", "<y|pad(4)>-<m|pad(2)>", "ITEM#<y|pad(4)>.<m|pad(2)>", "ITEM#<a>#:<b>", "<b><a>",
            "USER-ROOT",
            "[<b>]",
        ])
    func usual(template: String) {
        expectFindings(in: Self.design(template, isStrange: false))
    }

    @Test("goes by the design's own delimiter")
    func ownDelimiter() {
        expectFindings(in: Self.design("ITEM#<b>", delimiter: "_", isStrange: true))
        expectFindings(in: Self.design("ITEM_<b>", delimiter: "_", isStrange: false))
        expectFindings(in: Self.design("ITEM::<b>", delimiter: "::", isStrange: false))
        expectFindings(in: Self.design("ITEM:<b>", delimiter: "::", isStrange: true))
    }

    @Test("templates of indexes, each once, and no attribute that is a key itself")
    func indexes() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table:
                  name: items
                  key: { partition: PK }
                  indexes:
                    first: { partition: G, sort: a }
                    second: { partition: G, sort: c }
                entities:
                  Item:
                    key: { PK: ITEM#<b> }
                    indexes:
                      first: { G: ITEM/<b> }
                #                 ^^^^^^^^ info[KW112]: `ITEM/<b>` separates its parts by `/`, and the delimiter of the design is `#`
                    attributes: { a: string, b: ulid, c: string }
                """)
    }
}
