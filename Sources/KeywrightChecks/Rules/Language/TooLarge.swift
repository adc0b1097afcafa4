import KeywrightDiagnostics

extension Rule {
    static let tooLarge = Rule(
        .tooLarge,
        severity: .error,
        isFixed: true,
        summary: "nesting, alias expansion, file size or name length over the compiler's limits",
        explanation: """
            The limits stop a file of a few lines from becoming gigabytes: 4 MB a file, 64 levels, 100,000 nodes after aliases,
            1,000 files and 16 MB a design. A design made by people does not come near them. The example needs 65 levels; it shows the shape.
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
