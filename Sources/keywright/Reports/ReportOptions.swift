import ArgumentParser
import KeywrightDiagnostics
import KeywrightFiles

/// In which forms a command gives its findings, and where.
struct ReportOptions: ParsableArguments {
    @Option(
        help: """
            text (source lines with carets), concise (a line each), json, sarif (code scanning), github (workflow \
            annotations), gitlab (Code Quality) or junit. Default: text.
            """)
    var format: ReportFormat?

    @Option(
        help: ArgumentHelp(
            "A further report: sarif=out.sarif; `-` is standard output. May be given several times.",
            valueName: "format=file"))
    var report: [ReportTarget] = []

    @Flag(help: "Count findings by rule, the most frequent first, instead of showing them; json has both.")
    var statistics = false

    @Option(help: "Show at most so many findings, in text and concise alone.")
    var maxFindings: Int?

    @Flag(help: "List the findings that an `allow` or the baseline silences, too.")
    var showAllowed = false

    /// What goes to standard output, in order. Text does unless a report that must stand alone takes its place.
    var onOutput: [ReportFormat] {
        let further = report.filter { $0.file == nil }.map(\.format)
        if let format { return [format] + further }
        return further.contains(where: \.isDocument) ? further : [.text] + further
    }

    func validate() throws {
        if onOutput.count > 1, let document = onOutput.first(where: \.isDocument) {
            throw ValidationError(
                "a report of the form \(document.rawValue) is one document, so nothing else can go to standard output")
        }
        var files: Set<String> = []
        for target in report {
            if let file = target.file, !files.insert(file).inserted {
                throw ValidationError("two reports are to go to '\(file)'")
            }
        }
        if let maxFindings, maxFindings < 0 { throw ValidationError("--max-findings takes a number from 0 on") }
        if statistics, let other = onOutput.first(where: { !$0.isForPeople && $0 != .json }) {
            throw ValidationError("--statistics is for text, concise and json, not for \(other.rawValue)")
        }
    }

    /// Writes the reports that go to files; each is replaced whole or stays as it was.
    func writeFiles(_ report: CheckReport) throws(FileTrouble) {
        for target in self.report {
            guard let file = target.file else { continue }
            try replaceFile(file, with: Array(target.format.render(report).utf8))
        }
    }

    /// Writes what goes to standard output.
    func writeOutput(_ report: CheckReport, color: ColorChoice) {
        for format in onOutput {
            if statistics && format.isForPeople {
                Terminal.write(renderStatistics(report.findings), to: .output)
            } else if format.isForPeople {
                let color = Terminal.colors(color, stream: .output)
                Terminal.write(format.renderForPeople(report, color: color, most: maxFindings), to: .output)
            } else {
                Terminal.write(format.render(report), to: .output)
            }
        }
    }
}
