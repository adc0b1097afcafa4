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

    @Flag(help: "Check again whenever a file changes, until it is interrupted.")
    var watch = false

    @Flag(help: "List the figures that the designs do not declare, and which rules each would make speak.")
    var missingFigures = false

    func run() throws {
        if missingFigures { return try listMissingFigures() }
        guard watch else { return try checkOnce() }
        if designs.files.contains("-") { throw ValidationError("standard input cannot be watched") }
        try Watch(folders: Watch.folders(of: designs.files), announce: Watch.showChange)(checkOnce)
    }

    private func listMissingFigures() throws {
        let compilations: [Compilation]
        do {
            compilations = compileAll(try designs.load())
        } catch {
            throw ended(by: error)
        }
        showFindings(
            of: compilations.filter { $0.plan == nil }, atLeast: .error, color: common.color, on: .error)
        Terminal.write(
            format == .json ? renderMissingFiguresJSON(of: compilations) : renderMissingFigures(of: compilations),
            to: .output)
        if compilations.contains(where: { $0.plan == nil }) { throw FinalStatus.findings }
    }

    private func checkOnce() throws {
        let sources: [SourceFile]
        let selected: Set<String>?
        do {
            selected = try selectRules(rules)
            sources = try designs.load()
        } catch let trouble as FileTrouble {
            throw ended(by: trouble)
        }
        let compilations = compileAll(sources)
        let findings = compilations.flatMap(\.findings).filter { selected?.contains($0.rule.code) ?? true }
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
