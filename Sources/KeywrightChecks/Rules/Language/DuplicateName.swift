import KeywrightDiagnostics

extension Rule {
    static let duplicateName = Rule(
        .duplicateName,
        severity: .error,
        isFixed: true,
        summary: "one name given twice, with both places",
        explanation: """
            YAML readers take the last of two equal keys in silence. Here the second is an error that shows the first, in one file
            or in two of one design. Two attributes of one entity that are stored under one name are the same mistake.
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
              getNote: { get: Note }
              getNote: { get: Note }
            # ^^^^^^^ error[KW005]
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
