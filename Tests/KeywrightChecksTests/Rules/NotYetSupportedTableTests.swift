import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// What is read and understood, and not planned yet: one finding each, at its place, while all other rules run.
@Suite("KW000 not-yet-supported, of tables and entities")
struct NotYetSupportedTableTests {
    @Test("`when` of an index entry, whose attributes are inputs of the entry")
    func when() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table:
                  name: notes
                  key: { partition: PK, sort: SK }
                  indexes: { Open: { partition: openKey, sort: noteId } }
                entities:
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    indexes: { Open: { openKey: 'OPEN#<author>', when: isDone = false } }
                    attributes: { noteId: ulid, author: string, isDone: bool }
                accessPatterns:
                  openNotes: { query: Note, where: author = $author, limit: 20 }
                  #^^^^^^^^ warning[KW210]: `openNotes` finds no item of `Note` for which `when` is false
                  finish: { update: Note, set: [isDone] }
                  #                             ^^^^^^ error[KW109]: `finish` changes `isDone` but does not know `author`
                """)
    }

    @Test("a local index that holds all is planned, and answers consistent reads")
    func localIndex() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table:
                  name: notes
                  key: { partition: PK, sort: SK }
                  indexes:
                    ByTitle: { local: true, sort: title }
                    Global: { partition: owner, sort: title }
                entities:
                  Note:
                    key: { PK: USER#<userId>, SK: NOTE#<noteId> }
                    attributes: { userId: ulid, noteId: ulid, owner: string, title: string }
                accessPatterns:
                  titled: { query: Note, where: userId = $userId and title begins with $title, consistent: true, limit: 9 }
                  owned: { query: Note, where: owner = $owner, consistent: true, limit: 9 }
                  #                                                        ^^^^ error[KW204]
                """)
    }
}
