@testable import KeywrightKeySpace

/// A random key for both: the algebra's shape and the oracle's lists.
struct RandomKey {
    let shape: KeyShape
    let oracle: OracleKey

    enum Repeats {
        /// No field occurs twice.
        case none
        /// Some field does.
        case some
    }

    /// The texts of a random key, from which ``family(_:from:repeats:limit:using:)`` cuts templates.
    static func texts(
        templates: Int, using random: inout SeededGenerator
    ) -> [String] {
        (0..<templates).map { _ in
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                random.pick(["a", "b", "ab", "ba", "a-", "aa"])
            }.joined(separator: random.chance(75) ? "#" : random.chance(50) ? "##" : "")
        }
    }

    /// Keys that are made to meet: each is cut from the same texts, now as a literal, now as a field that can, more
    /// often than not, hold what stands there.
    static func family(
        _ size: Int, from texts: [String], repeats: Repeats, limit: Int = 400,
        using random: inout SeededGenerator
    ) -> [RandomKey] {
        (0..<size).map { _ in
            while true {
                let key = attempt(from: texts, repeats: repeats, using: &random)
                guard key.oracle.tupleCount <= limit else { continue }
                switch repeats {
                case .none: return key
                case .some: if !key.oracle.repeatedFields.isEmpty { return key }
                }
            }
        }
    }

    /// A key of mostly fields, one directly behind the other.
    static func dense(
        templates: Int, repeats: Repeats, limit: Int = 300, using random: inout SeededGenerator
    ) -> RandomKey {
        while true {
            var fields: [RandomField] = []
            let pieces = (0..<templates).map { _ in
                (0..<Int.random(in: 2...3, using: &random)).map { _ -> OracleKey.Piece in
                    if random.chance(25) {
                        return .literal(random.pick(["a", "b", "#", "a#"]))
                    }
                    if repeats == .some, !fields.isEmpty, random.chance(40) {
                        return .field(Int.random(in: 0..<fields.count, using: &random))
                    }
                    fields.append(RandomField.small(using: &random))
                    return .field(fields.count - 1)
                }
            }
            let oracle = OracleKey(templates: pieces, values: fields.map(\.values))
            let isAsked = repeats == .none || !oracle.repeatedFields.isEmpty
            if isAsked, oracle.tupleCount <= limit {
                return RandomKey(shape: shape(of: oracle, fields), oracle: oracle)
            }
        }
    }

    private static func attempt(
        from texts: [String], repeats: Repeats, using random: inout SeededGenerator
    ) -> RandomKey {
        var fields: [RandomField] = []
        func field(for piece: String) -> Int {
            if repeats == .some, !fields.isEmpty, random.chance(70) {
                let fitting = fields.indices.filter { fields[$0].values.contains(piece) }
                if let old = fitting.randomElement(using: &random) { return old }
                if random.chance(30) { return Int.random(in: 0..<fields.count, using: &random) }
            }
            var chosen = RandomField.any(using: &random)
            for _ in 0..<6 where !chosen.values.contains(piece) { chosen = RandomField.any(using: &random) }
            fields.append(chosen)
            return fields.count - 1
        }
        let templates = texts.map { text in
            var template: [OracleKey.Piece] = []
            var rest = text[...]
            while !rest.isEmpty {
                // Mostly up to a delimiter, which then is a literal of its own.
                let word = rest.prefix { $0 != "#" }
                let length =
                    word.isEmpty
                    ? rest.prefix { $0 == "#" }.count
                    : random.chance(70) ? word.count : Int.random(in: 1...rest.count, using: &random)
                let piece = String(rest.prefix(length))
                rest = rest.dropFirst(length)
                let isLiteral = random.chance(word.isEmpty ? 85 : 25)
                template.append(isLiteral ? .literal(piece) : .field(field(for: piece)))
                if random.chance(4) { template.append(.field(field(for: ""))) }
            }
            return template
        }
        let oracle = OracleKey(templates: templates, values: fields.map(\.values))
        return RandomKey(shape: shape(of: oracle, fields), oracle: oracle)
    }

    private static func shape(of oracle: OracleKey, _ fields: [RandomField]) -> KeyShape {
        KeyShape(
            parts: oracle.templates.map { pieces in
                TemplateShape(
                    pieces.map { piece in
                        switch piece {
                        case .literal(let text): .literal(text)
                        case .field(let field): .field(FieldID("f\(field)"), fields[field].language)
                        }
                    })
            })
    }

    /// Why the field texts of one side of a witness do not prove it; nil where they do.
    func fault(in values: [FieldValue], giving texts: [String]) -> String? {
        let used = oracle.usedFields
        guard values.map(\.id) == used.map({ FieldID("f\($0)") }) else { return "other fields than \(used)" }
        for (field, value) in zip(used, values) where !oracle.values[field].contains(value.text) {
            return "\(value.text) is no value of field \(field)"
        }
        let built = oracle.texts(of: values.map(\.text))
        return built == texts ? nil : "the values give \(built) and not \(texts)"
    }
}

extension OracleKey: CustomStringConvertible {
    var description: String {
        let text = templates.map { pieces in
            pieces.map { piece in
                switch piece {
                case .literal(let text): text
                case .field(let field): "<\(field)>"
                }
            }.joined()
        }
        return "\(text.joined(separator: " / ")) with \(usedFields.map { "\($0): \(values[$0].prefix(12))" })"
    }
}
