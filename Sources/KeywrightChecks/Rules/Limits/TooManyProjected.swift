import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let tooManyProjected = Rule(
        RuleID("KW403", "too-many-projected"),
        severity: .error,
        isFixed: true,
        summary: "more than 20 projected attributes in an index, or 100 in all indexes of a table",
        explanation: """
            An index lists at most 20 attributes beside its keys, and the indexes of a table at most 100 together, an attribute counted
            once for each index (F1.22). Where a plan tells entities apart by the discriminator, it is one of them. An index that
            projects `all` lists none.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByAuthor:
            #   ^^^^^^^^ error[KW403]
                  partition: author
                  project:
                    [
                      a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15,
                      a16, a17, a18, a19, a20, a21
                    ]
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes:
                  {
                    noteId: ulid, author: string,
                    a01: string, a02: string, a03: string, a04: string, a05: string, a06: string,
                    a07: string, a08: string, a09: string, a10: string, a11: string, a12: string,
                    a13: string, a14: string, a15: string, a16: string, a17: string, a18: string,
                    a19: string, a20: string, a21: string
                  }
            accessPatterns:
              countOfAuthor: { query: Note, where: author = $author, returns: count }
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                ByAuthor: { partition: author, project: [title, pages] }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, author: string, title: string, pages: int, content: string }
            accessPatterns:
              countOfAuthor: { query: Note, where: author = $author, returns: count }
            """,
        check: .design(checkTooManyProjected)
    )
}

private let mostOfIndex = 20
private let mostOfTable = 100

private func checkTooManyProjected(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    guard context.design.tables.contains(where: { $0.indexes.contains(where: \.listsAttributes) }) else { return }
    let projections = IndexProjections(context.design, context.plan)
    for id in context.design.tableIDs {
        let table = context.design[id]
        var total = 0
        var before = 0
        var isOverInIndex = false
        var passing: SecondaryIndex?
        for index in table.indexes {
            guard case .include(let names) = projections.projection(of: index, of: id) else { continue }
            if names.count > mostOfIndex {
                isOverInIndex = true
                diagnostics.report(.tooManyProjected(names, in: index, of: table))
            }
            before = total
            total += names.count
            if before <= mostOfTable, total > mostOfTable { passing = index }
        }
        if !isOverInIndex, let passing { diagnostics.report(.tooManyProjected(total, of: table, at: passing)) }
    }
}

extension SecondaryIndex {
    /// Whether it projects attributes by name: only then do plans add to them.
    fileprivate var listsAttributes: Bool {
        if case .include = projection { return true }
        return false
    }
}

extension Diagnostic {
    fileprivate static func tooManyProjected(_ names: [String], in index: SecondaryIndex, of table: Table)
        -> Diagnostic
    {
        var notes: [String] = []
        if case .include(let written) = index.projection, written.count < names.count, let last = names.last {
            notes = ["`\(last)` is one of them, since a plan of this index tells entities apart by it"]
        }
        return Diagnostic(
            Rule.tooManyProjected.id, .error,
            "index `\(index.name)` projects \(names.count) attributes, and DynamoDB takes at most \(mostOfIndex)",
            at: Label(index.nameSpan, "too many to list"), help: ["project `all`, which lists none"], notes: notes,
            subject: Subject(table: table.name, index: index.name))
    }

    fileprivate static func tooManyProjected(_ total: Int, of table: Table, at index: SecondaryIndex) -> Diagnostic {
        Diagnostic(
            Rule.tooManyProjected.id, .error,
            "the indexes of table `\(table.name)` project \(total) attributes, and DynamoDB takes at most \(mostOfTable)",
            at: Label(index.nameSpan, "passes \(mostOfTable)"), help: ["let an index project `all`, which lists none"],
            subject: Subject(table: table.name, index: index.name))
    }
}
