/// What a report says of a finding beside its message, in reading order: what proves it, why, what to do.
func remarks(on finding: Diagnostic) -> [(name: String, lines: [String])] {
    var remarks: [(name: String, lines: [String])] = []
    if let witness = finding.witness { remarks.append(("witness", witnessLines(witness))) }
    for note in finding.notes { remarks.append(("note", lines(of: note))) }
    for help in finding.help { remarks.append(("help", lines(of: help))) }
    if let reason = finding.allowedBecause { remarks.append(("allowed", lines(of: reason))) }
    if finding.isBaselined { remarks.append(("allowed", ["the baseline holds it"])) }
    return remarks
}

/// The same as lines of plain text: `help: …`, further lines indented to the first.
func remarkLines(on finding: Diagnostic) -> [String] {
    remarks(on: finding).flatMap { name, lines in
        lines.enumerated().map { index, line in
            if index == 0 { return "\(name): \(line)" }
            return line.isEmpty ? "" : String(repeating: " ", count: name.utf8.count + 2) + line
        }
    }
}

private func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
