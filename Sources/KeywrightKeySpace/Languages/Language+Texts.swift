extension Language {
    /// The texts of the guard for free strings: without the delimiter, without U+10FFFF and without further scalars
    /// (the first ones of the literals that stand behind the placeholder), at least one scalar long.
    package static func guardedText(
        delimiter: String, alsoExcluding scalars: ScalarSet = .none, minLength: Int = 1, maxLength: Int? = nil
    ) -> Language {
        excluding(
            delimiter: delimiter, scalars: scalars.union(.highest), minLength: max(minLength, 1), maxLength: maxLength)
    }

    /// The texts of `minLength` to `maxLength` scalars in which neither the delimiter nor one of the scalars occurs.
    /// A delimiter of several scalars is excluded as a whole: its scalars may still occur one by one.
    package static func excluding(
        delimiter: String, scalars: ScalarSet = .none, minLength: Int, maxLength: Int?
    ) -> Language {
        let forbidden = Array(delimiter.unicodeScalars)
        let isOneScalar = forbidden.count == 1
        let allowed = (isOneScalar ? scalars.union(ScalarSet(of: forbidden)) : scalars).inverted
        let texts = repetition(of: scalar(in: allowed), atLeast: minLength, atMost: maxLength)
        // Where a scalar of the delimiter is excluded anyway, so is the delimiter.
        if forbidden.count < 2 || !forbidden.allSatisfy(allowed.contains) { return texts }
        return Language(.avoiding(forbidden)).intersection(with: texts)
    }

    /// Exactly these texts; a text that is listed twice counts once.
    ///
    /// Common beginnings are shared, so that an enum of a thousand names is read as one tree and not a thousand times.
    package static func texts(_ texts: [String]) -> Language {
        var all = texts.map { Array($0.unicodeScalars) }
        all.sort { $0.lexicographicallyPrecedes($1) }
        return tree(of: all[...], from: 0, level: 0)
    }

    /// The language with every scalar of the set taken out of its alphabet: its texts that hold none of them.
    package func without(_ scalars: ScalarSet) -> Language {
        guard !usedScalars.intersection(scalars).isEmpty else { return self }
        return intersection(
            with: .repetition(of: .scalar(in: scalars.inverted), atLeast: 0, atMost: nil)
        )
    }

    /// So many branches deep a tree goes at most, since expressions are walked by recursion.
    private static let deepestLevel = 40

    /// The tree of sorted texts that all share their first `depth` scalars; those are left out.
    private static func tree(of texts: ArraySlice<[Unicode.Scalar]>, from depth: Int, level: Int) -> Language {
        guard let first = texts.first, let last = texts.last else { return nothing }
        if level == deepestLevel { return choice(texts.map { Language(.text(Array($0.dropFirst(depth)))) }) }
        // The texts are sorted, so what the first and the last share is shared by all.
        var shared = depth
        while shared < first.count, shared < last.count, first[shared] == last[shared] { shared += 1 }
        let head = Language(.text(Array(first[depth..<shared])))
        var rest = texts
        var branches: [Language] = []
        while let text = rest.first, text.count == shared {
            branches = [emptyText]
            rest = rest.dropFirst()
        }
        while let text = rest.first {
            let branch = rest.prefix { $0[shared] == text[shared] }
            branches.append(tree(of: branch, from: shared, level: level + 1))
            rest = rest.dropFirst(branch.count)
        }
        return sequence([head, choice(branches)])
    }
}
