import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFormat
import KeywrightSyntax

/// What is wrong with how a text is laid out, or nil. Nothing of the formatter's own is used to find it out.
func layoutFault(of bytes: [UInt8], compiles: Bool = false) -> String? {
    let file = SourceFile(path: "t.yaml", bytes: bytes)
    guard let dump = dump(of: bytes) else {
        guard case .unreadable(let findings) = formatDesign(file), !findings.isEmpty else {
            return "what is no YAML is not left alone"
        }
        return nil
    }
    switch formatDesign(file) {
    case .unreadable(let findings):
        // What YAML swallowed is read as it was meant, but for its finding.
        return findings.contains { $0.rule.code == "KW015" } ? nil : "what YAML reads is called unreadable"
    case .refused: return isBeyondLayout(bytes) ? nil : "refused"
    case .formatted(let text):
        let layout = SourceFile(path: "t.yaml", bytes: text)
        guard dump == KeywrightFormatTests.dump(of: text) else { return "another tree: \(shown(text))" }
        if visible(bytes) != visible(text) { return "more than blanks differs: \(shown(text))" }
        guard case .formatted(let again) = formatDesign(layout) else { return "not taken again: \(shown(text))" }
        if again != text { return "laid out otherwise again: \(shown(text)) and \(shown(again))" }
        if comments(of: bytes) != comments(of: text) { return "other comments: \(shown(text))" }
        if let fault = lineFault(of: bytes, text) { return "\(fault): \(shown(text))" }
        if compiles, findings(in: file) != findings(in: layout) { return "other findings: \(shown(text))" }
        return nil
    }
}

/// The tree without its places, and what was found; nil where the text is not read to its end.
private func dump(of bytes: [UInt8]) -> String? {
    var diagnostics = Diagnostics()
    guard let tree = parseYAML(SourceFile(path: "t.yaml", bytes: bytes), id: FileID(0), diagnostics: &diagnostics)
    else { return nil }
    return tree.dump().replacing(#/ \d+\.\.<\d+/#, with: "") + diagnostics.all.map(\.message).joined(separator: "\n")
}

private func findings(in file: SourceFile) -> [String] {
    compile(file).findings.map { "\($0.severity)[\($0.rule.code)] \($0.message)" }
}

/// A text whose one node is a scalar that begins like a document's mark, and one with the line breaks that are text, may be
/// left alone: no design is such.
private func isBeyondLayout(_ bytes: [UInt8]) -> Bool {
    parsed(bytes)?.root?.kind == .scalar
        || String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { (0x2028...0x2029).contains($0.value) }
}

/// The text without what YAML takes for blanks or line breaks.
private func visible(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !isSpace($0) }.map { $0 }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    [0x09, 0x0A, 0x0D, 0x20, 0x85, 0x2028, 0x2029, 0xFEFF].contains(scalar.value)
}

/// Holds line to line: none is broken or joined, and a line that is a comment keeps its text.
private func lineFault(of old: [UInt8], _ new: [UInt8]) -> String? {
    let (old, new) = (lines(of: old), lines(of: new))
    guard old.count == new.count else { return "lines are broken or joined" }
    for (old, new) in zip(old, new) where old.first == "#" && !old.elementsEqual(new) { return "a comment differs" }
    return nil
}

/// The lines that hold anything, without the blanks around it.
private func lines(of bytes: [UInt8]) -> [[Unicode.Scalar]] {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    return scalars.split { [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains($0.value) }.compactMap { line in
        guard let first = line.firstIndex(where: { !isSpace($0) }), let last = line.lastIndex(where: { !isSpace($0) })
        else { return nil }
        return Array(line[first...last])
    }
}

/// Every comment: what begins with `#` between two tokens, or behind the sign of a block scalar.
private func comments(of bytes: [UInt8]) -> [[Unicode.Scalar]] {
    var comments: [[Unicode.Scalar]] = []
    var end = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for token in scanYAMLTokens(of: bytes) ?? [] {
        comments += lines(of: Array(bytes[end..<max(end, token.range.lowerBound)])).filter { $0.first == "#" }
        end = max(end, token.range.upperBound)
        if token.kind == .scalar(.literal) || token.kind == .scalar(.folded),
            let header = lines(of: Array(bytes[token.range])).first, let hash = header.firstIndex(of: "#")
        {
            comments.append(Array(header[hash...]))
        }
    }
    return comments + lines(of: Array(bytes[end...])).filter { $0.first == "#" }
}

private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
