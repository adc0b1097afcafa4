/// The last line of a run, without a line break: `3 errors, 1 warning in 2 files (1 fixable with --fix)`.
///
/// - Parameter files: how many files were looked at.
package func renderSummary(_ findings: [Diagnostic], files: Int) -> String {
    let counts = FindingCounts(findings)
    var parts: [String] = []
    if counts.errors > 0 { parts.append(counted(counts.errors, "error")) }
    if counts.warnings > 0 { parts.append(counted(counts.warnings, "warning")) }
    if counts.infos > 0 { parts.append(counted(counts.infos, "info")) }
    if parts.isEmpty { parts.append("no findings") }
    if counts.allowed > 0 { parts.append("\(counts.allowed) allowed") }
    if counts.baselined > 0 { parts.append("\(counts.baselined) baselined") }
    let fixable = counts.fixable > 0 ? " (\(counts.fixable) fixable with --fix)" : ""
    return parts.joined(separator: ", ") + " in " + counted(files, "file") + fixable
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
