import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW217 unscoped-pattern")
struct UnscopedPatternTests {
    /// The messages that the rule has for one pattern.
    private func found(_ pattern: String) -> [String] {
        let all = findings(
            in: """
                keywright: 1
                design: T
                scope: tenantId
                table: { name: notes, key: { partition: PK, sort: SK } }
                entities:
                  Note:
                    key: { PK: TENANT#<tenantId>, SK: NOTE#<noteId> }
                    attributes: { tenantId: ulid, noteId: ulid, body: string }
                  Total:
                    key: { PK: TENANT#<tenantId>, SK: TOTAL }
                    attributes: { tenantId: ulid, n: int }
                  Plan:
                    unscoped: true
                    key: { PK: PLAN#<name>, SK: PLAN }
                    attributes: { name: string, price: int }
                accessPatterns:
                  it: \(pattern)
                """)
        #expect(
            all.filter { ["KW001", "KW002", "KW003", "KW006", "KW008"].contains($0.rule.code) }.map(\.message) == [])
        return all.filter { $0.rule.code == "KW217" }.map(\.message)
    }

    @Test(
        "is silent where each call stays within one value",
        arguments: [
            "{ get: Note }", "{ batchGet: Note }", "{ create: Note }",
            "{ query: Note, where: tenantId = $tenantId }", "{ query: Note, where: $t = tenantId }",
            "{ query: [Note, Total], where: tenantId = $t }", "{ transactGet: [Note, Total] }",
            "{ transact: [{ create: Note }, { create: Total }] }",
            "{ transact: [{ create: Note }, { update: Total, add: { n: 1 } }] }",
            "{ transact: [{ create: Note }, { update: Total, key: { tenantId: $note.tenantId }, add: { n: 1 } }] }",
            "{ scan: Plan, because: there are few }", "{ scan: Note, because: an operator asks, unscoped: true }",
        ])
    func within(_ pattern: String) { #expect(found(pattern) == []) }

    @Test(
        "speaks where a call can go across",
        arguments: [
            ("{ scan: Note, because: there are few }", "scans the items of all values of `tenantId`"),
            (
                "{ query: Note, where: tenantId = '01ARZ3NDEKTSV4RRFFQ69G5FAV' }",
                "asks for items of `Note` without giving `tenantId`"
            ),
            (
                "{ transact: [{ create: Note }, { update: Total, key: { tenantId: $other }, add: { n: 1 } }] }",
                "it comes from `$tenantId` and from `$other`"
            ),
            (
                "{ transact: [{ check: Note, key: { tenantId: $a, noteId: $n } }, { delete: Total, key: { tenantId: $b } }] }",
                "it comes from `$a` and from `$b`"
            ),
        ])
    func across(_ pattern: String, _ words: String) {
        let messages = found(pattern)
        #expect(messages.count == 1)
        #expect(messages.first?.contains(words) == true, "\(messages)")
    }
}
