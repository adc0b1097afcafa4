import KeywrightDiagnostics

extension Rule {
    static let nameClash = Rule(
        .nameClash,
        severity: .error,
        isFixed: true,
        summary: "two names that become one in generated code, or one that cannot be a name there",
        explanation: """
            Every repository has `get`, `create`, `put` and `delete`; a pattern of that name would be a second method of one name.
            Types and entities share the design's name space.
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
              get: { get: Note }
            # ^^^ error[KW011]
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
