import KeywrightDiagnostics

extension Rule {
    static let lostToYAML = Rule(
        .lostToYAML,
        severity: .error,
        isFixed: true,
        summary: "text that YAML swallowed in silence",
        explanation: """
            To YAML, a blank and a `#` begin a comment: `SK: NOTE #<id>` is `NOTE`. In a flow map a comma ends a value, so a
            condition with a comma is cut in two. The repair is the text in quotes.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key:
                  PK: NOTE #<noteId>
            #              ^^^^^^^^^ error[KW015]
                  SK: NOTE
                attributes: { noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
