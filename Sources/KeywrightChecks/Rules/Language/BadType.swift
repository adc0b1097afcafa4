import KeywrightDiagnostics

extension Rule {
    static let badType = Rule(
        .badType,
        severity: .error,
        isFixed: true,
        summary: "constraints that contradict each other, or a default outside its type",
        explanation: """
            A type that no value can have would refuse every item, at run time, one by one.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, pieces: { type: int, min: 9, max: 3 } }
            #                                                                 ^ error[KW013]
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
                attributes: { noteId: ulid, pieces: { type: int, min: 3, max: 9 } }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
