import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let tooManyIndexes = Rule(
        RuleID("KW402", "too-many-indexes"),
        severity: .error,
        isFixed: true,
        summary: "a table with more than 20 global or 5 local indexes",
        explanation: """
            The service makes at most 20 global and 5 local indexes for a table (F1.21). One index can serve several entities and
            several patterns: give them templates on key attributes that they share.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByTitle: { local: true, sort: title }
                ByAuthor: { local: true, sort: author }
                ByPages: { local: true, sort: pages }
                ByColor: { local: true, sort: color }
                BySlug: { local: true, sort: slug }
                ByMood: { local: true, sort: mood }
            #   ^^^^^^ error[KW402]
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes:
                  { noteId: ulid, title: string, author: string, pages: int, color: string, slug: string, mood: string }
            accessPatterns:
              byTitle: { query: Note, where: noteId = $noteId and title = $title, limit: 20 }
              byAuthor: { query: Note, where: noteId = $noteId and author = $author, limit: 20 }
              byPages: { query: Note, where: noteId = $noteId and pages = $pages, limit: 20 }
              byColor: { query: Note, where: noteId = $noteId and color = $color, limit: 20 }
              bySlug: { query: Note, where: noteId = $noteId and slug = $slug, limit: 20 }
              byMood: { query: Note, where: noteId = $noteId and mood = $mood, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByTitle: { local: true, sort: title }
                ByAuthor: { local: true, sort: author }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, title: string, author: string, pages: int }
            accessPatterns:
              byTitle: { query: Note, where: noteId = $noteId and title = $title, limit: 20 }
              byAuthor: { query: Note, where: noteId = $noteId and author = $author, limit: 20 }
            """,
        check: .design(checkTooManyIndexes)
    )
}

private func checkTooManyIndexes(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for table in context.design.tables {
        let kinds = [
            ("global", 20, table.indexes.filter { !$0.isLocal }), ("local", 5, table.indexes.filter(\.isLocal)),
        ]
        for (kind, most, indexes) in kinds where indexes.count > most {
            diagnostics.report(.tooManyIndexes(kind, most, indexes.count, of: table, first: indexes[most]))
        }
    }
}

extension Diagnostic {
    fileprivate static func tooManyIndexes(
        _ kind: String, _ most: Int, _ count: Int, of table: Table, first: SecondaryIndex
    ) -> Diagnostic {
        Diagnostic(
            Rule.tooManyIndexes.id, .error,
            "table `\(table.name)` has \(count) \(kind) indexes, and DynamoDB makes at most \(most)",
            at: Label(first.nameSpan, "one too many"),
            help: ["let entities share an index: the templates of its key attributes are their own"],
            subject: Subject(table: table.name, index: first.name))
    }
}
