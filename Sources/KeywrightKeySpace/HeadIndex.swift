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

    /// The pairs of keys (i < j) that are possible in every template of the key. The template with the fewest pairs is
    /// listed, the others are looked at for these pairs alone.
    package static func possiblePairs(_ keys: [KeyShape]) -> [(Int, Int)] {
        let width = keys.map(\.parts.count).min() ?? 0
        var best: (template: Int, pairs: Int)?
        for template in 0..<width {
            var pairs = 0
            walk(keys.map { $0.parts[template] }) { _, chain in pairs += chain.count }
            if pairs < best?.pairs ?? .max { best = (template, pairs) }
        }
        guard let best else { return [] }
        return possiblePairs(keys.map { $0.parts[best.template] }).filter { left, right in
            zip(keys[left].parts, keys[right].parts).allSatisfy { Head($0).isCompatible(with: Head($1)) }
        }
    }

    /// The keys that can have one in common with this one, as far as their literal heads tell, in their order.
    package static func compatible(with key: KeyShape, among keys: [KeyShape]) -> [Int] {
        let heads = key.parts.map { Head($0) }
        return keys.indices.filter { index in
            zip(heads, keys[index].parts).allSatisfy { $0.isCompatible(with: Head($1)) }
        }
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

/// The first literal of a template, in bytes, which sort in the order of the scalars.
private struct Head {
    let bytes: [UInt8]
    /// Whether nothing follows.
    let isWhole: Bool

    init(_ template: TemplateShape) {
        bytes = Array(template.literalHead.utf8)
        isWhole = template.isLiteral
    }

    func isCompatible(with other: Head) -> Bool {
        if bytes.count < other.bytes.count { return !isWhole && other.bytes.starts(with: bytes) }
        if bytes.count > other.bytes.count { return !other.isWhole && bytes.starts(with: other.bytes) }
        return bytes == other.bytes
    }
}
