import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

/// KW503 and KW504: what a range needs of the template before it.
@Suite("KW503 variable-width-before and KW504 range-not-last")
struct RangeOrderTests {
    @Test("show two values, and name pattern, entity and attribute")
    func witnesses() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table:
                  name: logs
                  key: { partition: PK, sort: SK }
                  indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
                entities:
                  Entry:
                    key: { PK: LOG#<logId>, SK: 'ENTRY#<kind><ts>' }
                    identity: [logId, ts]
                    indexes:
                      GSI1: { GSI1PK: OWNER#<owner>, GSI1SK: '<ts>#<line|pad(4)>' }
                    attributes: { logId: ulid, owner: ulid, ts: timestamp, kind: string, line: { type: int, min: 0, max: 9999 } }
                accessPatterns:
                  open: { query: Entry, where: logId = $logId and kind = $kind and ts >= $ts }
                #                                                                  ^^^^^^^^^ error[KW503]
                  lines: { query: Entry, where: owner = $owner and line >= $line }
                #                                                  ^^^^^^^^^^^^^ error[KW504]
                """#)
        let open = try #require(findings.first { $0.rule.code == "KW503" })
        #expect(open.subject.pattern == "open" && open.subject.entity == "Entry" && open.subject.attribute == "ts")
        guard case .values("kind", let values)? = open.witness, case .text(let one) = values[0],
            case .text(let other) = values[1]
        else {
            Issue.record("there is no witness")
            return
        }
        #expect(other.hasPrefix(one) && other != one)
        let lines = try #require(findings.first { $0.rule.code == "KW504" })
        #expect(lines.subject.entity == "Entry" && lines.subject.attribute == "line" && lines.subject.index == "GSI1")
        #expect(lines.witness == .values(attribute: "line", [.number("0"), .number("1")]))
    }
}
