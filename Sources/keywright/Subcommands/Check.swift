import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs all rules over designs.",
        discussion: """
            Ends with 0 if nothing is at or over the failing severity, 1 if something is, 2 if a file cannot be read or \
            written.

            Examples:
              keywright check
              keywright check shop.keywright.yaml --fail-on warning
              keywright check --format json | jq '.findings[].rule'
              keywright check --report sarif=out.sarif --report github=-
              keywright check --fix --diff
              keywright check --watch
            """)

    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case error, warning, info, never

        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions
    @OptionGroup var reports: ReportOptions
    @OptionGroup var baseline: BaselineOptions

    @Option(help: "The lowest severity that fails: error (the default), warning, info or never.")
    var failOn: FailOn?

    @Option(
        help: """
            Only these rules, by code, name or the beginning of a code: KW1,KW302. Of a design that cannot be read, what \
            keeps it from being read is shown all the same.
            """,
        completion: .list(Rule.all.flatMap { [$0.id.code, $0.id.name] }))
    var rules: String?

    @Flag(help: "Apply the repairs that may be applied unseen, then show what is left.")
    var fix = false

    @Flag(help: "With --fix: show as a diff what would change, and write nothing.")
    var diff = false

    func validate() throws {
        if diff, !fix { throw ValidationError("--diff shows what --fix would change, so it needs --fix") }
        if diff, reports.format != nil || !reports.report.isEmpty || baseline.writeBaseline != nil {
            throw ValidationError(
                "--diff writes nothing but the diff, so it goes without --format, --report and --write-baseline")
        }
        if fix, !diff, designs.files.contains("-") {
            throw ValidationError("standard input cannot be mended in its place; --fix --diff shows what would change")
        }
    }

    @Flag(help: "Check again whenever a file changes, until it is interrupted.")
    var watch = false

    @Flag(help: "List the figures that the designs do not declare, and which rules each would let speak.")
    var missingFigures = false

    func run() throws {
        if missingFigures { return try listMissingFigures() }
        guard watch else { return try checkOnce() }
        if designs.files.contains("-") { throw ValidationError("standard input cannot be watched") }
        let watch = Watch(
            of: designs.files, configuration: try? designs.configuration(), at: designs.config,
            hasDocument: reports.onOutput.contains(where: \.isDocument))
        try watch.run(checkOnce)
    }

    private func checkOnce() throws {
        let filled: Check
        do {
            filled = try self.filled(from: designs.configuration())
        } catch {
            reports.writeOutput(report([], files: [], trouble: error), color: common.color)
            throw common.refuse(error.message)
        }
        try filled.check()
    }

    private func check() throws {
        let rules = try selectRules(rules)
        let (selected, asked) = (rules?.codes, rules?.byName ?? [])
        var (sources, trouble) = designs.readableDesigns()
        var fixes = FixRun()
        if fix, trouble == nil {
            fixes.run { changed in
                let run = compileAll(sources.map { $0.with(changed) }, asked: asked)
                return (findings(in: run, of: selected), run.files)
            }
            sources = sources.map { $0.with(fixes.changed) }
        }
        let run = compileAll(sources, asked: asked)
        var found = findings(in: run, of: selected)
        var stale: [Baseline.Entry] = []
        do throws(FileTrouble) {
            if let trouble { throw trouble }
            if !diff { try fixes.write() }
            stale = try baseline.silence(&found, files: run.files) { wasLookedFor($0, in: $1, run, selected) }
        } catch {
            trouble = error
        }
        var report = report(found, files: run.files, trouble: trouble)
        if diff {
            fixes.showDiff()
        } else {
            do {
                try reports.writeFiles(report)
            } catch {
                trouble = trouble ?? error
                report = self.report(found, files: run.files, trouble: trouble)
            }
            reports.writeOutput(report, color: common.color)
        }
        if let trouble { throw common.refuse(trouble.message) }
        tell(fixes, stale: stale)
        common.say(renderSummary(found, files: run.files.count))
        let fails = report.failing.map { limit in found.contains { $0.severity >= limit && !$0.isSilenced } } ?? false
        if fails || (diff && !fixes.changes.isEmpty) || (baseline.strictBaseline && !stale.isEmpty) {
            throw FinalStatus.findings
        }
    }

    private func report(_ findings: [Diagnostic], files: [SourceFile], trouble: FileTrouble?) -> CheckReport {
        var report = CheckReport(
            findings, files: files, version: toolVersion, rules: Rule.all.map(RuleDescription.init),
            error: trouble.map { RunError(message: $0.message, file: $0.file) }, showAllowed: reports.showAllowed,
            failing: (failOn ?? .error).severity, folder: FileManager.default.currentDirectoryPath)
        report.hasBaseline = baseline.isUsed
        report.hasStatistics = reports.statistics
        return report
    }

    private func tell(_ fixes: FixRun, stale: [Baseline.Entry]) {
        if fixes.count > 0 {
            let files = fixes.changes.count
            let place = files == 1 ? fixes.changes[0].path : "\(files) files"
            common.say(
                "\(diff ? "would mend" : "mended") \(fixes.count) finding\(fixes.count == 1 ? "" : "s") in \(place)")
        }
        for entry in stale {
            let subject = entry.subject.members.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
            common.say(
                "the baseline holds \(entry.count) \(entry.rule) in \(entry.file)\(subject.isEmpty ? "" : " (\(subject))")"
                    + " that \(entry.count == 1 ? "is" : "are") not found any more; --prune-baseline takes it out")
        }
    }

    /// The findings of the selected rules. Where a design could not be read, no other rule has run, so what keeps it from
    /// being read is always among them.
    private func findings(in run: DesignRun, of selected: Set<String>?) -> [Diagnostic] {
        guard let selected else { return run.findings }
        let unread = Set(run.compilations.filter { $0.plan == nil }.flatMap(\.findings))
        return run.findings.filter { finding in
            selected.contains(finding.rule.code) || (finding.severity == .error && unread.contains(finding))
        }
    }

    /// Whether a finding of this rule would have been found in this file: the rule is known and selected, and the file was
    /// read with designs that were read to the end, or is not there any more.
    private func wasLookedFor(_ rule: String, in file: String, _ run: DesignRun, _ selected: Set<String>?) -> Bool {
        if let selected, let known = Rule.named(rule), !selected.contains(known.id.code) { return false }
        let current = FileManager.default.currentDirectoryPath
        let isRead = run.files.contains { source in
            let path = source.path.hasPrefix("/") ? source.path : current + "/" + source.path
            return relativePath(path, from: "").utf8.elementsEqual(file.utf8)
        }
        if isRead { return run.compilations.allSatisfy { $0.plan != nil } }
        return !FileManager.default.fileExists(atPath: file)
    }

    /// The codes of the asked rules, and of those among them that are named in full; nil for all.
    func selectRules(_ text: String?) throws -> (codes: Set<String>, byName: Set<String>)? {
        guard let text else { return nil }
        var selected: Set<String> = []
        var named: Set<String> = []
        for part in text.split(separator: ",") {
            let name = part.drop { $0 == " " }
            let matches = Rule.all.filter { $0.id.name == name || $0.id.code.hasPrefix(name.uppercased()) }
            guard !name.isEmpty, !matches.isEmpty else {
                throw ValidationError(unknownRuleMessage(String(name)))
            }
            selected.formUnion(matches.map(\.id.code))
            if let rule = Rule.named(String(name)) { named.insert(rule.id.code) }
        }
        if selected.isEmpty { throw ValidationError("--rules names no rule") }
        return (selected, named)
    }
}

extension Check {
    /// On bad usage the report that was asked for is a report all the same: who reads it gets the error.
    static func reportBadUsage(_ message: String, arguments: [String]) {
        guard arguments.first == "check" else { return }
        let joined = arguments.firstIndex(of: "--format").flatMap { arguments.dropFirst($0 + 1).first }
        let attached = arguments.first { $0.hasPrefix("--format=") }?.dropFirst("--format=".count).description
        guard let format = (attached ?? joined).flatMap(ReportFormat.init(rawValue:)), format.isDocument else { return }
        let report = CheckReport(
            [], files: [], version: toolVersion, rules: Rule.all.map(RuleDescription.init),
            error: RunError(message: message))
        Terminal.write(format.render(report), to: .output)
    }
}
