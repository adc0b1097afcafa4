import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let notYetSupported = Rule(
        RuleID("KW000", "not-yet-supported"),
        severity: .error,
        isFixed: true,
        summary: "a word of the language that this version reads but does not plan or generate yet",
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

/// What is read and not planned or generated yet, and writes that an allowed collision would guard.
private func checkNotYetPlanned(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    var parts = context.design.unplannedParts
    for pattern in context.design.patterns { parts += context.design.unplannedParts(of: pattern) }
    for part in parts {
        let lacking =
            switch part.stage {
            case .planning: "does not plan it yet"
            case .generating: "plans it and does not generate code for it yet"
            }
        diagnostics.report(
            Diagnostic(
                Rule.notYetSupported.id, .error, "\(part.what) is part of the language, but this version \(lacking)",
                at: Label(part.place, "not supported yet"), subject: part.subject))
    }
    for allowance in context.design.allowances where Rule.named(allowance.rule.value)?.id == Rule.keyCollision.id {
        diagnostics.report(
            Diagnostic(
                Rule.notYetSupported.id, .error,
                "an allowed key collision makes every write of both entities conditional, which is not generated yet",
                at: Label(allowance.rule.span), help: ["begin the keys of one of the entities with another literal"]))
    }
}
