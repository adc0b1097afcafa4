import KeywrightDiagnostics

extension Rule {
    static let badType = Rule(
        .badType,
        severity: .error,
        isFixed: true,
        summary: "constraints that contradict each other, a default outside its type, or a transform of another type",
        explanation: """
            A type that no value can have would refuse every item, at run time, one by one. The same holds for a transform that does
            not take its type, for a `pattern` that is not of the dialect (literals, `.`, classes, `\\d \\w \\s`, groups, `|`, and
            `* + ? {n} {n,} {n,m}` up to 1000; no look-around, back-references or flags), and for a `distinct` or `hottest` that cannot be.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, length: { type: int, min: 9, max: 3 } }
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
                attributes: { noteId: ulid, length: { type: int, min: 3, max: 9 } }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
