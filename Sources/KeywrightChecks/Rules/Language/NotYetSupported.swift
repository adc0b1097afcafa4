import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let notYetSupported = Rule(
        RuleID("KW000", "not-yet-supported"),
        severity: .error,
        isFixed: true,
        summary: "a word of the language that this version reads but does not plan yet",
        explanation: """
            The word is part of the language, and the design is right to use it, but this version of Keywright would have to
            ignore it. It refuses instead: a word without effect would be worse than none. The list of these words only shrinks.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
            accessPatterns:
              notes:
                scan: Note
                because: export
                filter: body = $a? or body = $b? or body = $c? or body = $d? or body = $e? or body = $f? or body = $g?
            #                  ^^^ error[KW000]
            #                                ^^^ error[KW000]
            #                                              ^^^ error[KW000]
            #                                                            ^^^ error[KW000]
            #                                                                          ^^^ error[KW000]
            #                                                                                        ^^^ error[KW000]
            #                                                                                                      ^^^ error[KW000]
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
        check: .design(checkNotYetPlanned)
    )
}

/// What is read and not planned, and batches that would have to be conditional.
private func checkNotYetPlanned(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for pattern in context.design.patterns {
        for part in context.design.unplannedParts(of: pattern) {
            diagnostics.report(
                Diagnostic(
                    Rule.notYetSupported.id, .error,
                    "\(part.what) is part of the language, but this version does not plan it yet",
                    at: Label(part.place, "not supported yet"), subject: part.subject))
        }
    }
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome else { continue }
        for case .unconditional(let id, let span) in failure.problems {
            let entity = context.design[id].name
            diagnostics.report(
                Diagnostic(
                    Rule.notYetSupported.id, .error,
                    "an allowed key collision makes every write of `\(entity)` conditional, and a batch has no conditions",
                    at: Label(span),
                    help: [
                        "write the items one by one", "begin the keys of one of the entities with another literal",
                    ],
                    subject: Subject(entity: entity, pattern: pattern.name)))
        }
    }
}
