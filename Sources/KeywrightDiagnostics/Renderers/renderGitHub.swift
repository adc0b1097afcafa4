/// Findings as workflow commands, which GitHub Actions turns into annotations: errors first, for it takes ten of each kind
/// from a step. What is over that is told in a last line.
///
/// Nothing that a design holds can end a command or begin another.
package func renderGitHub(_ report: CheckReport) -> String {
    var table = FileTable(report.files)
    let findings = report.listed.map(\.finding)
    var lines: [String] = []
    var unseen = 0
    if let error = report.error {
        lines.append("::error title=keywright::\(escapedData([error.message]))")
    }
    for severity in Severity.allCases.reversed() {
        let some = findings.filter { $0.severity == severity }
        unseen += max(0, some.count - annotationLimit)
        for finding in some {
            let path = report.path(of: finding.primary.span.file)
            lines.append(command(for: finding, path: path, lines: table.lines(of: finding.primary.span.file)))
        }
    }
    if unseen > 0 {
        lines.append(
            "GitHub annotates \(annotationLimit) errors, \(annotationLimit) warnings and \(annotationLimit) notices of a "
                + "step; \(unseen) of the findings above \(unseen == 1 ? "is" : "are") in this log alone")
    }
    return lines.map { $0 + "\n" }.joined()
}

private let annotationLimit = 10

private func command(for finding: Diagnostic, path: String, lines: LineIndex) -> String {
    let name =
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    var properties = [("title", "keywright (\(finding.rule.code))")]
    if !path.isEmpty {
        let (start, end) = lines.positions(of: finding.primary.span)
        properties.append(("file", path))
        properties.append(("line", String(start.line)))
        if start.line == end.line {
            // Columns of a place over several lines make the service refuse the annotation.
            properties.append(("col", String(start.column)))
            properties.append(("endLine", String(start.line)))
            properties.append(("endColumn", String(end.column)))
        } else {
            properties.append(("endLine", String(lines.lastLine(of: finding.primary.span))))
        }
    }
    let shown = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    let head = "\(finding.rule.code) \(finding.rule.name): \(finding.message)"
    return "::\(name) \(shown)::\(escapedData([head] + remarkLines(on: finding)))"
}

private func escapedData(_ lines: [String]) -> String {
    lines.map { escaped(VisibleText.line($0), "") }.joined(separator: "%0A")
}

private func escapedProperty(_ text: String) -> String { escaped(VisibleText.line(text), ":,") }

private func escaped(_ text: String, _ others: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": escaped.append(contentsOf: "%25".unicodeScalars)
        case "\r": escaped.append(contentsOf: "%0D".unicodeScalars)
        case "\n": escaped.append(contentsOf: "%0A".unicodeScalars)
        case ":" where others.unicodeScalars.contains(":"): escaped.append(contentsOf: "%3A".unicodeScalars)
        case "," where others.unicodeScalars.contains(","): escaped.append(contentsOf: "%2C".unicodeScalars)
        default: escaped.append(scalar)
        }
    }
    return String(escaped)
}
