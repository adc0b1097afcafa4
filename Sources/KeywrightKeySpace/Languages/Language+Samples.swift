extension Language {
    /// The one text of the language, where the expression itself says that there is no other.
    package var onlyText: String? {
        guard case .text(let scalars) = node.form else { return nil }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Some texts of the language, the shortest first and the others as like it as can be; fewer where no more were
    /// found by changing a character or by saying one twice.
    package func someTexts(count: Int) -> [String] {
        guard count > 0, let shortest = KeyAlgebra().shortestMember(of: self).witness else { return [] }
        var texts: [[Unicode.Scalar]] = [Array(shortest.unicodeScalars)]
        var seen = Set(texts)
        var next = 0
        while next < texts.count, texts.count < count {
            let text = texts[next]
            next += 1
            for index in text.indices.reversed() where texts.count < count {
                for changed in variants(of: text, at: index) where texts.count < count {
                    guard seen.insert(changed).inserted, contains(String(String.UnicodeScalarView(changed))) else {
                        continue
                    }
                    texts.append(changed)
                }
            }
        }
        return texts.map { String(String.UnicodeScalarView($0)) }
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
