import ArgumentParser
import KeywrightDiagnostics

/// A form that the findings of a run can take.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, concise, json, sarif, github, gitlab, junit

    /// Whether it is one document, beside which nothing may stand on a stream.
    var isDocument: Bool {
        switch self {
        case .text, .concise, .github: false
        case .json, .sarif, .gitlab, .junit: true
        }
    }

    /// Whether it is read by people, so that it may be colored and cut short.
    var isForPeople: Bool { self == .text || self == .concise }

    /// The report, whole and without colors.
    func render(_ report: CheckReport) -> String {
        switch self {
        case .text: renderText(report.findings, files: report.files, showAllowed: report.showAllowed)
        case .concise: renderConcise(report)
        case .json: renderJSON(report)
        case .sarif: renderSARIF(report)
        case .github: renderGitHub(report)
        case .gitlab: renderGitLab(report)
        case .junit: renderJUnit(report)
        }
    }

    /// The report as a terminal is to show it: the first findings in full, then how many more there are.
    func renderForPeople(_ report: CheckReport, color: Bool, most: Int?) -> String {
        let shown = report.findings.filter { report.showAllowed || !$0.isSilenced }
        var first = report
        first.findings = Array(shown.prefix(most ?? shown.count))
        let text =
            self == .concise
            ? renderConcise(first, color: color)
            : renderText(first.findings, files: first.files, color: color, showAllowed: first.showAllowed)
        let hidden = shown.count - first.findings.count
        guard hidden > 0 else { return text }
        let separator = self == .text && !text.isEmpty ? "\n" : ""
        return text + separator + (first.findings.isEmpty ? "\(hidden) findings\n" : "… and \(hidden) more\n")
    }
}

/// A report and where it goes: `sarif=out.sarif`, `github=-`.
struct ReportTarget: ExpressibleByArgument {
    let format: ReportFormat
    /// nil for standard output.
    let file: String?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(rawValue: String(parts[0])) else {
            return nil
        }
        self.format = format
        file = parts[1] == "-" ? nil : String(parts[1])
    }
}
