import KeywrightDiagnostics

extension Rule {
    static let optionalInKey = Rule(
        RuleID("KW110", "optional-in-key"),
        severity: .error,
        isFixed: true,
        summary: "an optional attribute in a primary key template",
        explanation: """
            Every item needs its whole primary key. In an index an absent attribute only leaves the item out.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
            #                   ^^^^^^^^ error[KW110]
                attributes: { noteId: ulid?, body: string }
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
