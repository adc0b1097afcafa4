@testable import KeywrightKeySpace

/// A language described twice: for the algebra, and as the list of its texts.
struct RandomField {
    let language: Language
    let values: [String]

    /// All texts of up to four letters, made once.
    private static let shortTexts: [String: [String]] = {
        var result: [String: [String]] = [:]
        for alphabet in ["ab", "ab#", "ab-", "a#-", "ab#-"] {
            var texts = [""]
            var layer = [""]
            for _ in 0..<4 {
                layer = layer.flatMap { text in alphabet.map { text + String($0) } }
                texts += layer
            }
            result[alphabet] = texts
        }
        return result
    }()

    private static func texts(over alphabet: String) -> [String] { shortTexts[alphabet] ?? [] }

    /// One of a few hundred fields, made once.
    static func any(using random: inout SeededGenerator) -> RandomField { random.pick(pool) }

    /// One of those with a handful of texts, not all of one length.
    static func small(using random: inout SeededGenerator) -> RandomField { random.pick(smallPool) }

    private static let smallPool = pool.filter { field in
        (3...15).contains(field.values.count) && Set(field.values.map(\.count)).count > 1
    }

    private static let pool: [RandomField] = {
        var random = SeededGenerator(seed: 7)
        return (0..<400).map { _ in make(using: &random) }
    }()

    private static func make(using random: inout SeededGenerator) -> RandomField {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: return excluding(using: &random)
        case 5..<7: return listed(using: &random)
        default: return expression(using: &random)
        }
    }

    /// A guarded string, cut to a few letters.
    private static func excluding(using random: inout SeededGenerator) -> RandomField {
        let alphabet = random.pick(["ab", "ab#", "ab-", "a#-"])
        let delimiter = random.pick(["#", "#", "#", "##", "#-", "-#", "#-#"])
        let least = random.chance(85) ? 1 : 0
        let most = Int.random(in: max(least, 1)...(alphabet == "ab" ? 4 : 3), using: &random)
        let others = ScalarSet(characters: alphabet).inverted
        return RandomField(
            language: .excluding(delimiter: delimiter, scalars: others, minLength: least, maxLength: most),
            values: texts(over: alphabet).filter {
                $0.count >= least && $0.count <= most && !holds($0, delimiter)
            })
    }

    private static func listed(using random: inout SeededGenerator) -> RandomField {
        let count = Int.random(in: 1...4, using: &random)
        let some = (0..<count).map { _ in
            texts(over: "ab#-")[Int.random(in: (random.chance(90) ? 1 : 0)..<85, using: &random)]
        }
        return RandomField(language: .texts(some), values: Array(Set(some)).sorted())
    }

    /// A small expression without unbounded repetition.
    private static func expression(using random: inout SeededGenerator) -> RandomField {
        while true {
            let field = node(depth: 3, using: &random)
            if field.values.count <= 60, field.values.allSatisfy({ $0.count <= 6 }), !field.values.isEmpty {
                return field
            }
        }
    }

    private static func node(depth: Int, using random: inout SeededGenerator) -> RandomField {
        switch Int.random(in: 0..<(depth == 0 ? 2 : 6), using: &random) {
        case 0:
            let text = random.pick(["a", "b", "#", "ab", "b#"])
            return RandomField(language: .text(text), values: [text])
        case 1:
            let set = random.pick(["ab", "a#", "b-", "ab#"])
            return RandomField(language: .scalar(in: ScalarSet(characters: set)), values: set.map { String($0) })
        case 2:
            let (left, right) = (node(depth: depth - 1, using: &random), node(depth: depth - 1, using: &random))
            return RandomField(
                language: .sequence([left.language, right.language]), values: joined(left.values, right.values))
        case 3:
            let (left, right) = (node(depth: depth - 1, using: &random), node(depth: depth - 1, using: &random))
            return RandomField(
                language: .choice([left.language, right.language]),
                values: Array(Set(left.values + right.values)).sorted())
        case 4:
            let (left, right) = (node(depth: depth - 1, using: &random), node(depth: depth - 1, using: &random))
            return RandomField(
                language: left.language.intersection(with: right.language),
                values: left.values.filter { right.values.contains($0) })
        default:
            let inner = node(depth: depth - 1, using: &random)
            let least = Int.random(in: 0...1, using: &random)
            let most = Int.random(in: max(least, 1)...2, using: &random)
            var values: [String] = least == 0 ? [""] : []
            var power = [""]
            for count in 1...most {
                power = joined(power, inner.values)
                if count >= least { values += power }
            }
            return RandomField(
                language: .repetition(of: inner.language, atLeast: least, atMost: most),
                values: Array(Set(values)).sorted())
        }
    }

    private static func joined(_ left: [String], _ right: [String]) -> [String] {
        Array(Set(left.flatMap { first in right.map { first + $0 } })).sorted()
    }

    private static func holds(_ text: String, _ part: String) -> Bool {
        text.indices.contains { text[$0...].hasPrefix(part) }
    }
}
