import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let missingDescription = Rule(
        RuleID("KW703", "missing-description"),
        severity: .info,
        isOffByDefault: true,
        summary: "an entity or pattern without a description",
        explanation: """
            Descriptions become documents and doc comments of generated code. The rule is off unless a design turns it on, with
            `checks: { KW703: info }`, or a run asks for it by its code or name.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            checks: { KW703: info }
            entities:
              Note:
            # ^^^^ info[KW703]
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, content: string }
            accessPatterns:
              getNote: { get: Note }
            # ^^^^^^^ info[KW703]
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            checks: { KW703: info }
            entities:
              Note:
                description: What a user has jotted down.
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, content: string }
            accessPatterns:
              getNote: { get: Note, description: Opens a note. }
            """,
        check: .design(checkMissingDescription)
    )
}

private func checkMissingDescription(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for entity in design.entities where entity.description == nil {
        diagnostics.report(
            .missingDescription("entity `\(entity.name)`", at: entity.nameSpan, Subject(entity: entity.name)))
    }
    for pattern in design.patterns where pattern.description == nil {
        diagnostics.report(
            .missingDescription("pattern `\(pattern.name)`", at: pattern.nameSpan, Subject(pattern: pattern.name)))
    }
}

extension Diagnostic {
    fileprivate static func missingDescription(_ what: String, at place: SourceSpan, _ subject: Subject) -> Diagnostic {
        Diagnostic(
            Rule.missingDescription.id, .info, "\(what) has no `description`", at: Label(place),
            help: ["say in a sentence what it is for"], subject: subject)
    }
}
