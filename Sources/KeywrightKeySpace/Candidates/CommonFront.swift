/// What all keys of a table begin with, as with the tenant's id: it tells none of them from another, and hides what does.
enum CommonFront {
    /// The keys without what all of them begin with, template by template: two of them have a text in common just where the two
    /// that are left have one.
    ///
    /// A field ends at the first scalar that it lacks. Where each template begins with a field and goes on with one and the same
    /// scalar that the field lacks, that scalar is at one place in a common text, whatever the fields are.
    static func removed(from keys: [KeyShape]) -> [KeyShape] {
        let width = keys.map(\.parts.count).min() ?? 0
        guard width > 0, keys.allSatisfy({ $0.parts.count == width }) else { return keys }
        let templates = (0..<width).map { place in removed(from: keys.map { $0.parts[place].parts[...] }) }
        return keys.indices.map { key in KeyShape(parts: templates.map { $0[key] }) }
    }

    private static func removed(from templates: [ArraySlice<TemplateShape.Part>]) -> [TemplateShape] {
        var rest = templates
        while true {
            if let literal = commonLiteral(of: rest) {
                rest = rest.map { $0.droppingHead(of: literal) }
            } else if begin(with: \.closingScalar, rest) {
                rest = rest.map { $0.dropFirst() }
            } else {
                return rest.map { TemplateShape(Array($0)) }
            }
        }
    }

    /// Whether all have such a scalar, and the same one.
    private static func begin(
        with scalar: (ArraySlice<TemplateShape.Part>) -> Unicode.Scalar?, _ templates: [ArraySlice<TemplateShape.Part>]
    ) -> Bool {
        guard let first = templates.first.flatMap(scalar) else { return false }
        return templates.allSatisfy { scalar($0) == first }
    }

    /// The longest text that all first literals begin with; nil where there is none.
    private static func commonLiteral(of templates: [ArraySlice<TemplateShape.Part>]) -> [Unicode.Scalar]? {
        var common: ArraySlice<Unicode.Scalar>?
        for template in templates {
            guard case .literal(let text)? = template.first else { return nil }
            let scalars = Array(text.unicodeScalars)
            guard let known = common else {
                common = scalars[...]
                continue
            }
            let shared = zip(known, scalars).prefix { $0 == $1 }.count
            if shared == 0 { return nil }
            common = known.prefix(shared)
        }
        return common.map(Array.init)
    }
}

extension ArraySlice<TemplateShape.Part> {
    /// The scalar at which the first field ends, since it lacks it and a literal goes on with it.
    fileprivate var closingScalar: Unicode.Scalar? {
        guard count > 1, case .field(_, let language) = self[startIndex],
            case .literal(let text) = self[startIndex + 1],
            let scalar = text.unicodeScalars.first, !language.usedScalars.contains(scalar)
        else { return nil }
        return scalar
    }

    /// Without so much of the first literal.
    fileprivate func droppingHead(of literal: [Unicode.Scalar]) -> ArraySlice<TemplateShape.Part> {
        guard case .literal(let text)? = first else { return self }
        let left = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(literal.count)))
        return left.isEmpty ? dropFirst() : ArraySlice([.literal(left)] + dropFirst())
    }
}
