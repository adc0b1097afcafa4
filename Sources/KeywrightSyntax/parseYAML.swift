package import KeywrightDiagnostics

/// Reads one YAML document into a tree that knows where everything stands.
///
/// Scalars stay the text that they are: nothing is re-typed. Aliases are resolved and merge keys applied, keys are distinct
/// within their map.
/// - Returns: the tree, without a root where the file holds no node; nil where the file could not be read to its end, which
///   then is a finding (`KW001`, `KW009`), and where a text is over-long. A tree can come with findings too (`KW004`, `KW005`):
///   what they are about is left out of it.
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
    if let place = directive(beyond: YAMLLimits.directives, in: source) {
        let span = SourceSpan(file: id, lower: place, upper: place + 4)
        return (nil, [.tooManyDirectives(at: span)])
    }
    let base = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var builder = TreeBuilder(source, file: id, base: base, isASCII: encoding == .ascii)
    let text = UnsafeBufferPointer(rebasing: source[base...])
    guard feedYAMLEvents(of: text, base: base, to: &builder) else { return (nil, builder.findings) }
    let findings = builder.findings
    return (builder.isSpoilt ? nil : builder.finish(bytes: bytes), findings)
}

/// Where the first `%TAG` line stands that is one too many.
private func directive(beyond limit: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    let word: StaticString = "%TAG"
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    var count = 0
    var offset = 0
    while offset < source.count {
        let isFirst = source[offset] == UInt8(ascii: "%") && (offset == 0 || isBreak(source[offset - 1]))
        if isFirst, source[offset...].starts(with: bytes) {
            count += 1
            if count > limit { return offset }
        }
        offset += 1
    }
    return nil
}
