/// Which placeholders a random key has.
struct KeyKind: Sendable {
    var templates = 1
    /// How many of a hundred placeholders repeat one before.
    var repeats = 0
    /// How many of a hundred show a value through a transform that stands whole elsewhere.
    var images = 0
    /// The most keys that are enumerated.
    var limit = 250
}

extension PlainKey {
    /// Texts from which keys that meet are cut.
    static func seedTexts(_ count: Int, over alphabet: String, using random: inout OracleRandom) -> [String] {
        let letters = Array(alphabet.unicodeScalars)
        return (0..<count).map { _ in
            (0..<(1 + random.below(3))).map { _ in
                (0..<(1 + random.below(3))).map { _ in String(random.pick(letters)) }.joined()
            }.joined(separator: random.pick(["#", "#", "#", "##", "", "-"]))
        }
    }

    /// A key of which these are more often than not texts: what stands there is now a literal, now a field that can hold
    /// it.
    static func random(
        from texts: [String], _ kind: KeyKind, _ pool: FieldPool, using random: inout OracleRandom
    ) -> PlainKey {
        while true {
            let key = attempt(from: texts, kind, pool, using: &random)
            if key.tupleCount > kind.limit { continue }
            if kind.repeats > 0, !key.hasRepeats, !key.hasImages { continue }
            if kind.images > 0, !key.hasImages { continue }
            return key
        }
    }

    private static func attempt(
        from texts: [String], _ kind: KeyKind, _ pool: FieldPool, using random: inout OracleRandom
    ) -> PlainKey {
        var fields: [PlainField] = []
        func field(for piece: String) -> Piece {
            if !fields.isEmpty, random.chance(kind.repeats) {
                let fitting = fields.indices.filter { fields[$0].accepts(piece) }
                return .field(fitting.isEmpty ? random.below(fields.count) : random.pick(fitting))
            }
            if !fields.isEmpty, random.chance(kind.images) {
                return .image(
                    random.below(fields.count), random.pick([.lower, .upper, .shard(2), .shard(8), .shard(12)]))
            }
            var chosen = random.pick(pool.fields)
            for _ in 0..<6 where !chosen.accepts(piece) { chosen = random.pick(pool.fields) }
            fields.append(chosen)
            return .field(fields.count - 1)
        }
        let isDense = random.chance(25)
        var templates = texts.map { text in
            var template: [Piece] = []
            var rest = text[...]
            while !rest.isEmpty {
                let word = rest.prefix { $0 != "#" }
                let whole = word.isEmpty ? rest.prefix { $0 == "#" }.count : word.count
                let length = random.chance(isDense ? 20 : 75) ? whole : 1 + random.below(rest.count)
                let piece = String(rest.prefix(length))
                rest = rest.dropFirst(length)
                let isLiteral = random.chance(isDense ? 10 : word.isEmpty ? 85 : 25)
                template.append(isLiteral ? .literal(piece) : field(for: piece))
                if random.chance(4) { template.append(field(for: "")) }
            }
            return template
        }
        // What is shown through a transform may stand before the value itself.
        if kind.images > 0, templates.count > 1, random.chance(50) { templates.swapAt(0, 1) }
        return PlainKey(templates: templates, fields: fields)
    }
}
