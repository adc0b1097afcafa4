import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("What `checks` and `allow` make of findings")
struct PolicyTests {
    /// A design with one KW302 of its own, a warning, and a place for settings at the top and at the entity.
    private static func design(top: String = "", entity: String = "", marks: String = "") -> String {
        """
        keywright: 1
        design: Notes
        table: { name: notes, key: { partition: PK, sort: SK } }
        \(top)entities:
          Note:
            key: { PK: ALL, SK: NOTE#<noteId> }
        \(marks)    attributes: { noteId: ulid }
            expect: { count: 1M }
        \(entity)accessPatterns:
          getNote: { get: Note }

        """
    }

    private func findings(_ text: String) -> [Diagnostic] {
        compile(SourceFile(path: "notes.keywright.yaml", text: text)).findings
    }

    @Test("the rule speaks without a setting")
    func plain() {
        let found = findings(Self.design())
        #expect(found.map(\.rule.code) == ["KW302"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test(
        "`checks` sets the severity, by code or by name",
        arguments: [("KW302: error", Severity.error), ("low-cardinality: info", .info)])
    func severity(setting: String, expected: Severity) {
        #expect(findings(Self.design(top: "checks: { \(setting) }\n")).map(\.severity) == [expected])
    }

    @Test("`checks` turns a rule off")
    func off() {
        #expect(findings(Self.design(top: "checks: { KW302: off }\n")).isEmpty)
    }

    @Test("`allow` marks the finding with its reason, at the entity and at the top")
    func allow() {
        let allowance = "allow: [{ rule: KW302, because: one partition is enough }]\n"
        for text in [Self.design(top: allowance), Self.design(entity: "    " + allowance)] {
            let found = findings(text)
            #expect(found.map(\.allowedBecause) == ["one partition is enough"])
        }
    }

    @Test("an `allow` that silences nothing is a warning")
    func useless() {
        let found = findings(Self.design(top: "allow: [{ rule: KW207, because: never }]\nchecks: { KW302: off }\n"))
        #expect(found.map(\.rule.code) == ["KW012"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test(
        "a fixed rule can be neither allowed nor lowered",
        arguments: [
            "allow: [{ rule: KW201, because: it is rare }]\n", "checks: { needs-scan: warning }\n",
        ])
    func fixed(setting: String) {
        let found = findings(
            Self.design(top: setting + (setting.hasPrefix("checks") ? "" : "checks: { KW302: off }\n")))
        #expect(found.contains { $0.rule.code == "KW012" && $0.severity == .error })
    }

    @Test("a rule that does not exist is named, with the nearest")
    func unknown() throws {
        let found = findings(Self.design(top: "checks: { low-cardinalty: info }\n"))
        let complaint = try #require(found.first { $0.rule.code == "KW006" })
        #expect(complaint.help == ["a rule with a similar name exists: `low-cardinality`"])
    }
}
