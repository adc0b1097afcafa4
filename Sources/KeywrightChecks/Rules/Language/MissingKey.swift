import KeywrightDiagnostics

extension Rule {
    static let missingKey = Rule(
        .missingKey,
        severity: .error,
        isFixed: true,
        summary: "a required key is absent",
        explanation: """
            Without the key the entry has no meaning that Keywright could guess. The place is the entry that lacks it.
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
              getNote: { description: reads a note }
            # ^^^^^^^ error[KW003]
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
