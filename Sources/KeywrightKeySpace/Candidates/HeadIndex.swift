/// Finds the templates that can have a text in common by their first literals, so that not every pair has to be
/// compared: sorting and one walk, near-linear in the templates and the pairs that are found.
package enum HeadIndex {
    /// The pairs (i < j), in ascending order, whose literal heads are compatible: the one is a beginning of the other,
    /// and equal to it where it is a whole template. All other pairs have no text in common.
    package static func possiblePairs(_ templates: [TemplateShape]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        walk(templates) { index, chain in
            for earlier in chain { pairs.append((min(index, earlier), max(index, earlier))) }
        }
        return pairs.sorted { $0 < $1 }
    }

    /// The pairs of keys (i < j) that are possible in every template of the key; nil where these are to be found among more
    /// pairs than the limit. The template with the fewest pairs is listed, the others are looked at for these pairs alone.
    package static func possiblePairs(_ keys: [KeyShape], limit: Int = .max) -> [(Int, Int)]? {
        let width = keys.map(\.parts.count).min() ?? 0
        var best: (template: Int, pairs: Int)?
        for template in 0..<width {
            var pairs = 0
            walk(keys.map { $0.parts[template] }) { _, chain in pairs += chain.count }
            if pairs < best?.pairs ?? .max { best = (template, pairs) }
        }
        guard let best else { return [] }
        guard best.pairs <= limit else { return nil }
        let heads = KeyHeads(keys)
        return possiblePairs(keys.map { $0.parts[best.template] }).filter { heads.areCompatible($0, $1) }
    }

    /// Calls `visit` for each template with those before it, in the order of the heads, that are compatible.
    private static func walk(_ templates: [TemplateShape], _ visit: (Int, [Int]) -> Void) {
        let heads = templates.map { Head($0) }
        // A whole template sorts behind the open ones of the same head: it is compatible with them, and with nothing
        // that is longer.
        let order = templates.indices.sorted { left, right in
            let (a, b) = (heads[left], heads[right])
            if a.bytes != b.bytes { return a.bytes.lexicographicallyPrecedes(b.bytes) }
            if a.isWhole != b.isWhole { return b.isWhole }
            return left < right
        }
        // Each head on the chain is compatible with all before it: they are beginnings of each other.
        var chain: [Int] = []
        for index in order {
            while let last = chain.last, !heads[last].isCompatible(with: heads[index]) { chain.removeLast() }
            visit(index, chain)
            chain.append(index)
        }
    }
}

/// How each of many keys begins and ends in each of its templates.
package struct KeyHeads: Sendable {
    private let heads: [[Head]]
    private let tails: [[Head]]

    package init(_ keys: [KeyShape]) {
        heads = keys.map { $0.parts.map { Head($0) } }
        tails = keys.map { $0.parts.map { Head(tailOf: $0) } }
    }

    /// Whether two of them can share a key, as far as their first and last literals tell.
    package func areCompatible(_ one: Int, _ other: Int) -> Bool {
        zip(heads[one], heads[other]).allSatisfy { $0.isCompatible(with: $1) }
            && zip(tails[one], tails[other]).allSatisfy { $0.isCompatible(with: $1) }
    }
}

/// The first literal of a template, in bytes, which sort in the order of the scalars; or the last one, in reverse.
private struct Head: Sendable {
    let bytes: [UInt8]
    /// Whether nothing follows.
    let isWhole: Bool

    init(_ template: TemplateShape) {
        bytes = Array(template.literalHead.utf8)
        isWhole = template.isLiteral
    }

    init(tailOf template: TemplateShape) {
        bytes = Array(template.literalTail.utf8.reversed())
        isWhole = template.isLiteral
    }

    func isCompatible(with other: Head) -> Bool {
        if bytes.count < other.bytes.count { return !isWhole && other.bytes.starts(with: bytes) }
        if bytes.count > other.bytes.count { return !other.isWhole && bytes.starts(with: other.bytes) }
        return bytes == other.bytes
    }
}
