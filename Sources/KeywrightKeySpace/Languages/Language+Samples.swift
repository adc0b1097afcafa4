extension Language {
    /// The one text of the language, where the expression itself says that there is no other.
    package var onlyText: String? {
        guard case .text(let scalars) = node.form else { return nil }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Some texts of the language, the shortest first and the others as like it as can be; fewer where no more were
    /// found by changing a character, by saying one twice, or by beginning anew with a longer one.
    package func someTexts(count: Int) -> [String] {
        guard count > 0, let shortest = KeyAlgebra().shortestMember(of: self).witness else { return [] }
        var texts = [Array(shortest.unicodeScalars)]
        var seen = Set(texts)
        var next = 0
        var tries = Self.mostTries
        for _ in 0..<Self.mostBeginnings {
            addVariants(to: &texts, &seen, from: &next, count: count, tries: &tries)
            guard texts.count < count, let longest = texts.map(\.count).max(), longest < Self.longest else { break }
            let longer = limited(minLength: longest + 1, maxLength: nil)
            guard let beginning = KeyAlgebra().shortestMember(of: longer).witness else { break }
            texts.append(Array(beginning.unicodeScalars))
            seen.insert(Array(beginning.unicodeScalars))
        }
        return texts.map { String(String.UnicodeScalarView($0)) }
    }

    /// How often `someTexts` begins anew: each time costs a search, the more the longer the texts are.
    private static let mostBeginnings = 8
    private static let longest = 64
    /// How many texts it looks at.
    private static let mostTries = 20_000

    private func addVariants(
        to texts: inout [[Unicode.Scalar]], _ seen: inout Set<[Unicode.Scalar]>, from next: inout Int, count: Int,
        tries: inout Int
    ) {
        while next < texts.count, texts.count < count {
            let text = texts[next]
            next += 1
            if text.count > Self.longest { continue }
            for index in text.indices.reversed() where texts.count < count {
                for changed in variants(of: text, at: index) where texts.count < count && tries > 0 {
                    tries -= 1
                    guard seen.insert(changed).inserted, contains(String(String.UnicodeScalarView(changed))) else {
                        continue
                    }
                    texts.append(changed)
                }
            }
        }
    }

    private func variants(of text: [Unicode.Scalar], at index: Int) -> [[Unicode.Scalar]] {
        let changed = usualScalars.map { scalar in
            var copy = text
            copy[index] = scalar
            return copy
        }
        return changed + [Array(text[...index] + text[index...])]
    }
}

private let usualScalars = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
