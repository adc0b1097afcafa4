import KeywrightDiagnostics

extension Rule {
    static let badTemplate = Rule(
        .badTemplate,
        severity: .error,
        isFixed: true,
        summary: "a key template that does not parse, or that a value cannot go through",
        explanation: """
            A template is text with placeholders: `ORDER#<orderId>`, `<placedAt|day>`. A backslash escapes `<`, `>`, `|` and
            itself. Each transform takes certain types only: `pad` a number, `day` a timestamp or a date.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId, SK: NOTE }
            #                   ^^^^^^^ error[KW007]
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
