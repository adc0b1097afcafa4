package import KeywrightKeySpace

/// A key as a plain list of pieces, whose texts are put together by trying every value.
package struct PlainKey: Sendable {
    enum Piece: Hashable {
        case literal(String)
        case field(Int)
        /// A text that follows from that of a field which occurs whole, too.
        case image(Int, PlainTransform)
    }

    let templates: [[Piece]]
    let fields: [PlainField]
    /// Every placeholder once, in the order in which they first occur.
    let slots: [Piece]

    init(templates: [[Piece]], fields: [PlainField]) {
        self.templates = templates
        self.fields = fields
        var slots: [Piece] = []
        for piece in templates.joined() where !slots.contains(piece) {
            if case .literal = piece { continue }
            slots.append(piece)
        }
        self.slots = slots
    }

    /// The fields that a value has to be chosen for.
    var chosen: [Int] {
        slots.compactMap { slot in
            if case .field(let field) = slot { field } else { nil }
        }
    }

    var isComplete: Bool { chosen.allSatisfy { fields[$0].isComplete } }

    var hasRepeats: Bool { slots.contains { slot in templates.joined().count { $0 == slot } > 1 } }

    var hasImages: Bool { slots.count > chosen.count }

    var tupleCount: Int {
        let counts = chosen.map { fields[$0].texts.count }
        // Far beyond any limit, and far from what overflows.
        return counts.contains(0) ? 0 : counts.reduce(1) { min($0 * $1, 1_000_000) }
    }

    /// The key in the algebra's terms.
    package var shape: KeyShape { KeyShape(parts: templates.indices.map(template)) }

    func template(_ index: Int) -> TemplateShape {
        TemplateShape(
            templates[index].map { piece in
                switch piece {
                case .literal(let text): .literal(text)
                case .field(let field): .field(id(of: piece), fields[field].language)
                case .image(let field, let transform):
                    .field(id(of: piece), transform.image(of: fields[field].language))
                }
            })
    }

    func id(of slot: Piece) -> FieldID {
        switch slot {
        case .literal: FieldID("")
        case .field(let field): FieldID("f\(field)")
        case .image(let field, let transform):
            FieldID(
                "f\(field)", chain: transform.description, keepsLength: transform == .lower || transform == .upper,
                derive: { transform.apply($0) })
        }
    }

    /// Every key with the texts of the chosen fields.
    func all() -> [(tuple: [String], texts: [String])] {
        if tupleCount == 0 { return [] }
        var tuples: [[String]] = [[]]
        for field in chosen { tuples = tuples.flatMap { tuple in fields[field].texts.map { tuple + [$0] } } }
        let chosen = chosen
        return tuples.map { tuple in
            var values: [Piece: String] = [:]
            for (field, text) in zip(chosen, tuple) { values[.field(field)] = text }
            return (tuple, build(values))
        }
    }

    /// The texts of the key, put together.
    private func build(_ values: [Piece: String]) -> [String] {
        templates.map { pieces in
            var text = ""
            for piece in pieces {
                switch piece {
                case .literal(let literal): text += literal
                case .field: text += values[piece] ?? "?"
                case .image(let field, let transform): text += transform.apply(values[.field(field)] ?? "?")
                }
            }
            return text
        }
    }

    /// Why the field texts of a witness do not prove it; nil where they do.
    func fault(in values: [FieldValue], giving texts: [String]) -> String? {
        guard values.map(\.id) == slots.map(id) else { return "the values are of other fields" }
        var known: [Piece: String] = [:]
        for (slot, value) in zip(slots, values) { known[slot] = value.text }
        for (slot, value) in zip(slots, values) {
            switch slot {
            case .literal: continue
            case .field(let field):
                if !fields[field].accepts(value.text) { return "\(value.text) is no value of \(fields[field].name)" }
            case .image(let field, let transform):
                let source = known[.field(field)] ?? "?"
                if transform.apply(source) != value.text { return "\(value.text) is not \(source)|\(transform)" }
            }
        }
        let built = build(known)
        return built == texts ? nil : "the values give \(built) and not \(texts)"
    }

    /// Whether these are texts of the key, by every way to cut them; of a key without images.
    func accepts(_ texts: [String]) -> Bool {
        var bound: [Int: [Unicode.Scalar]] = [:]
        return accepts(texts.map { Array($0.unicodeScalars) }, template: 0, piece: 0, from: 0, &bound)
    }

    private func accepts(
        _ texts: [[Unicode.Scalar]], template: Int, piece: Int, from start: Int, _ bound: inout [Int: [Unicode.Scalar]]
    ) -> Bool {
        guard template < templates.count else { return true }
        let text = texts[template]
        guard piece < templates[template].count else {
            return start == text.count && accepts(texts, template: template + 1, piece: 0, from: 0, &bound)
        }
        func goesOn(with own: [Unicode.Scalar]) -> Bool {
            text[start...].starts(with: own)
                && accepts(texts, template: template, piece: piece + 1, from: start + own.count, &bound)
        }
        switch templates[template][piece] {
        case .literal(let literal): return goesOn(with: Array(literal.unicodeScalars))
        case .image: return false
        case .field(let field):
            if let known = bound[field] { return goesOn(with: known) }
            for end in start...text.count {
                let own = Array(text[start..<end])
                guard fields[field].accepts(String(String.UnicodeScalarView(own))) else { continue }
                bound[field] = own
                if goesOn(with: own) { return true }
                bound[field] = nil
            }
            return false
        }
    }
}

extension PlainKey: CustomStringConvertible {
    package var description: String {
        let text = templates.map { pieces in
            pieces.map { piece in
                switch piece {
                case .literal(let text): text
                case .field(let field): "<\(field)>"
                case .image(let field, let transform): "<\(field)|\(transform)>"
                }
            }.joined()
        }
        let used = chosen.map { "\($0): \(fields[$0].name)" }.joined(separator: ", ")
        return "{ \(text.joined(separator: " / ")) with \(used) }"
    }
}
