package import KeywrightChecks
package import KeywrightDiagnostics
package import KeywrightModel
package import KeywrightPlanner
import KeywrightSpec
import KeywrightSyntax

/// What became of one file: the compiler on a page.
///
///     text ── parseYAML ──▶ SyntaxTree ── decodeSpec ──▶ Spec ── resolveDesign ──▶ Design
///                                                                                    │
///     files ◀── emit ── Design + DesignPlan ◀───────── planAccess ◀──────────────────┤
///                                  └────────────────── runChecks ──▶ findings        │
///
/// Each stage is a pure function that appends to the findings. When reading or resolving reported an error, planning
/// and checking do not run: they may assume a sound model, and one mistake gives one finding.
package struct Compilation: Sendable {
    package var file: SourceFile
    /// nil where the design could not be resolved.
    package var design: Design?
    /// nil where the design has errors of reading or resolving.
    package var plan: DesignPlan?
    /// Sorted; with the severities that `checks` sets; allowed ones are marked.
    package var findings: [Diagnostic]

    /// The patterns for which there is no plan, by name: with an error each, which an `allow` may silence.
    package var patternsWithoutPlan: [String] {
        guard let design, let plan else { return [] }
        return zip(design.patterns, plan.patterns).filter { $1.plan == nil }.map(\.0.name)
    }

    /// Whether code can be generated: every pattern has a plan, and no finding is an error, allowed ones apart.
    package var isSound: Bool {
        plan != nil && patternsWithoutPlan.isEmpty
            && !findings.contains { $0.severity == .error && $0.allowedBecause == nil }
    }
}

/// Compiles one file, as the `id`th of its run.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
package func compile(
    _ file: SourceFile, id: FileID = FileID(0), rules: [Rule] = Rule.all, asked: Set<String> = []
) -> Compilation {
    var diagnostics = Diagnostics()
    let design = readDesign(file, id: id, diagnostics: &diagnostics)
    var plan: DesignPlan?
    if let design, !diagnostics.hasErrors {
        let planned = planAccess(design)
        runChecks(design, plan: planned, rules: rules, diagnostics: &diagnostics)
        plan = planned
    }
    let once = onceInMixins(diagnostics.sorted(), design?.mixins.map(\.origin) ?? [])
    let findings = applyPolicy(of: design, to: once, ran: rules, asked: asked)
    return Compilation(file: file, design: design, plan: plan, findings: findings)
}

/// The first half: from text to a resolved design, as far as it could be understood.
package func readDesign(_ file: SourceFile, id: FileID, diagnostics: inout Diagnostics) -> Design? {
    guard
        let tree = parseYAML(file, id: id, diagnostics: &diagnostics),
        let spec = decodeSpec(tree, file: id, diagnostics: &diagnostics)
    else { return nil }
    return resolveDesign(spec, diagnostics: &diagnostics)
}
