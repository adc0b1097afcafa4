import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let scanDeclared = Rule(
        RuleID("KW211", "scan-declared"),
        severity: .info,
        summary: "a scan on purpose, with its reason and its cost",
        explanation: """
            A scan reads and pays for everything that is there, whatever a filter leaves of it (F3.18). `scan` with its `because` says that
            this is meant, so nothing is wrong; the finding keeps all of a design's scans in sight, each with what one pass costs by the
            declared figures.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
                expect: { count: 2M, size: 1KB }
            accessPatterns:
              exportNotes: { scan: Note, because: the nightly export reads everything }
              #              ^^^^ info[KW211]
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string }
                expect: { count: 2M, size: 1KB }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkScanDeclared)
    )
}

private func checkScanDeclared(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .scans) {
        guard case .scan(let scan) = pattern.operation, let plan = outcome.plan else { continue }
        let place = plan.index.map { "index `\($0)`" } ?? "the table"
        let least = plan.cost.basis == .least ? "at least " : ""
        diagnostics.report(
            Diagnostic(
                Rule.scanDeclared.id, .info, "`\(pattern.name)` scans \(place) on purpose: \(scan.because)",
                at: Label(pattern.place(of: "scan")),
                notes: ["a call costs \(least)\(NumberText.units(plan.cost.read, "read"))"] + plan.cost.arithmetic,
                subject: Subject(
                    table: context.design[plan.table].name, index: plan.index,
                    entity: context.design[scan.branch.entity].name, pattern: pattern.name),
                proof: .declared))
    }
}
