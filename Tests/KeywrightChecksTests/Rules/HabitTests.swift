import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW701 to KW704: habits")
struct HabitTests {
    @Test("KW701 finds stored names in whatever case, and key attributes, each once")
    func reservedWords() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: notes
                  key: { partition: HASH, sort: SK }
                  #                 ^^^^ info[KW701]: `HASH` is a reserved word of expressions
                  indexes: { ByOwner: { partition: owner, sort: HASH } }
                entities:
                  Note:
                    key: { HASH: NOTE#<noteId>, SK: NOTE }
                    attributes:
                      noteId: ulid
                      owner: string
                      #^^^^ info[KW701]: `owner` is a reserved word of expressions
                      mood: { type: string, stored: STATUS }
                      #^^^ info[KW701]: `STATUS` is a reserved word of expressions
                      name: { type: string, stored: noteName }
                  Page:
                    key: { HASH: PAGE#<pageId>, SK: PAGE }
                    attributes: { pageId: ulid, deep: { object: { count: int } } }
                accessPatterns:
                  getNote: { get: Note }
                """)
    }

    @Test("KW701 in a mixin is one finding, which an `allow` at the attribute silences")
    func reservedWordOfAMixin() {
        let found = expectFindings(
            in: """
                keywright: 1
                design: T
                table: { name: notes, key: { partition: PK, sort: SK } }
                mixins:
                  Named:
                    attributes:
                      name: string
                      #^^^ info[KW701]
                      owner: { type: string, allow: [{ rule: KW701, because: the table has it so }] }
                      #^^^^ info[KW701]
                entities:
                  Note: { extends: Named, key: { PK: NOTE#<noteId>, SK: NOTE }, attributes: { noteId: ulid } }
                  Page: { extends: Named, key: { PK: PAGE#<pageId>, SK: PAGE }, attributes: { pageId: ulid } }
                accessPatterns:
                  getNote: { get: Note }
                """)
        #expect(found.map(\.allowedBecause) == [nil, "the table has it so"])
    }

    @Test("KW702 finds what no attribute, member or other type names")
    func unusedTypes() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table: { name: notes, key: { partition: PK, sort: SK } }
                types:
                  Mood: { enum: [calm, wild] }
                  Money: { type: decimal, fraction: 2 }
                  Line: { object: { price: Money } }
                  Lines: list<Line>
                  #^^^^ info[KW702]: nothing uses type `Lines`
                  Left: int
                  #^^^ info[KW702]: nothing uses type `Left`
                  Code: string
                mixins:
                  Coded: { attributes: { code: Code } }
                entities:
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    attributes: { noteId: ulid, moods: list<Mood>? }
                accessPatterns:
                  getNote: { get: Note }
                """)
    }

    private static let undescribed = """
        keywright: 1
        design: T
        table: { name: notes, key: { partition: PK, sort: SK } }
        entities:
          Note: { key: { PK: NOTE#<noteId>, SK: NOTE }, attributes: { noteId: ulid } }
        accessPatterns:
          getNote: { get: Note }

        """

    @Test("KW703 is off unless it is asked for")
    func missingDescription() {
        let file = SourceFile(path: "notes.keywright.yaml", text: Self.undescribed)
        #expect(compile(file).findings.isEmpty)
        let asked = compile(file, asked: ["KW703"]).findings
        #expect(asked.map(\.rule.code) == ["KW703", "KW703"])
        #expect(asked.map(\.severity) == [.info, .info])
    }

    @Test(
        "KW703 takes the severity that `checks` gives it, by code or name", arguments: ["KW703", "missing-description"])
    func checksTurnItOn(name: String) {
        let text = Self.undescribed + "checks: { \(name): warning }\n"
        let found = compile(SourceFile(path: "notes.keywright.yaml", text: text)).findings
        #expect(found.map(\.severity) == [.warning, .warning])
    }

    @Test("an `allow` of a rule that is off is not useless: it did not run")
    func allowOfARuleThatIsOff() {
        let text = Self.undescribed + "allow: [{ rule: KW703, because: names say it all }]\n"
        #expect(compile(SourceFile(path: "notes.keywright.yaml", text: text)).findings.isEmpty)
    }

    @Test("KW704 follows the habit of most")
    func habitOfMost() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table: { name: notes, key: { partition: PK, sort: SK } }
                entities:
                  note:
                  #^^^ info[KW704]: entity `note` is not in PascalCase
                    key: { PK: NOTE#<NoteId>, SK: NOTE }
                    attributes: { NoteId: ulid, Author: string, mood: string }
                  User_Page:
                  #^^^^^^^^ info[KW704]: entity `User_Page` is not in PascalCase
                    key: { PK: PAGE#<PageId>, SK: PAGE }
                    attributes: { PageId: ulid }
                accessPatterns:
                  GetNote: { get: note }
                  getPage: { get: User_Page }
                """)
    }
}
