import KeywrightDiagnostics

extension Rule {
    static let wrongKind = Rule(
        .wrongKind,
        severity: .error,
        isFixed: true,
        summary: "a list where a map is expected, text where a number is, a number with a wrong unit",
        explanation: """
            Counts take `k`, `M` and `G` (powers of 1000), sizes end in `B`, `KB` or `MB` (powers of 1024), rates are counts with
            `/s`, `/min`, `/h` or `/d`. No blanks.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                expect: { count: 50 million }
            #                    ^^^^^^^^^^ error[KW004]
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
                expect: { count: 50M }
                attributes: { noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
