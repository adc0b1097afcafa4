import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightModel

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains a rule, or why an access pattern runs as it does and not otherwise.",
        discussion: """
            Of a rule: what it finds, why it matters, a design that breaks it, its repair, and how to keep a finding. Of an \
            access pattern of the designs: its plan, and what became of the table and of each index as candidates.

            Examples:
              keywright explain KW101
              keywright explain key-collision --format json
              keywright explain --all
              keywright explain listOrders shop.keywright.yaml
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(
        help: "A rule, by code or name, or an access pattern.",
        completion: .list(Rule.all.flatMap { [$0.id.code, $0.id.name] }))
    var name: String?

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(help: "text (Markdown, for a rule) or json.")
    var format: Format = .text

    @Flag(help: "Explain every rule.")
    var all = false

    func validate() throws {
        if all == (name != nil) { throw ValidationError("name a rule or an access pattern, or give --all") }
    }

    func run() throws {
        guard let name else { return explain(Rule.all) }
        if let rule = Rule.named(name) { return explain([rule]) }
        // What has the form of a code is no pattern's name.
        if name.wholeMatch(of: /(?i)KW[0-9]+/) != nil { throw ValidationError(unknownRuleMessage(name)) }
        try explainPattern(name)
    }

    private func explain(_ rules: [Rule]) {
        switch format {
        case .text: Terminal.write(rules.map(renderExplanation).joined(separator: "\n"), to: .output)
        case .json: Terminal.write(renderExplanationsJSON(of: rules, asList: all), to: .output)
        }
    }

    private func explainPattern(_ name: String) throws {
        let sources: [DesignSource]
        do {
            sources = try designs.loadDesigns()
        } catch {
            // Without designs it can only have been meant for a rule.
            throw designs.files.isEmpty ? ValidationError(unknownRuleMessage(name)) : common.refuse(error.message)
        }
        let run = compileAll(sources)
        let compilations = run.compilations
        let explanations = compilations.compactMap { PatternExplanation(of: name, in: $0) }
        for (number, explanation) in explanations.enumerated() {
            if number > 0, format == .text { Terminal.write("\n", to: .output) }
            Terminal.write(format == .json ? explanation.json() : explanation.text(), to: .output)
        }
        guard explanations.isEmpty else { return }
        // A design with errors has no plans, so that its patterns cannot be explained.
        if compilations.contains(where: { $0.plan == nil }) {
            showFindings(of: run, atLeast: .error, color: common.color, on: .error)
            throw FinalStatus.findings
        }
        throw ValidationError(unknownName(name, compilations))
    }

    private func unknownName(_ name: String, _ compilations: [Compilation]) -> String {
        let patterns = compilations.flatMap { $0.design?.patterns.map(\.name) ?? [] }
        let rules = Rule.all.flatMap { [$0.id.code, $0.id.name] }
        let near = nearestName(to: name, among: patterns + rules).map { "; a similar name exists: \($0)" } ?? ""
        return "no rule and no access pattern is called '\(name)'\(near)"
    }
}

/// What to say of a name that no rule has.
func unknownRuleMessage(_ name: String) -> String {
    let known = Rule.all.flatMap { [$0.id.code, $0.id.name] }
    let near = nearestName(to: name, among: known).map { "; a rule with a similar name exists: \($0)" } ?? ""
    return "no rule is called '\(name)'\(near)"
}
