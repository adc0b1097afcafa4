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

    @Option(help: "text (source lines with carets) or json. (default: text)")
    var format: Format?

    @Option(help: "The lowest severity that fails: error, warning, info or never. (default: error)")
    var failOn: FailOn?

    @Option(help: "Only these rules, by code, name or the beginning of a code: KW1,KW302.")
    var rules: String?

    @Flag(help: "List the findings that an `allow` silences, too.")
    var showAllowed = false

    func run() throws {
        let sources: [DesignSource]
        let selected: Set<String>?
        let shown: Format
        let lowest: FailOn
        do {
            let file = try designs.configuration()
            let settings = file?.settings.check
            shown = try format ?? file?.word(settings?.format, "format", as: Format.self) ?? .text
            lowest = try failOn ?? file?.word(settings?.failOn, "failOn", as: FailOn.self) ?? .error
            selected = try selectRules(rules ?? settings?.rules?.map(\.value).joined(separator: ","))
            sources = try designs.loadDesigns()
        } catch let trouble as FileTrouble {
            throw ended(by: trouble)
        }
        let run = compileAll(sources)
        let findings = run.findings.filter { selected?.contains($0.rule.code) ?? true }
        switch shown {
        case .text:
            let color = Terminal.colors(common.color, stream: .output)
            Terminal.write(renderText(findings, files: run.files, color: color, showAllowed: showAllowed), to: .output)
        case .json:
            let report = renderJSON(findings, files: run.files, version: toolVersion, showAllowed: showAllowed)
            Terminal.write(report, to: .output)
        }
        common.say(renderSummary(findings, files: run.files.count))
        let live = findings.filter { $0.allowedBecause == nil }
        if let limit = lowest.severity, live.contains(where: { $0.severity >= limit }) { throw FinalStatus.findings }
    }

    private func ended(by trouble: FileTrouble) -> FinalStatus {
        if format == .json {
            let error = RunError(message: trouble.message, file: trouble.file)
            Terminal.write(renderJSON([], files: [], version: toolVersion, error: error), to: .output)
        }
        return common.refuse(trouble.message)
    }

    /// The codes of the asked rules; nil for all.
    private func selectRules(_ text: String?) throws -> Set<String>? {
        guard let text else { return nil }
        var selected: Set<String> = []
        for part in text.split(separator: ",") {
            let name = part.drop { $0 == " " }
            let matches = Rule.all.filter { $0.id.name == name || $0.id.code.hasPrefix(name.uppercased()) }
            guard !matches.isEmpty else {
                throw ValidationError(unknownRuleMessage(String(name)))
            }
            selected.formUnion(matches.map(\.id.code))
        }
        return selected
    }
}
