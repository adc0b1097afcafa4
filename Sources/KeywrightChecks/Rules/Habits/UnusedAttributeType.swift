import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let unusedAttributeType = Rule(
        RuleID("KW702", "unused-attribute-type"),
        severity: .info,
        summary: "a type in `types` that nothing uses",
        explanation: """
            No attribute, member or other type names it. It may be left over, or meant for an attribute that repeats it.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            types:
              Mood: { enum: [calm, wild] }
            # ^^^^ info[KW702]
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, mood: { enum: [calm, wild] } }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            types:
              Mood: { enum: [calm, wild] }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, mood: Mood }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkUnusedAttributeType)
    )
}

private func checkUnusedAttributeType(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for type in context.design.types where !type.isUsed {
        diagnostics.report(
            Diagnostic(
                Rule.unusedAttributeType.id, .info, "nothing uses type `\(type.name)`", at: Label(type.nameSpan),
                help: ["remove it, or use it"], subject: Subject(type: type.name)))
    }
}
