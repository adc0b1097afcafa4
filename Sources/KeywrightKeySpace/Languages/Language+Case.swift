extension Language {
    /// The texts that `lower` makes of those of the language: ASCII capitals become small, all else stays.
    package var lowercased: Language { mapped(to: .lower) }

    /// The texts that `upper` makes of those of the language.
    package var uppercased: Language { mapped(to: .upper) }

    /// Taking the image scalar by scalar is exact for every form but an intersection, and for that one wherever one
    /// side does not tell small letters from capitals: a length, or a set that holds both or neither of each.
    private func mapped(to letterCase: LetterCase) -> Language {
        var isExact = isExact
        let image = letterCase.image(of: node, isExact: &isExact)
        return Language(node: image.node, isExact: isExact)
    }
}

/// One of the two transforms of ASCII letters.
private enum LetterCase {
    case lower
    case upper

    func image(of set: ScalarSet) -> ScalarSet {
        let moved = letters.intersection(set)
        let shifted = moved.ranges.map { range in
            isLower
                ? (range.lowerBound + 32)...(range.upperBound + 32)
                : (range.lowerBound - 32)...(range.upperBound - 32)
        }
        return set.subtracting(letters).union(ScalarSet(ranges: shifted))
    }

    func image(of scalar: Unicode.Scalar) -> Unicode.Scalar { image(of: ScalarSet(of: [scalar])).first ?? scalar }

    func image(of node: LanguageNode, isExact: inout Bool) -> Language {
        switch node.form {
        case .nothing: return .nothing
        case .text(let scalars): return Language(.text(scalars.map { image(of: $0) }))
        case .scalars(let set): return .scalar(in: image(of: set))
        case .sequence(let nodes): return .sequence(images(of: nodes, isExact: &isExact))
        case .choice(let nodes): return .choice(images(of: nodes, isExact: &isExact))
        case .repeated(let inner, let least, let most):
            return .repetition(of: image(of: inner, isExact: &isExact), atLeast: least, atMost: most)
        case .avoiding(let text):
            // A text without letters occurs in the image exactly where it occurred before; one with letters may be
            // made or unmade by the transform.
            let set = image(of: ScalarSet.all)
            let all = Language.repetition(of: .scalar(in: set), atLeast: 0, atMost: nil)
            guard isCaseless(node) else {
                isExact = false
                return all
            }
            return Language(.avoiding(text)).intersection(with: all)
        case .both(let left, let right):
            isExact = isExact && (isCaseless(left) || isCaseless(right))
            return image(of: left, isExact: &isExact).intersection(with: image(of: right, isExact: &isExact))
        case .atLeast, .atMost:
            isExact = false
            return .repetition(of: .scalar(in: image(of: .all)), atLeast: 0, atMost: nil)
        }
    }

    private func images(of nodes: [LanguageNode], isExact: inout Bool) -> [Language] {
        var result: [Language] = []
        for node in nodes { result.append(image(of: node, isExact: &isExact)) }
        return result
    }

    private var isLower: Bool {
        switch self {
        case .lower: true
        case .upper: false
        }
    }

    /// The letters that move.
    private var letters: ScalarSet { isLower ? ScalarSet("A"..."Z") : ScalarSet("a"..."z") }

    /// Whether changing the case of any letter of a text never takes it in or out of the language, by the look of the
    /// expression.
    private func isCaseless(_ node: LanguageNode) -> Bool {
        switch node.form {
        case .nothing: true
        case .text(let scalars), .avoiding(let scalars): isCaseless(ScalarSet(of: scalars))
        case .scalars(let set): isCaseless(set)
        case .sequence(let nodes), .choice(let nodes): nodes.allSatisfy(isCaseless)
        case .repeated(let inner, _, _): isCaseless(inner)
        case .both(let left, let right): isCaseless(left) && isCaseless(right)
        case .atLeast, .atMost: false
        }
    }

    private func isCaseless(_ set: ScalarSet) -> Bool {
        let small = LetterCase.lower.image(of: set.intersection(ScalarSet("A"..."Z")))
        return small == set.intersection(ScalarSet("a"..."z"))
    }
}
