package import KeywrightDiagnostics
import KeywrightSyntax

/// What became of a file that was to be formatted.
package enum FormattedDesign: Sendable {
    /// The canonical text, which can be that of the file.
    case formatted([UInt8])
    /// The file is no YAML document: why.
    case unreadable([Diagnostic])
    /// Laid out anew the file would have said something else or lost a comment, so it is to stay as it is.
    case refused
}

/// Lays a design out as docs/format.md says.
///
/// Nothing but blanks, line breaks and a byte order mark is added or taken away. That is not left to trust: the new text is
/// read again, and given out only if it holds the same nodes and the same comments. Takes time linear in the file.
package func formatDesign(_ file: SourceFile, id: FileID = FileID(0)) -> FormattedDesign {
    var diagnostics = Diagnostics()
    guard let tree = parseYAML(file, id: id, diagnostics: &diagnostics) else {
        return .unreadable(diagnostics.sorted())
    }
    // Text that YAML swallowed may be read as it was meant where it is no YAML as it stands: then that is what is told.
    let refusal = diagnostics.hasErrors ? FormattedDesign.unreadable(diagnostics.sorted()) : .refused
    guard let laidOut = layOut(file.bytes) else { return refusal }
    if laidOut.text == file.bytes { return .formatted(file.bytes) }

    var findings = Diagnostics()
    guard let again = parseYAML(SourceFile(path: file.path, bytes: laidOut.text), id: id, diagnostics: &findings),
        again.isSame(as: tree), findings.all.map(\.message) == diagnostics.all.map(\.message),
        let comments = comments(of: laidOut.text), comments == laidOut.comments
    else { return refusal }
    return .formatted(laidOut.text)
}

/// The new text, and the comments of the old.
private func layOut(_ bytes: [UInt8]) -> (text: [UInt8], comments: [ArraySlice<UInt8>])? {
    guard let tokens = scanYAMLTokens(of: bytes) else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
        let source = SourceText(buffer)
        guard let outline = Outline(source, tokens: tokens) else { return nil }
        return (assemble(LayoutWriter(source, outline), outline), outline.comments.map { bytes[$0] })
    }
}

private func comments(of bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    guard let tokens = scanYAMLTokens(of: bytes) else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
        Outline(SourceText(buffer), tokens: tokens)?.comments.map { bytes[$0] }
    }
}

/// Joins the lines, with their comments, by the file's own line break.
private func assemble(_ writer: LayoutWriter, _ outline: Outline) -> [UInt8] {
    let source = writer.source
    let lineBreak: [UInt8] = Array((source.usesCRLF ? "\r\n" : "\n").utf8)
    let blanks = blanksBeforeComments(of: writer.lines)
    var text: [UInt8] = []
    text.reserveCapacity(writer.text.count + writer.lines.count * 2)
    for (line, blanks) in zip(writer.lines, blanks) {
        text += writer.text[line.text]
        if let comment = line.comment {
            text += repeatElement(UInt8(ascii: " "), count: blanks)
            text += source.bytes[comment.range]
        }
        if let kept = line.lineBreak { text += source.bytes[kept] } else { text += lineBreak }
    }
    // Where the file ends within a block scalar, a line break at its end would be text.
    if let last = outline.pieces.last?.blockScalar, last.isCutOff { text.removeLast(lineBreak.count) }
    return text
}
