import KeywrightDiagnostics

/// In `{ SK: ORDER #<id> }` the rest of the line is a comment to YAML, which then misses a `}` far from there. Reading begins
/// anew without that comment, so that the mistake is told where it is, and those behind it are told, too.
extension TreeBuilder {
    /// The `#` of a comment that took the bracket for which reading gave up: within the outermost open flow collection, behind
    /// a text that no comma ends.
    func lostComment() -> Int? {
        guard let end = stoppedAt, let flow = outermostFlow else { return nil }
        var node = Int(flow)
        var offset = Int(nodes[node].lower)
        while offset < min(end, source.count) {
            defer { offset += 1 }
            guard source[offset] == UInt8(ascii: "#"), isBlankOrBreak(source[offset - 1]) else { continue }
            while node + 1 < nodes.count, nodes[node + 1].lower <= offset { node += 1 }
            if nodes[node].kind == .scalar, offset < nodes[node].upper { continue }
            let comment = offset
            while offset < source.count, breakWidth(source, at: offset) == 0 { offset += 1 }
            let holdsBracket = source[comment..<offset].contains { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }
            if holdsBracket, followsText(comment) { return comment }
        }
        return nil
    }

    /// Whether what stands before an offset on its line is a plain text, or a colon that misses one.
    private func followsText(_ offset: Int) -> Bool {
        var before = offset - 1
        while before >= 0, isBlank(source[before]) { before -= 1 }
        guard before >= 0, !isBreak(source[before]), !",{}[]'\"".utf8.contains(source[before]) else { return false }
        // Nor an anchor, an alias or a tag.
        while before > 0, !isBlankOrBreak(source[before - 1]) { before -= 1 }
        return !"&*!".utf8.contains(source[before])
    }

    private var outermostFlow: UInt32? {
        openNodes.first { nodes[Int($0)].flags.contains(.flow) }
    }

    /// The text of a plain scalar within which comments were lost, reported as that; nil where there were none.
    mutating func lostText(_ lower: Int, _ upper: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let comment = lost.first(where: { lower <= $0 && $0 < upper }) else { return nil }
        let text = UnsafeBufferPointer(rebasing: source[lower..<upper])
        var left = comment
        while left > lower, isBlank(source[left - 1]) { left -= 1 }
        let isValue = top.isMapping && top.children & 1 == 1
        let key = isValue ? nodes[Int(top.lastChild)] : nil
        report(
            .swallowedByComment(
                key: key.flatMap { $0.kind == .scalar ? symbols.text(of: $0.first) : nil },
                left: String(decoding: source[lower..<left], as: UTF8.self),
                quoted: singleQuoted(String(decoding: text, as: UTF8.self)),
                signs: CommentSigns(String(decoding: source[comment..<upper], as: UTF8.self)),
                place: span(lower, upper), comment: span(comment, upper)))
        return text
    }
}

/// Gives the file's bytes, with a letter in the place of each `#` that begins a lost comment.
func withoutComments<Result>(
    at lost: [Int], in source: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
    guard !lost.isEmpty else { return read(source) }
    var bytes = Array(source)
    for offset in lost { bytes[offset] = UInt8(ascii: "x") }
    return bytes.withUnsafeBufferPointer { read($0) }
}
