import KeywrightDiagnostics

extension Rule {
    static let badExample = Rule(
        .badExample,
        severity: .error,
        summary: "an example item that its entity's types, constraints or key templates refuse, or two with one key",
        explanation: """
            Examples stand in documents and become sample data, so they are held to the design. They give the attributes that a
            caller would give: no key attributes, and what is filled in may be left out. Two of one entity have two keys.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, pages: int }
                examples:
                  - { noteId: 01ARZ3NDEKTSV4RRFFQ69G5FAV, pages: many }
            #                                                    ^^^^ error[KW014]
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
                attributes: { noteId: ulid, pages: int }
                examples:
                  - { noteId: 01ARZ3NDEKTSV4RRFFQ69G5FAV, pages: 3 }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
