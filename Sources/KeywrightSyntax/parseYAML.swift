package import KeywrightDiagnostics

/// Reads one YAML document into a tree that knows where everything stands.
///
/// Scalars stay the text that they are: nothing is re-typed. Aliases are resolved and merge keys applied, keys are distinct
/// within their map.
/// - Returns: the tree, without a root where the file holds no node; nil where the file could not be read to its end, which
///   then is a finding (`KW001`, `KW009`), and where a text is over-long. A tree can come with findings too: what `KW004` and
///   `KW005` are about is left out of it; the texts that `KW015` is about are as they were meant.
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
    var lost: [Int] = []
    var last: (findings: [Diagnostic], stoppedAt: Int)?
    while true {
        var builder = TreeBuilder(source, file: id, base: base, isASCII: encoding == .ascii, lost: lost)
        let isWhole = withoutComments(at: lost, in: source) { text in
            feedYAMLEvents(of: UnsafeBufferPointer(rebasing: text[base...]), base: base, to: &builder)
        }
        let findings = builder.findings
        if isWhole { return (builder.isSpoilt ? nil : builder.finish(bytes: bytes), findings) }
        // Where reading comes less far without the comment, it was one.
        if let last, let place = builder.stoppedAt, place < last.stoppedAt { return (nil, last.findings) }
        guard lost.count < YAMLLimits.lostComments, let place = builder.stoppedAt, let comment = builder.lostComment()
        else { return (nil, findings) }
        lost.append(comment)
        last = (findings, place)
    }
}

/// Where the first `%TAG` line stands that is one too many.
private func directive(beyond limit: Int, in source: UnsafeBufferPointer<UInt8>) -> Int? {
    let word: StaticString = "%TAG"
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    let raw = UnsafeRawBufferPointer(source)
    var count = 0
    var offset = 0
    while offset < source.count {
        if offset + 8 <= source.count, !holdsPercent(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
            offset += 8
            continue
        }
        let isFirst = source[offset] == UInt8(ascii: "%") && (offset == 0 || isBreak(source[offset - 1]))
        if isFirst, source[offset...].starts(with: bytes) {
            count += 1
            if count > limit { return offset }
        }
        offset += 1
    }
    return nil
}

/// Whether one of eight bytes is `%`: one taken from each byte's distance to it reaches the byte's top bit only from zero.
private func holdsPercent(_ bytes: UInt64) -> Bool {
    let distance = bytes ^ 0x2525_2525_2525_2525
    return (distance &- 0x0101_0101_0101_0101) & ~distance & 0x8080_8080_8080_8080 != 0
}
