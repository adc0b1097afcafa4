import KeywrightDiagnostics
import KeywrightDriver
import Testing

@Suite("KW002: a key that says something elsewhere, or otherwise")
struct MisplacedKeyTests {
    /// What the help of the one unknown key is.
    private func helpOfUnknown(_ pattern: String, attribute: String = "string") -> [String]? {
        let text = """
            keywright: 1
            design: T
            table: { name: things, key: { partition: PK } }
            entities:
              Thing:
                key: { PK: THING#<thingId> }
                attributes: { thingId: ulid, label: \(attribute) }
            accessPatterns:
              it: \(pattern)
            """
        let found = compile(SourceFile(path: "t.keywright.yaml", text: text)).findings
        let unknown = found.filter { $0.rule.code == "KW002" }
        return unknown.count == 1 ? unknown[0].help : nil
    }

    @Test(
        "says where it stands",
        arguments: [
            ("{ get: Thing, where: label = $l }", "finds its items by their whole primary key"),
            ("{ create: Thing, filter: label = $l }", "the condition of a write is `if`"),
            ("{ scan: Thing, because: few, if: label = $l }", "the condition of a read is `filter`"),
            ("{ get: Thing, key: thingId }", "a call gives the attributes of the key"),
            ("{ transact: [{ put: Thing, filter: label = $l }] }", "the condition of a step is `if`"),
        ])
    func ofPatterns(pattern: String, told: String) throws {
        let help = try #require(helpOfUnknown(pattern))
        #expect(help.first?.contains(told) == true, "\(help)")
    }

    @Test("says how an attribute is one that items may lack", arguments: ["optional", "required", "nullable"])
    func ofAttributes(key: String) throws {
        let help = try #require(helpOfUnknown("{ get: Thing }", attribute: "{ type: string, \(key): true }"))
        #expect(help == ["what an item may lack has a `?` behind its type: `string?`"])
    }
}
