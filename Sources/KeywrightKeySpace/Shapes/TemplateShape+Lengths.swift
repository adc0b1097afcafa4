extension TemplateShape {
    /// The bytes of its shortest text, of its longest one where each part whose length is not bounded has its shortest, and of
    /// its longest one, which is nil where there is none.
    package var byteLengths: (least: Int, declared: Int, most: Int?) {
        var (least, declared, isBounded) = (0, 0, true)
        for language in languages {
            let range = language.byteLengthRange
            least = saturatingSum(least, range.least)
            declared = saturatingSum(declared, range.most ?? range.least)
            if range.most == nil { isBounded = false }
        }
        return (least, declared, isBounded ? declared : nil)
    }

    /// Whether one of these texts has more bytes than that; nil where it was not decided.
    package func holdsText(longerThan limit: Int) -> Bool? {
        // Lengths are exact but for intersections, as those of a pattern with a longest length.
        if byteLengths.declared <= limit { return false }
        if languages.allSatisfy({ $0.byteLengthRange.most == nil || !$0.isIntersection }) { return true }
        let bounded = languages.map { language in
            let range = language.byteLengthRange
            return range.most == nil ? Language.text(String(repeating: "x", count: range.least)) : language
        }
        let widest = bounded.compactMap { $0.usedScalars.last.map { UTF8.width($0) } }.max() ?? 1
        let language = Language.sequence(bounded).limited(minLength: limit / widest + 1, maxLength: nil)
        switch KeyAlgebra().shortestMember(of: language) {
        case .never: return false
        case .witness(let text): return text.utf8.count > limit ? true : nil
        case .unproven: return nil
        }
    }
}

extension Language {
    /// Whether it is made of two that hold a text only together. One that lacks the delimiter alone is not: there is
    /// always another character of the greatest width.
    fileprivate var isIntersection: Bool {
        guard case .both(let left, let right) = node.form else { return false }
        return ![left, right].contains { side in
            if case .avoiding = side.form { return true }
            return false
        }
    }
}
