import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

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
                attributes: { noteId: ulid, body: string, slug: string }
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
                attributes: { noteId: ulid, body: string, slug: string }
                unique: [slug]
            accessPatterns:
              editNote: { update: Note, set: [body] }
              getNote: { get: Note }
            """,
        check: .design(checkUnmaintainableUnique)
    )
}

private func checkUnmaintainableUnique(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    context.forEachWriteProblem { pattern, problem in
        guard case .unmaintainableUnique(let id, let attributes, let why, let span) = problem else { return }
        diagnostics.report(.unmaintainableUnique(pattern, context.design[id], attributes, why: why, at: span))
    }
}

extension Diagnostic {
    fileprivate static func unmaintainableUnique(
        _ pattern: AccessPattern, _ entity: Entity, _ attributes: [AttributeID], why: String, at span: SourceSpan
    ) -> Diagnostic {
        let names = attributes.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        return Diagnostic(
            Rule.unmaintainableUnique.id, .error, "`\(pattern.name)` cannot keep \(names) unique: \(why)",
            at: Label(span), related: entity.uniques.map { Label($0.span, "kept unique here") },
            help: ["delete the item and create another, which keeps the companions"],
            subject: Subject(
                entity: entity.name, attribute: attributes.first.map { entity[$0].name }, pattern: pattern.name))
    }
}
