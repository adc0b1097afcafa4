package import KeywrightKeySpace

/// A set of texts by the plainest means there are: whether a text is in it is tried out from left to right, with every
/// place where each piece may end. Nothing here knows derivatives, automata or symbols.
package indirect enum PlainLanguage: Sendable {
    case text(String)
    /// One of these letters.
    case oneOf(String)
    case sequence([PlainLanguage])
    case choice([PlainLanguage])
    case repeated(PlainLanguage, least: Int, most: Int?)
    case both(PlainLanguage, PlainLanguage)
    /// Some of the letters in which a text does not occur.
    case avoiding(String, letters: String, least: Int, most: Int?)

    package func holds(_ text: String) -> Bool { holds(text) { $0 } }

    /// Whether `lower` or `upper` makes the text of one that is in it. Each letter may come of several; what must be in two sets
    /// at once is not asked about.
    package func holds(_ text: String, under transform: PlainTransform) -> Bool { holds(text, transform.apply) }

    private func holds(_ text: String, _ image: (Unicode.Scalar) -> Unicode.Scalar) -> Bool {
        let letters = Array(text.unicodeScalars)
        return ends(in: letters, from: 0, image).contains(letters.count)
    }

    private func ends(
        in text: [Unicode.Scalar], from start: Int, _ image: (Unicode.Scalar) -> Unicode.Scalar
    ) -> Set<Int> {
        switch self {
        case .text(let own):
            let own = Array(own.unicodeScalars)
            return text[start...].starts(with: own.map(image)) ? [start + own.count] : []
        case .oneOf(let letters):
            return start < text.count && letters.unicodeScalars.contains { image($0) == text[start] } ? [start + 1] : []
        case .sequence(let all):
            return all.reduce([start]) { places, next in
                places.reduce(into: []) { $0.formUnion(next.ends(in: text, from: $1, image)) }
            }
        case .choice(let all): return all.reduce(into: []) { $0.formUnion($1.ends(in: text, from: start, image)) }
        case .repeated(let inner, let least, let most):
            var places: Set<Int> = [start]
            var result: Set<Int> = least == 0 ? places : []
            // More rounds than there are letters only add empty ones.
            let rounds = min(most ?? .max, least + text.count + 1)
            for round in 0..<rounds {
                places = places.reduce(into: []) { $0.formUnion(inner.ends(in: text, from: $1, image)) }
                if round + 1 >= least { result.formUnion(places) }
                if places.isEmpty { break }
            }
            return result
        case .both(let left, let right):
            return left.ends(in: text, from: start, image).intersection(right.ends(in: text, from: start, image))
        case .avoiding(let avoided, let letters, let least, let most):
            let avoided = Array(avoided.unicodeScalars)
            var result: Set<Int> = []
            // What the last letters can have been, as many as the avoided text has.
            var tails: Set<[Unicode.Scalar]> = [[]]
            for end in start...text.count {
                if end > start {
                    let sources = letters.unicodeScalars.filter { image($0) == text[end - 1] }
                    tails = Set(tails.flatMap { tail in sources.map { Array((tail + [$0]).suffix(avoided.count)) } })
                    if !avoided.isEmpty { tails.remove(avoided) }
                    if tails.isEmpty { break }
                }
                if end - start >= least, end - start <= most ?? .max { result.insert(end) }
            }
            return result
        }
    }

    /// How long its texts are at most; nil where there is no limit.
    package var longest: Int? {
        switch self {
        case .text(let text): return text.unicodeScalars.count
        case .oneOf: return 1
        case .sequence(let all):
            var sum = 0
            for one in all {
                guard let length = one.longest else { return nil }
                sum += length
            }
            return sum
        case .choice(let all):
            var most = 0
            for one in all {
                guard let length = one.longest else { return nil }
                most = max(most, length)
            }
            return most
        case .repeated(let inner, _, let most):
            guard let length = inner.longest else { return most == 0 ? 0 : nil }
            if length == 0 { return 0 }
            return most.map { $0 * length }
        case .both(let left, let right): return [left.longest, right.longest].compactMap { $0 }.min()
        case .avoiding(_, _, _, let most): return most
        }
    }

    /// Whether its parts say how long its texts are: where texts must be in two sets at once they do not.
    package var tellsLengths: Bool {
        switch self {
        case .text, .oneOf: true
        case .sequence(let all), .choice(let all): all.allSatisfy(\.tellsLengths)
        case .repeated(let inner, _, _): inner.tellsLengths
        case .both: false
        case .avoiding(let avoided, _, _, _): avoided.unicodeScalars.count < 2
        }
    }

    /// The same set in the algebra's terms.
    package var language: Language {
        switch self {
        case .text(let text): return .text(text)
        case .oneOf(let letters): return .scalar(in: ScalarSet(characters: letters))
        case .sequence(let all): return .sequence(all.map(\.language))
        case .choice(let all): return .choice(all.map(\.language))
        case .repeated(let inner, let least, let most):
            return .repetition(of: inner.language, atLeast: least, atMost: most)
        case .both(let left, let right): return left.language.intersection(with: right.language)
        case .avoiding(let avoided, let letters, let least, let most):
            return .excluding(
                delimiter: avoided, scalars: ScalarSet(characters: letters).inverted, minLength: least, maxLength: most)
        }
    }
}

extension PlainLanguage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .text(let text): return text
        case .oneOf(let letters): return "[\(letters)]"
        case .sequence(let all): return all.map(\.description).joined()
        case .choice(let all): return "(" + all.map(\.description).joined(separator: "|") + ")"
        case .repeated(let inner, let least, let most):
            return "(\(inner)){\(least),\(most.map { String($0) } ?? "")}"
        case .both(let left, let right): return "(\(left)&\(right))"
        case .avoiding(let avoided, let letters, let least, let most):
            return "[\(letters)]{\(least),\(most.map { String($0) } ?? "")} without \(avoided)"
        }
    }
}
