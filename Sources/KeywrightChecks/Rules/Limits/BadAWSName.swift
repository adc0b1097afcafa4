import KeywrightDiagnostics

extension Rule {
    static let badAWSName = Rule(
        RuleID("KW401", "bad-aws-name"),
        severity: .error,
        isFixed: true,
        summary: "a table, index or attribute name outside the service's pattern or length",
        explanation: """
            Tables and indexes: 3 to 255 of `a-z A-Z 0-9 _ . -` (F1.1). Key attributes: 1 to 255 characters (F1.4). Other attributes:
            up to 65,535 bytes (F1.5). Tags: 50 for a table, keys of 1 to 128 characters, values of at most 256 (F1.25).
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: my notes, key: { partition: PK, sort: SK } }
            #              ^^^^^^^^ error[KW401]
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
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
