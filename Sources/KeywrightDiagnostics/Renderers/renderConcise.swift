/// Findings a line each, as compilers write them and editors read them: `path:line:col: error: message [KW104]`.
///
/// An info is a `note`, the word that those readers know.
package func renderConcise(_ report: CheckReport, color: Bool = false) -> String {
    var table = FileTable(report.files)
    let style = TerminalStyle(isColored: color)
    return report.listed.map { finding, _ in
        conciseLine(of: finding, files: &table, style: style) + "\n"
    }.joined()
}

/// The one line of a finding.
func conciseLine(of finding: Diagnostic, files: inout FileTable, style: TerminalStyle) -> String {
    let span = finding.primary.span
    let path = files.file(span.file).path
    let position = files.lines(of: span.file).position(of: Int(span.lower))
    let place = path.isEmpty ? "" : "\(VisibleText.line(path)):\(position.line):\(position.column): "
    let severity = style.paint(finding.severity.compilerWord + ":", .severity(finding.severity))
    return "\(place)\(severity) \(VisibleText.line(finding.message)) [\(finding.rule.code)]"
}

extension Severity {
    /// As compilers call it.
    var compilerWord: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
