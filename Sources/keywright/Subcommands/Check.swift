import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs all rules over designs.",
        discussion: """
            Ends with 0 if nothing is at or over the failing severity, 1 if something is, 2 if a file cannot be read.

            Examples:
              keywright check
              keywright check shop.keywright.yaml --fail-on warning
              keywright check --format json | jq '.findings[].rule'
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case error, warning, info, never

        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(help: "text (source lines with carets) or json.")
    var format: Format = .text

    @Option(help: "The lowest severity that fails: error, warning, info or never.")
    var failOn: FailOn = .error

    @Option(help: "Only these rules, by code, name or the beginning of a code: KW1,KW302.")
    var rules: String?

    @Flag(help: "List the findings that an `allow` silences, too.")
    var showAllowed = false

    func run() throws {
        let sources: [SourceFile]
        let selected: (codes: Set<String>, byName: Set<String>)?
        do {
            selected = try selectRules(rules)
            sources = try designs.load()
        } catch let trouble as FileTrouble {
            throw ended(by: trouble)
        }
        let compilations = compileAll(sources, asked: selected?.byName ?? [])
        let findings = compilations.flatMap(\.findings).filter { selected?.codes.contains($0.rule.code) ?? true }
        switch format {
        case .text:
            let color = Terminal.colors(common.color, stream: .output)
            Terminal.write(renderText(findings, files: sources, color: color, showAllowed: showAllowed), to: .output)
        case .json:
            let report = renderJSON(findings, files: sources, version: toolVersion, showAllowed: showAllowed)
            Terminal.write(report, to: .output)
        }
        common.say(renderSummary(findings, files: sources.count))
        let live = findings.filter { $0.allowedBecause == nil }
        if let limit = failOn.severity, live.contains(where: { $0.severity >= limit }) { throw FinalStatus.findings }
    }

    private func ended(by trouble: FileTrouble) -> FinalStatus {
        if format == .json {
            let error = RunError(message: trouble.message, file: trouble.file)
            Terminal.write(renderJSON([], files: [], version: toolVersion, error: error), to: .output)
        }
        return common.refuse(trouble.message)
    }

    /// The codes of the asked rules, and of those among them that are named in full; nil for all.
    private func selectRules(_ text: String?) throws -> (codes: Set<String>, byName: Set<String>)? {
        guard let text else { return nil }
        var selected: Set<String> = []
        var named: Set<String> = []
        for part in text.split(separator: ",") {
            let name = part.drop { $0 == " " }
            let matches = Rule.all.filter { $0.id.name == name || $0.id.code.hasPrefix(name.uppercased()) }
            guard !matches.isEmpty else {
                throw ValidationError(unknownRuleMessage(String(name)))
            }
            selected.formUnion(matches.map(\.id.code))
            if let rule = Rule.named(String(name)) { named.insert(rule.id.code) }
        }
        return (selected, named)
    }
}
