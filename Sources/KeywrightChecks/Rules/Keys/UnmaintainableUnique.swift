import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let unmaintainableUnique = Rule(
        RuleID("KW115", "unmaintainable-unique"),
        severity: .error,
        isFixed: true,
        summary: "a write that would leave a uniqueness companion behind, or fail to make one",
        explanation: """
            What is `unique` is kept by a companion item of its own, written in the same transaction. A write that does not know the
            value that it replaces cannot remove the old companion: a `put`, or an update of the attribute without its old value.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, text: string, slug: string }
                unique: [slug]
            accessPatterns:
              moveNote: { update: Note, set: [slug] }
            #                                 ^^^^ error[KW115]
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, text: string, slug: string }
                unique: [slug]
            accessPatterns:
              editNote: { update: Note, set: [text] }
              getNote: { get: Note }
            """,
        check: .design(checkUnmaintainableUnique)
    )
}

private func checkUnmaintainableUnique(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for pattern in context.design.patterns {
        for update in pattern.updates {
            let entity = context.design[update.entity]
            let unique = Set(entity.uniques.flatMap(\.attributes))
            for change in update.changedAttributes where unique.contains(change.value) {
                let name = entity[change.value].name
                diagnostics.report(
                    .unmaintainableUnique(
                        pattern, entity: entity, attribute: name, at: change.span,
                        why: "changes `\(name)` without knowing the value that its companion stands for"))
            }
        }
        for entity in pattern.putEntities.map({ context.design[$0] }) where !entity.uniques.isEmpty {
            let names = entity.uniques.flatMap(\.attributes).map { "`\(entity[$0].name)`" }.joined(separator: ", ")
            diagnostics.report(
                .unmaintainableUnique(
                    pattern, entity: entity, attribute: nil, at: pattern.nameSpan,
                    why: "puts an item over one whose \(names) it does not know"))
        }
    }
}

extension Diagnostic {
    fileprivate static func unmaintainableUnique(
        _ pattern: AccessPattern, entity: Entity, attribute: String?, at span: SourceSpan, why: String
    ) -> Diagnostic {
        Diagnostic(
            Rule.unmaintainableUnique.id, .error, "`\(pattern.name)` \(why)", at: Label(span),
            related: entity.uniques.map { Label($0.span, "kept unique here") },
            help: ["delete the item and create another, which keeps the companions"],
            subject: Subject(entity: entity.name, attribute: attribute, pattern: pattern.name))
    }
}
