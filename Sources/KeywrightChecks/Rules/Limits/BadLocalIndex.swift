import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let badLocalIndex = Rule(
        .badLocalIndex,
        severity: .error,
        isFixed: true,
        summary: "a local index of a table without a sort attribute, or with another partition attribute",
        explanation: """
            A local index orders the items of each partition of its table otherwise: it has the table's partition attribute, which is
            left out, and another sort attribute, and the table has a sort attribute, too (F1.28). It is made with the table and stays.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByTitle: { local: true, partition: author, sort: title }
            #                                      ^^^^^^ error[KW406]
            entities:
              Note:
                key: { PK: USER#<userId>, SK: NOTE#<noteId> }
                attributes: { userId: ulid, noteId: ulid, author: string, title: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByTitle: { local: true, sort: title }
            entities:
              Note:
                key: { PK: USER#<userId>, SK: NOTE#<noteId> }
                attributes: { userId: ulid, noteId: ulid, author: string, title: string }
            accessPatterns:
              listNotes: { query: Note, where: userId = $userId and title begins with $title, limit: 20 }
            """,
        check: .whileReading
    )
}
