import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW502 unsortable-type")
struct UnsortableTypeTests {
    private static func design(_ sort: String, _ patterns: String) -> String {
        """
        keywright: 1
        design: T
        checks: { KW103: off, KW114: off }
        table: { name: logs, key: { partition: PK, sort: SK } }
        entities:
          Entry:
            key: { PK: LOG#<logId>, SK: '\(sort)' }
            identity: [id]
            attributes: { logId: ulid, id: uuid, made: uuidv7, name: string, at: { type: timestamp, digits: any } }
        accessPatterns:
        \(patterns)
        """
    }

    @Test("is an error for a range and an order by name, with two values and the subject")
    func relied() throws {
        let cases: [(String, String, [String])] = [
            ("ID#<id>", "id", ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"]),
            ("NAME#<name|lower>", "name", ["B", "a"]),
            ("AT#<at>", "at", ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.5Z"]),
        ]
        for (sort, attribute, values) in cases {
            for pattern in [
                "where: logId = $logId and \(attribute) >= $x", "where: logId = $logId, order: \(attribute) ascending",
            ] {
                let file = SourceFile(
                    path: "t.keywright.yaml", text: Self.design(sort, "  list: { query: Entry, \(pattern) }\n"))
                let findings = compile(file).findings.filter { $0.rule.code == "KW502" }
                let finding = try #require(findings.first, "\(sort), \(pattern)")
                #expect(findings.count == 1 && finding.severity == .error)
                #expect(finding.subject.pattern == "list" && finding.subject.entity == "Entry")
                #expect(finding.subject.attribute == attribute)
                #expect(finding.witness == .values(attribute: attribute, values.map(WitnessValue.text)))
            }
        }
    }

    @Test("is one info at the template where patterns ask for the descending order by no name")
    func descending() {
        let findings = expectFindings(
            in: Self.design(
                "ID#<id>",
                #"""
                  last: { query: Entry, where: logId = $logId, order: descending, limit: 1 }
                  back: { query: Entry, where: logId = $logId, order: descending }
                  all: { query: Entry, where: logId = $logId, order: ascending }
                  one: { query: Entry, where: logId = $logId and id = $id, order: descending }
                """#
            ).replacing(
                "    identity:",
                with:
                    "#                                   ^^^^ info[KW502]: `last`, `back` ask for an order that means nothing\n    identity:"
            ))
        #expect(findings.first?.related.count == 2)
        #expect(findings.first?.witness != nil)
    }

    @Test(
        "is silent for what has an order",
        arguments: ["MADE#<made>", "NAME#<name|lower>", "NAME#<name>", "<logId>#<name>"])
    func ordered(sort: String) {
        expectFindings(in: Self.design(sort, "  last: { query: Entry, where: logId = $logId, order: descending }"))
    }
}
