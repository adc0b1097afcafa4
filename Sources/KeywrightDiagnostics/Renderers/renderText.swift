/// Findings as a person reads them: what, where with the source lines, the witness, why, and what to do.
///
/// Whatever a design holds, the only control sequences in the text are the colors asked for. A line break ends each finding,
/// a blank line separates two.
/// - Parameter showAllowed: whether findings that an `allow` or a baseline silences are shown, with the reason.
package func renderText(
    _ findings: [Diagnostic], files: [SourceFile], color: Bool = false, showAllowed: Bool = false
) -> String {
    var table = FileTable(files)
    let style = TerminalStyle(isColored: color)
    return findings.filter { showAllowed || !$0.isSilenced }
        .map { text(of: $0, files: &table, style: style).map { $0 + "\n" }.joined() }
        .joined(separator: "\n")
}

private func text(of finding: Diagnostic, files: inout FileTable, style: TerminalStyle) -> [String] {
    let severity = TerminalStyle.Role.severity(finding.severity)
    var lines = [
        style.paint("\(finding.severity.rawValue)[\(finding.rule.code)]", severity)
            + style.paint(": " + VisibleText.line(finding.message), .strong)
    ]
    let places = snippets(of: finding, files: &files)
    let width = String(places.map(\.snippet.lastLine).max() ?? 1).utf8.count
    let gutter = String(repeating: " ", count: width + 2)

    for (index, place) in places.enumerated() {
        let arrow = String(repeating: " ", count: width + 1) + (index == 0 ? "-->" : ":::")
        lines.append(style.paint(arrow, .frame) + " " + VisibleText.line(place.head))
        let rows = place.snippet.rows(style: style, primary: finding.severity)
        if !rows.isEmpty { lines.append(gutter + style.paint("|", .frame)) }
        for row in rows {
            let number = row.number.map(String.init) ?? ""
            let padded = String(repeating: " ", count: width + 1 - number.utf8.count) + number + " |"
            lines.append(style.paint(padded, .frame) + (row.text.isEmpty ? "" : " " + row.text))
        }
        lines.append(gutter + style.paint("|", .frame))
    }
    let more = ("more", ["keywright explain \(finding.rule.code)"])
    for (name, words) in remarks(on: finding) + [more] {
        let head = "\(name): "
        let indent = String(repeating: " ", count: width + 4 + head.utf8.count)
        for (index, line) in words.enumerated() {
            let line = VisibleText.line(line)
            let lead = gutter + style.paint("=", .frame) + " " + style.paint("\(name):", .strong) + " "
            lines.append(index == 0 ? lead + line : line.isEmpty ? "" : indent + line)
        }
    }
    return lines
}

/// The snippets of a finding, that of its primary place first, each with the place in its head.
private func snippets(of finding: Diagnostic, files: inout FileTable) -> [(head: String, snippet: Snippet)] {
    var order: [FileID] = [finding.primary.span.file]
    for label in finding.related where !order.contains(label.span.file) { order.append(label.span.file) }
    var result: [(head: String, snippet: Snippet)] = []
    for id in order {
        let file = files.file(id)
        let lines = files.lines(of: id)
        var marks: [Snippet.Mark] = []
        var whole: [(head: String, snippet: Snippet)] = []
        for (index, label) in ([finding.primary] + finding.related).enumerated() where label.span.file == id {
            if label.span == .start(of: id) {
                // The file as a whole: there is no line to show.
                let words = label.message.isEmpty ? "" : ": \(label.message)"
                whole.append(("\(file.path):1:1\(words)", Snippet(marks: [], lines: lines, bytes: [])))
            } else {
                marks.append(mark(label, isPrimary: index == 0, lines: lines))
            }
        }
        if finding.primary.span == .start(of: id) { result.append(whole.removeFirst()) }
        for snippet in Snippet.group(marks, file: file, lines: lines) {
            guard let head = snippet.head else { continue }
            let position = lines.position(of: Int(head.span.lower))
            result.append(("\(file.path):\(position.line):\(position.column)", snippet))
        }
        result += whole
    }
    return result
}

/// A label on the line where it begins; of a span over several lines only that line is marked.
private func mark(_ label: Label, isPrimary: Bool, lines: LineIndex) -> Snippet.Mark {
    let line = lines.lineNumber(of: Int(label.span.lower))
    let end = lines.range(ofLine: line).upperBound
    let lower = min(Int(label.span.lower), end)
    return Snippet.Mark(
        label: label, isPrimary: isPrimary, line: line, bytes: lower..<max(lower, min(Int(label.span.upper), end)))
}
