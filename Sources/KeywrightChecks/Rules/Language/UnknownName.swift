import KeywrightDiagnostics

extension Rule {
    static let unknownName = Rule(
        .unknownName,
        severity: .error,
        isFixed: true,
        summary: "an entity, attribute, index, type, transform or parameter that is not defined",
        explanation: """
            What is not defined is mostly misspelt, so the nearest defined name is offered where there is one.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteID>, SK: NOTE }
            #                    ^^^^^^ error[KW006]
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
