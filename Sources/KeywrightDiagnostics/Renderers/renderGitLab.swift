/// The Code Quality report of GitLab: one array, which is there when it is empty, too.
///
/// The page of a merge request shows descriptions and not names of checks, so the code begins the description. A run that
/// came to no end is an entry of its own: without it the report would say that all is mended.
package func renderGitLab(_ report: CheckReport) -> String {
    var table = FileTable(report.files)
    var entries = report.listed.map { finding, fingerprint -> JSONValue in
        let lines = table.lines(of: finding.primary.span.file)
        return entry(
            "\(finding.rule.code): \(finding.message)", check: finding.rule.code, fingerprint: fingerprint,
            severity: severity(finding.severity), path: report.path(of: finding.primary.span.file),
            lines: lines.lineNumber(of: Int(finding.primary.span.lower))...lines.lastLine(of: finding.primary.span))
    }
    if let error = report.error {
        let path = error.file.map { relativePath($0, from: report.folder) } ?? "."
        entries.append(
            entry(
                "keywright could not run: \(error.message)", check: "keywright",
                fingerprint: String(SHA256.hex(of: "keywright\0\(path)".utf8).prefix(32)), severity: "blocker",
                path: path, lines: 1...1))
    }
    return JSONValue.array(entries).text() + "\n"
}

private func entry(
    _ description: String, check: String, fingerprint: String, severity: JSONValue, path: String,
    lines: ClosedRange<Int>
) -> JSONValue {
    [
        "description": .string(description), "check_name": .string(check), "fingerprint": .string(fingerprint),
        "severity": severity,
        "location": [
            "path": .string(path), "lines": ["begin": .int(lines.lowerBound), "end": .int(lines.upperBound)],
        ],
    ]
}

private func severity(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
}
