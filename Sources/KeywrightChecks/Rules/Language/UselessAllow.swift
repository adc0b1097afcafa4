import KeywrightDiagnostics

extension Rule {
    static let uselessAllow = Rule(
        .uselessAllow,
        severity: .warning,
        summary: "an `allow` that silences nothing among the rules that ran, or one for a fixed rule",
        explanation: """
            An `allow` states that a finding is known and why it is fine. Once it silences nothing it would hide the next finding
            that deserves to be seen. Fixed rules cannot be allowed, lowered or turned off: what they find makes generated code wrong.
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
              getNote: { get: Note }
            allow:
              - { rule: KW302, because: few notes }
            #           ^^^^^ warning[KW012]
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
        check: .afterwards
    )
}
