import KeywrightDiagnostics

extension Rule {
    static let yamlSyntax = Rule(
        .yamlSyntax,
        severity: .error,
        isFixed: true,
        summary: "the text is not YAML, or holds several documents",
        explanation: """
            The message is the YAML reader's own. A file holds one document. Templates and conditions that begin with a sign of
            YAML's, or that hold ` #` or `: `, need quotes.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note ]
            #                      ^ error[KW001]
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
