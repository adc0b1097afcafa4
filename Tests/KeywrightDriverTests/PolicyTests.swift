import KeywrightChecks
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

    @Test("one severity for a rule, by whatever name")
    func setTwice() {
        let found = findings(Self.design(top: "checks: { KW302: off, low-cardinality: error }\n"))
        #expect(found.map(\.rule.code) == ["KW005"])
        #expect(found.first?.related.count == 1)
    }

    @Test("an `allow` is not useless where its rule is off, did not run, or is not built yet")
    func notUseless() {
        let allowances = ["KW302", "KW203", "low-cardinality", "stale-read"]
            .map { "{ rule: \($0), because: it is rare }" }.joined(separator: ", ")
        #expect(
            findings(Self.design(top: "allow: [\(allowances)]\nchecks: { KW302: off }\n"))
                .filter { !$0.message.contains("KW203") && !$0.message.contains("KW221") } == [])
        let broken = Self.design(top: "allow: [\(allowances)]\n").replacing("noteId: ulid", with: "noteId: nothing")
        #expect(findings(broken).map(\.rule.code) == ["KW006"])
    }

    @Test(
        "a rule of the language is known before it is built, and fixed ones are fixed",
        arguments: ["KW219", "wrong-key-condition", "KW402"])
    func fixedBeforeItIsBuilt(rule: String) {
        let found = findings(
            Self.design(top: "allow: [{ rule: \(rule), because: it is rare }]\nchecks: { KW302: off }\n"))
        #expect(found.map(\.rule.code) == ["KW012"] && found.map(\.severity) == [.error])
    }

    @Test("the catalogue holds every rule under its name, fixed or not")
    func catalogue() {
        for rule in Rule.all where rule.id.code != "KW000" {
            let entry = LanguageRule.all.first { $0.id.code == rule.id.code }
            #expect(entry?.id.name == rule.id.name && entry?.isFixed == rule.isFixed, "\(rule.id.code)")
        }
        #expect(Set(LanguageRule.all.map(\.id.code)).count == LanguageRule.all.count)
    }

    /// A table, an index, an entity, an attribute and a pattern that bear an `allow` each, for what is found about them.
    private static let scopes = """
        keywright: 1
        design: Notes
        table:
          name: notes
          key: { partition: PK, sort: SK }
          TABLE
          indexes: { GSI1: { partition: G1, sort: G2, INDEX } }
        entities:
          Note:
            key: { PK: ALL, SK: NOTE#<noteId> }
            indexes: { GSI1: { G1: ALL, G2: <state> } }
            attributes: { noteId: ulid, state: { type: string, ATTRIBUTE } }
            expect: { count: 1M }
            ENTITY
        accessPatterns:
          listNotes: { query: Note, where: state >= $state, PATTERN }
        """

    @Test(
        "an `allow` stands on each part of a design",
        arguments: ["TABLE", "INDEX", "ENTITY", "ATTRIBUTE", "PATTERN"])
    func everyScope(part: String) {
        var text = Self.scopes
        for other in ["TABLE", "INDEX", "ENTITY", "ATTRIBUTE", "PATTERN"] {
            let entry = "allow: [{ rule: KW222, because: it is rare }]"
            text = text.replacing(other, with: other == part ? entry : "x-none: none")
        }
        // There is no such rule, and the finding stands at the `allow` wherever that is.
        #expect(findings(text).filter { $0.rule.code == "KW006" }.count == 1)
    }

    @Test("an `allow` on an entity covers what is said of it elsewhere")
    func subject() {
        let pattern = findings(
            """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: ALL, SK: NOTE#<noteId> }
                attributes: { noteId: ulid }
                expect: { count: 1M }
                allow: [{ rule: KW302, because: it is rare }]
              Other:
                key: { PK: ALL, SK: OTHER#<otherId> }
                attributes: { otherId: ulid }
                expect: { count: 1M }
            accessPatterns:
              getNote: { get: Note }
              getOther: { get: Other }
            """)
        #expect(pattern.filter { $0.rule.code == "KW302" }.map(\.allowedBecause) == ["it is rare", nil])
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
