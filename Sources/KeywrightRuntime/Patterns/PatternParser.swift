/// Reads the text of a pattern. Every function gives nil where the text is no pattern.
struct PatternParser {
    /// How deep groups may stand in each other.
    static let deepest = 200
    /// The greatest number in `{n,m}`.
    static let mostRepetitions = 1_000

    private let scalars: [Unicode.Scalar]
    private var offset = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    mutating func parse() -> PatternNode? {
        guard let node = choice(depth: 0), next == nil else { return nil }
        return node
    }

    /// `a|b`.
    private mutating func choice(depth: Int) -> PatternNode? {
        guard depth <= PatternParser.deepest, let first = sequence(depth: depth) else { return nil }
        var nodes = [first]
        while skip("|") {
            guard let node = sequence(depth: depth) else { return nil }
            nodes.append(node)
        }
        return nodes.count == 1 ? first : .choice(nodes)
    }

    /// `ab`.
    private mutating func sequence(depth: Int) -> PatternNode? {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(depth: depth), let node = repetition(of: atom) else { return nil }
            nodes.append(node)
        }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    /// One part, without its repetition.
    private mutating func atom(depth: Int) -> PatternNode? {
        guard let scalar = take() else { return nil }
        switch scalar {
        case "(":
            guard let node = choice(depth: depth + 1), skip(")") else { return nil }
            return node
        case "[": return scalarClass().map { .scalars($0) }
        case ".": return .scalars(.any)
        case "\\": return escape().map { .scalars($0) }
        case "*", "+", "?", "{", "^", "$": return nil
        default: return .scalars(PatternParser.one(scalar))
        }
    }

    /// The part with the repetitions behind it, one at most.
    private mutating func repetition(of atom: PatternNode) -> PatternNode? {
        let node: PatternNode
        switch next {
        case "*": node = .repeated(atom, least: 0, most: nil)
        case "+": node = .repeated(atom, least: 1, most: nil)
        case "?": node = .repeated(atom, least: 0, most: 1)
        case "{":
            offset += 1
            return counted(atom)
        default: return atom
        }
        offset += 1
        return isAtRepetition ? nil : node
    }

    /// `{n}`, `{n,}` and `{n,m}`, behind the brace.
    private mutating func counted(_ atom: PatternNode) -> PatternNode? {
        guard let least = number() else { return nil }
        var most: Int? = least
        if skip(",") {
            if next == "}" {
                most = nil
            } else {
                guard let number = number(), number >= least else { return nil }
                most = number
            }
        }
        guard skip("}"), !isAtRepetition else { return nil }
        return .repeated(atom, least: least, most: most)
    }

    /// Whether a second repetition would follow: `a+?` and `a**` are no patterns.
    private var isAtRepetition: Bool { next == "*" || next == "+" || next == "?" || next == "{" }

    private mutating func number() -> Int? {
        var number: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            offset += 1
            let grown = (number ?? 0) * 10 + Int(scalar.value - 0x30)
            guard grown <= PatternParser.mostRepetitions else { return nil }
            number = grown
        }
        return number
    }

    /// `[a-z_]` and `[^#]`, behind the bracket.
    private mutating func scalarClass() -> ScalarClass? {
        let isNegated = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = take() {
            if scalar == "]" { return ranges.isEmpty ? nil : ScalarClass(ranges: ranges, isNegated: isNegated) }
            var low = PatternParser.one(scalar)
            if scalar == "\\" {
                guard let escaped = escape() else { return nil }
                low = escaped
            }
            guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
                ranges += low.ranges
                continue
            }
            offset += 1
            guard let start = PatternParser.single(low), let end = rangeEnd(), start <= end else { return nil }
            ranges.append(start...end)
        }
        return nil
    }

    private mutating func rangeEnd() -> UInt32? {
        guard let scalar = take() else { return nil }
        if scalar == "\\" { return escape().flatMap(PatternParser.single) }
        return scalar.value
    }

    /// What stands behind a backslash: a class of ASCII, a control character, or a character of punctuation itself.
    private mutating func escape() -> ScalarClass? {
        guard let scalar = take() else { return nil }
        switch scalar {
        case "d": return .digit
        case "w": return .word
        case "s": return .space
        case "n": return PatternParser.one("\n")
        case "r": return PatternParser.one("\r")
        case "t": return PatternParser.one("\t")
        default:
            let isWord = ScalarClass.word.contains(scalar)
            return isWord || !scalar.isASCII ? nil : PatternParser.one(scalar)
        }
    }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        offset += 1
        return scalar
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        offset += 1
        return true
    }

    private static func one(_ scalar: Unicode.Scalar) -> ScalarClass {
        ScalarClass(ranges: [scalar.value...scalar.value])
    }

    /// The one scalar of a class, which can begin or end a range.
    private static func single(_ scalars: ScalarClass) -> UInt32? {
        guard scalars.ranges.count == 1, let range = scalars.ranges.first else { return nil }
        return range.lowerBound == range.upperBound ? range.lowerBound : nil
    }
}
