import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let badCondition = Rule(
        .badCondition,
        severity: .error,
        isFixed: true,
        summary: "a condition that does not parse, or that compares what does not compare",
        explanation: """
            `where` has `and`, `=`, `<`, `<=`, `>`, `>=`, `between` and `begins with`; `if` has the whole grammar. A
            parameter takes its type from the attribute that it meets, and has one type in a pattern.
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
              listNotes: { query: Note, where: noteId == $noteId }
            #                                         ^^ error[KW008]
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
              getNote: { query: Note, where: noteId = $noteId, returns: one }
            """,
        check: .design(checkExpressible)
    )
}

/// What parses and fits the types can still be something that DynamoDB has no words for.
private func checkExpressible(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    context.forEachWriteProblem { pattern, problem in
        guard case .conditionNotExpressible(let test, let why) = problem else { return }
        diagnostics.report(
            Diagnostic(
                .badCondition, .error, "DynamoDB has no words for this condition of `\(pattern.name)`: \(why)",
                at: Label(test.span), subject: Subject(pattern: pattern.name)))
    }
}
