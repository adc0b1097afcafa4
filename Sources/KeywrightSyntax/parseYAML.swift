package import KeywrightDiagnostics

/// Reads one YAML document into a tree that knows where everything stands.
///
/// Scalars stay the text that they are: nothing is re-typed. Aliases are resolved and merge keys applied, keys are distinct
/// within their map.
/// - Returns: the tree, without a root where the file holds no node; nil where the file could not be read to its end, which
///   then is a finding (`KW001`, `KW009`). A tree can come with findings too (`KW004`, `KW005`, `KW009`): what they are about
///   is left out of it, but for over-long texts.
package func parseYAML(_ file: SourceFile, id: FileID, diagnostics: inout Diagnostics) -> SyntaxTree? {
    guard file.bytes.count <= YAMLLimits.fileBytes else {
        diagnostics.report(.fileTooLarge(id))
        return nil
    }
    let (storage, findings) = file.bytes.withUnsafeBufferPointer { parse($0, bytes: file.bytes, id: id) }
    diagnostics.report(findings)
    return storage.map { SyntaxTree($0) }
}

private func parse(
    _ source: UnsafeBufferPointer<UInt8>, bytes: [UInt8], id: FileID
) -> (SyntaxStorage?, [Diagnostic]) {
    let encoding = TextEncoding(of: source)
    if case .invalid(let offset, let width) = encoding {
        let place = SourceSpan(file: id, lower: offset, upper: offset + width)
        return (nil, [.notUTF8(bytes[offset..<offset + width], at: place)])
    }
    let base = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var builder = TreeBuilder(source, file: id, base: base, isASCII: encoding == .ascii)
    let text = UnsafeBufferPointer(rebasing: source[base...])
    guard feedYAMLEvents(of: text, base: base, to: &builder) else { return (nil, builder.findings) }
    let findings = builder.findings
    return (builder.finish(bytes: bytes), findings)
}
