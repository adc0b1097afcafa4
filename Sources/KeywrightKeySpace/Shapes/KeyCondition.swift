/// What a request says about one key attribute. The fields of its templates are parameters: each may have any text of
/// its language, and one that occurs again, in this or another attribute, has the same text there.
package enum PartCondition: Sendable {
    /// Nothing.
    case any
    case equals(TemplateShape)
    case beginsWith(TemplateShape)
    /// From the one to the other, both included, in the order of UTF-8 bytes.
    case between(TemplateShape, TemplateShape)
    /// Equal to or after.
    case atLeast(TemplateShape)
    /// Equal to or before.
    case atMost(TemplateShape)
}

/// A key condition: what a request says about each key attribute, in the order of the table or index.
package struct KeyCondition: Sendable {
    package let parts: [PartCondition]

    package init(partition: TemplateShape, sort: PartCondition = .any) { self.parts = [.equals(partition), sort] }

    package init(parts: [PartCondition]) { self.parts = parts }

    /// The keys that the condition can read, as a shape: an open end becomes a field of its own.
    ///
    /// `isExact` is false where a range has parameters that are bound elsewhere, too: the shape then holds more keys.
    func shape() -> (key: KeyShape, isExact: Bool) {
        var isExact = true
        let shapes = parts.enumerated().map { index, part in
            let open = FieldID.openEnd(of: index)
            switch part {
            case .any: return TemplateShape([.field(open, .anyText)])
            case .equals(let template): return template
            case .beginsWith(let template): return TemplateShape(template.parts + [.field(open, .anyText)])
            case .between(let low, let high):
                let shared = TemplateShape.sharedParts(low, high)
                let (from, through) = (low.dropping(shared.count), high.dropping(shared.count))
                isExact = isExact && areFree(from.fields + through.fields)
                let range = from.language.andAfter.intersection(with: through.language.andBefore)
                return TemplateShape(shared + [.field(open, range)])
            case .atLeast(let template):
                isExact = isExact && areFree(template.fields)
                return TemplateShape([.field(open, template.language.andAfter)])
            case .atMost(let template):
                isExact = isExact && areFree(template.fields)
                return TemplateShape([.field(open, template.language.andBefore)])
            }
        }
        return (KeyShape(parts: shapes), isExact)
    }

    /// Whether none of the fields' attributes occurs more than once in the whole condition, through whatever transforms.
    private func areFree(_ fields: [(id: FieldID, language: Language)]) -> Bool {
        let all = parts.flatMap(\.templates).flatMap(\.fields)
        return fields.allSatisfy { field in all.count { $0.id.isOfSameAttribute(as: field.id) } == 1 }
    }
}

extension PartCondition {
    fileprivate var templates: [TemplateShape] {
        switch self {
        case .any: []
        case .equals(let template), .beginsWith(let template), .atLeast(let template), .atMost(let template): [template]
        case .between(let low, let high): [low, high]
        }
    }
}

extension FieldID {
    /// The unknown rest of a key attribute. No attribute has an empty name, so it meets no field of the design.
    static func openEnd(of part: Int) -> FieldID { FieldID("", chain: "part \(part)") }
}

extension TemplateShape {
    /// The parts that both templates begin with. Texts between two texts with one beginning have that beginning, too,
    /// so that a range over them is the beginning and a range over the rest.
    fileprivate static func sharedParts(_ left: TemplateShape, _ right: TemplateShape) -> [Part] {
        zip(left.parts, right.parts).prefix { $0.isSame(as: $1) }.map(\.0)
    }

    fileprivate func dropping(_ count: Int) -> TemplateShape { TemplateShape(Array(parts.dropFirst(count))) }
}

extension TemplateShape.Part {
    fileprivate func isSame(as other: TemplateShape.Part) -> Bool {
        switch (self, other) {
        case (.literal(let left), .literal(let right)): left.utf8.elementsEqual(right.utf8)
        case (.field(let left, _), .field(let right, _)): left == right
        case (.literal, .field), (.field, .literal): false
        }
    }
}

extension Language {
    /// The texts of the language and all after one of them.
    var andAfter: Language { canBeEmpty ? .anyText : Language(.atLeast(node), isExact: isExact) }

    /// The texts of the language and all before one of them.
    var andBefore: Language { node.form == .nothing ? self : Language(.atMost(node), isExact: isExact) }
}
