import KeywrightDiagnostics

extension Rule {
    static let badTemplate = Rule(
        .badTemplate,
        severity: .error,
        isFixed: true,
        summary: "a key template that does not parse",
        explanation: """
            A template is text with placeholders: `ORDER#<orderId>`, `<placedAt|day>`. A backslash escapes `<`, `>`, `|` and
            itself. Where a transform has an argument, it stands in parentheses: `pad(4)`, `shard(10)`.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId, SK: NOTE }
            #                   ^^^^^^^ error[KW007]
                attributes: { noteId: ulid, text: string }
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
                attributes: { noteId: ulid, text: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
