import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let unusedEntity = Rule(
        RuleID("KW212", "unused-entity"),
        severity: .info,
        summary: "an entity that no access pattern touches",
        explanation: """
            Each entity has `get`, `create`, `put` and `delete` by its key without being asked, and may need no more. Where access
            patterns are written down and none names it, it was forgotten, or its patterns were.
            """,
        bad: """
            keywright: 1
            design: Library
            table: { name: library, key: { partition: PK, sort: SK } }
            entities:
              Book:
                key: { PK: BOOK#<isbn>, SK: BOOK }
                attributes: { isbn: string, title: string }
              Shelf:
            # ^^^^^ info[KW212]
                key: { PK: SHELF#<shelf>, SK: SHELF }
                attributes: { shelf: string, room: string }
            accessPatterns:
              getBook: { get: Book }
            """,
        good: """
            keywright: 1
            design: Library
            table: { name: library, key: { partition: PK, sort: SK } }
            entities:
              Book:
                key: { PK: BOOK#<isbn>, SK: BOOK }
                attributes: { isbn: string, title: string }
              Shelf:
                key: { PK: SHELF#<shelf>, SK: SHELF }
                attributes: { shelf: string, room: string }
            accessPatterns:
              getBook: { get: Book }
              getShelf: { get: Shelf }
            """,
        check: .design(checkUnusedEntity)
    )
}

private func checkUnusedEntity(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    // Without any pattern nothing was forgotten: they are yet to be written.
    guard !design.patterns.isEmpty else { return }
    let used = Set(design.patterns.flatMap(\.entities))
    for id in design.entityIDs where !used.contains(id) {
        let entity = design[id]
        diagnostics.report(
            Diagnostic(
                Rule.unusedEntity.id, .info, "no access pattern touches `\(entity.name)`", at: Label(entity.nameSpan),
                help: ["write down what is asked of it, or `allow` it where its key is all that is needed"],
                subject: Subject(table: design[entity.table].name, entity: entity.name)))
    }
}
