/// Findings as builds show them: `path:line:col: error: message [KW104]`, and a note at its place for each other place,
/// and for each line of what proves it, why, and what to do.
///
/// - Parameter folder: where relative paths begin. Whoever links places of a log looks for whole paths.
package func renderBuildLog(_ findings: [Diagnostic], files: [SourceFile], folder: String) -> String {
    var whole = files
    for index in whole.indices where !whole[index].path.isEmpty && whole[index].path.utf8.first != UInt8(ascii: "/") {
        whole[index].path = folder + "/" + whole[index].path
    }
    var table = FileTable(whole)
    var text = ""
    for finding in findings {
        text += conciseLine(of: finding, files: &table, style: TerminalStyle(isColored: false)) + "\n"
        for label in finding.related where !label.message.isEmpty {
            text += noteLine(label.message, at: label.span, files: &table)
        }
        for remark in remarkLines(on: finding) where !remark.isEmpty {
            text += noteLine(remark, at: finding.primary.span, files: &table)
        }
    }
    return text
}

private func noteLine(_ text: String, at span: SourceSpan, files: inout FileTable) -> String {
    let path = files.file(span.file).path
    let position = files.lines(of: span.file).position(of: Int(span.lower))
    let place = path.isEmpty ? "" : "\(VisibleText.line(path)):\(position.line):\(position.column): "
    return "\(place)note: \(VisibleText.line(text))\n"
}
