import KeywrightDiagnostics

extension Rule {
    static let badInclude = Rule(
        .badInclude,
        severity: .error,
        isFixed: true,
        summary: "an included file that is missing, unreadable, part of a cycle, or outside the design's folder",
        explanation: """
            Paths under `include` are relative to the file that includes and stay below the folder of the design's own file, links
            followed. `*`, `?` and `[a-z]` match within a name, `**` any number of folders; a pattern that matches no file is an error, since it
            is misspelt more often than it waits for files to come. Each file is read once, wherever it is included; one that
            comes back to itself is a cycle. While a file is missing, names that it may define are not reported as unknown.
            """,
        bad: """
            keywright: 1
            design: Notes
            include: [users.yaml]
            #         ^^^^^^^^^^ error[KW010]: there is no file `users.yaml`
            table: { name: notes, key: { partition: PK, sort: SK } }
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
