package import KeywrightChecks
package import KeywrightDiagnostics
package import KeywrightModel
package import KeywrightPlanner

/// What became of one design: the compiler on a page.
///
///     texts ── parseYAML ──▶ SyntaxTree ── decodeSpec ──▶ Spec ── resolveDesign ──▶ Design
///                                                                                    │
///     files ◀── emit ── Design + DesignPlan ◀───────── planAccess ◀──────────────────┤
///                                  └────────────────── runChecks ──▶ findings        │
///
/// Each stage is a pure function that appends to the findings. When reading or resolving reported an error, planning
/// and checking do not run: they may assume a sound model, and one mistake gives one finding.
package struct Compilation: Sendable {
    /// The design's own file.
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

/// Compiles a design with all files that it includes, which are entered into the files of the run.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
package func compile(
    _ source: DesignSource, files: inout SourceTable, rules: [Rule] = Rule.all, asked: Set<String> = []
) -> Compilation {
    var diagnostics = Diagnostics()
    let design = readDesign(source, files: &files, diagnostics: &diagnostics)
    var plan: DesignPlan?
    if let design, !diagnostics.hasErrors {
        let planned = planAccess(design)
        runChecks(design, plan: planned, rules: rules, asked: asked, diagnostics: &diagnostics)
        plan = planned
    }
    let ran = plan == nil ? rules.filter(\.runsWhileReading) : rules
    let once = onceInMixins(diagnostics.sorted(), design?.mixins.map(\.origin) ?? [])
    let findings = applyPolicy(of: design, to: once, ran: ran, asked: asked)
    return Compilation(file: source.file, design: design, plan: plan, findings: findings)
}

/// Compiles a design that is one file.
package func compile(_ file: SourceFile, rules: [Rule] = Rule.all, asked: Set<String> = []) -> Compilation {
    var files = SourceTable()
    return compile(DesignSource(file), files: &files, rules: rules, asked: asked)
}

/// The first half: from texts to a resolved design, as far as it could be understood.
package func readDesign(
    _ source: DesignSource, files: inout SourceTable, diagnostics: inout Diagnostics
) -> Design? {
    let spec = readSources(source, files: &files, diagnostics: &diagnostics)
    // Of a text with more mistakes than are told, nobody waits for what its names mean.
    guard let spec, diagnostics.all.count < Diagnostics.limit else { return nil }
    return resolveDesign(spec, diagnostics: &diagnostics)
}

extension Rule {
    /// Whether its findings come of reading alone, so that it runs whatever the design is like.
    fileprivate var runsWhileReading: Bool {
        switch check {
        case .whileReading: true
        case .design, .afterwards: false
        }
    }
}
