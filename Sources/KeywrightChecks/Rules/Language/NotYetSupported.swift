import KeywrightDiagnostics

extension Rule {
    static let notYetSupported = Rule(
        RuleID("KW000", "not-yet-supported"),
        severity: .error,
        isFixed: true,
        summary: "a word of the language that this version reads but does not plan or generate yet",
        explanation: """
            The word is part of the language, and the design is right to use it, but this version of Keywright would have to
            ignore it. It refuses instead: a word without effect would be worse than none. The list of these words only shrinks.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, text: string }
            accessPatterns:
              getNotes: { batchGet: Note }
            #             ^^^^^^^^ error[KW000]
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, text: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
