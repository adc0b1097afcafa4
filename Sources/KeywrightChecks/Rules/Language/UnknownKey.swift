import KeywrightDiagnostics

extension Rule {
    static let unknownKey = Rule(
        .unknownKey,
        severity: .error,
        isFixed: true,
        summary: "a key that the language does not define",
        explanation: """
            A key that nothing reads is a wish that nobody hears, so every unknown key is an error, with the nearest known one.
            Keys that begin with `x-` are yours: no part of Keywright looks at them.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
                desciption: What somebody wrote down
            #   ^^^^^^^^^^ error[KW002]
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
                description: What somebody wrote down
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
