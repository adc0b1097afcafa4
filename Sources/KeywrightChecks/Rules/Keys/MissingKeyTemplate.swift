import KeywrightDiagnostics

extension Rule {
    static let missingKeyTemplate = Rule(
        RuleID("KW104", "missing-key-template"),
        severity: .error,
        isFixed: true,
        summary: "an entity gives no template for a key attribute, one for what is no key there, or a second one",
        explanation: """
            An item without all key attributes is refused by the table, and is not in the index (F1.47). A key attribute that several
            indexes share has one template in an entity, and one that bears an attribute's name is that attribute. A `when` leaves out
            the templates of its entry, so that there has to be one.
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
