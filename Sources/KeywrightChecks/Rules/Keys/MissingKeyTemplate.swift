import KeywrightDiagnostics

extension Rule {
    static let missingKeyTemplate = Rule(
        RuleID("KW104", "missing-key-template"),
        severity: .error,
        isFixed: true,
        summary: "an entity gives no template for a key attribute, or one for what is no key there",
        explanation: """
            An item without all key attributes is refused by the table, and is not in the index (F1.47).
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId> }
            #   ^^^ error[KW104]
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
