import KeywrightKeySpace

/// Reads a pattern (LANGUAGE, Entities): literals, `.`, classes with ranges and negation, `\d \w \s` of ASCII, groups,
/// `|`, and `* + ? {n} {n,} {n,m}` up to 1000. It is anchored at both ends and knows neither flags nor look-around.
package func readPattern(_ text: String) -> TextPattern? { try? parsePattern(text) }

/// As `readPattern`, with the first fault from the left.
func parsePattern(_ text: String) throws(PatternFault) -> TextPattern {
    var parser = PatternParser(text)
    let piece = try parser.pattern()
    return TextPattern(text: text, language: piece.language, size: piece.size)
}

/// What was read so far: its language, and how many steps a program that matches it has.
private struct PatternPiece {
    var language: Language
    var size: Int

    static let empty = PatternPiece(language: .emptyText, size: 0)
}

/// The runtime reads the same dialect: what is accepted here is accepted there.
private struct PatternParser {
    /// Groups within groups beyond this are a fault, so that no input exhausts the stack.
    private static let deepest = 100
    /// The greatest number in `{n,m}`.
    private static let mostRepetitions = 1_000
    /// With its repetitions written out a pattern has at most so many steps, since a text is held against all of them
    /// at each scalar.
    private static let mostSteps = 20_000

    private let scalars: [Unicode.Scalar]
    /// Where each scalar begins, in bytes; behind them the end of the text.
    private var offsets: [Int] = []
    private var at = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
    }

    mutating func pattern() throws(PatternFault) -> PatternPiece {
        let piece = try choice(depth: 0)
        guard next == nil else {
            throw fault("a `)` closes no group", help: "a `)` in the text itself is written `\\)`", at: at)
        }
        return piece
    }

    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    /// `a|b`.
    private mutating func choice(depth: Int) throws(PatternFault) -> PatternPiece {
        let start = at
        guard depth <= PatternParser.deepest else {
            throw fault("groups stand in each other more than \(PatternParser.deepest) deep", at: at - 1)
        }
        var pieces = [try sequence(depth: depth)]
        while skip("|") { pieces.append(try sequence(depth: depth)) }
        guard pieces.count > 1 else { return pieces[0] }
        let size = pieces.reduce(2 * (pieces.count - 1)) { $0 + $1.size }
        return try bounded(PatternPiece(language: .choice(pieces.map(\.language)), size: size), from: start)
    }

    /// `ab`.
    private mutating func sequence(depth: Int) throws(PatternFault) -> PatternPiece {
        let start = at
        var languages: [Language] = []
        var size = 0
        while let scalar = next, scalar != "|", scalar != ")" {
            let begin = at
            let atom = try atom(depth: depth)
            let piece = try repetition(of: atom, from: begin)
            languages.append(piece.language)
            size += piece.size
            if size > PatternParser.mostSteps { throw tooLarge(from: start) }
        }
        return languages.isEmpty ? .empty : PatternPiece(language: .sequence(languages), size: size)
    }

    /// One part, without its repetition.
    private mutating func atom(depth: Int) throws(PatternFault) -> PatternPiece {
        let start = at
        guard let scalar = take() else { return .empty }
        switch scalar {
        case "(":
            if next == "?" { throw groupFault(from: start) }
            let piece = try choice(depth: depth + 1)
            guard skip(")") else {
                throw fault("a group has no `)`", help: "a `(` in the text itself is written `\\(`", at: start)
            }
            return piece
        case "[": return one(of: try scalarClass(from: start))
        case ".": return one(of: .all)
        case "\\": return one(of: try escape(from: start))
        case "*", "+", "?", "{":
            throw fault(
                "`\(scalar)` repeats nothing", help: "a `\(scalar)` in the text itself is written `\\\(scalar)`",
                at: start)
        case "^", "$":
            throw fault(
                "a pattern is anchored at both ends, and `\(scalar)` is not part of it",
                help: "leave it out; a `\(scalar)` in the text itself is written `\\\(scalar)`", at: start)
        default: return one(of: ScalarSet(of: [scalar]))
        }
    }

    private func one(of set: ScalarSet) -> PatternPiece {
        if let scalar = set.first, set.last == scalar {
            return PatternPiece(language: .text(String(Character(scalar))), size: 1)
        }
        return PatternPiece(language: .scalar(in: set), size: 1)
    }

    /// Stands behind `(`, at a `?`.
    private func groupFault(from start: Int) -> PatternFault {
        let kind = at + 1 < scalars.count ? scalars[at + 1] : " "
        let range = offsets[start]..<offsets[min(at + 2, scalars.count)]
        switch kind {
        case ":":
            return PatternFault(message: "groups are written `( )` alone", help: "leave the `?:` out", range: range)
        case "=", "!", "<": return PatternFault(message: "there is no look-around in a pattern", range: range)
        default: return PatternFault(message: "there are no flags in a pattern", range: range)
        }
    }
}

// MARK: Repetitions

extension PatternParser {
    /// The part with the repetition behind it, one at most.
    private mutating func repetition(of atom: PatternPiece, from start: Int) throws(PatternFault) -> PatternPiece {
        let sign = at
        var least = 0
        var most: Int?
        switch next {
        case "*": at += 1
        case "+":
            at += 1
            least = 1
        case "?":
            at += 1
            most = 1
        case "{":
            at += 1
            (least, most) = try counts(from: sign)
        default: return atom
        }
        if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
            throw PatternFault(
                message: "a repetition is repeated",
                help:
                    "leave `\(scalar)` out, since whether a text matches does not depend on it, or put a group between",
                range: offsets[sign]..<offsets[at + 1])
        }
        let language = Language.repetition(of: atom.language, atLeast: least, atMost: most)
        return try bounded(PatternPiece(language: language, size: size(of: atom, least, most)), from: start)
    }

    /// `{n}`, `{n,}` and `{n,m}`, behind the brace.
    private mutating func counts(from start: Int) throws(PatternFault) -> (Int, Int?) {
        let least = try number(from: start)
        var most: Int? = least
        if skip(",") { most = next == "}" ? nil : try number(from: start) }
        guard skip("}") else {
            throw fault("a repetition has no `}`", help: "a `{` in the text itself is written `\\{`", at: start)
        }
        if let most, most < least {
            throw PatternFault(
                message: "at least \(least) and at most \(most) leaves no count", range: offsets[start]..<offsets[at])
        }
        return (least, most)
    }

    private mutating func number(from brace: Int) throws(PatternFault) -> Int {
        let start = at
        var number: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            at += 1
            number = min((number ?? 0) * 10 + Int(scalar.value - 48), PatternParser.mostRepetitions + 1)
        }
        guard let number else {
            throw fault(
                "a count is expected behind `{`, as in `{2}`, `{2,}` or `{2,5}`",
                help: "a `{` in the text itself is written `\\{`", at: brace)
        }
        guard number <= PatternParser.mostRepetitions else {
            throw PatternFault(
                message: "a count is at most \(PatternParser.mostRepetitions)", range: offsets[start]..<offsets[at])
        }
        return number
    }

    /// As many as the program of the runtime has.
    private func size(of atom: PatternPiece, _ least: Int, _ most: Int?) -> Int {
        guard let most else { return atom.size * least + atom.size + 2 }
        return atom.size * least + (atom.size + 1) * (most - least)
    }

    private func bounded(_ piece: PatternPiece, from start: Int) throws(PatternFault) -> PatternPiece {
        if piece.size > PatternParser.mostSteps { throw tooLarge(from: start) }
        return piece
    }

    private func tooLarge(from start: Int) -> PatternFault {
        PatternFault(
            message: "with its repetitions written out this has more than \(PatternParser.mostSteps) parts",
            range: offsets[start]..<offsets[max(at, start)])
    }
}

// MARK: Classes and escapes

extension PatternParser {
    private static let word = ScalarSet("0"..."9", "A"..."Z", "_"..."_", "a"..."z")
    private static let space = ScalarSet("\t"..."\r", " "..." ")

    /// `[a-z_]` and `[^#]`, behind the bracket.
    private mutating func scalarClass(from start: Int) throws(PatternFault) -> ScalarSet {
        let isNegated = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isEmpty = true
        while let scalar = next {
            let begin = at
            at += 1
            if scalar == "]" {
                if isEmpty { throw PatternFault(message: "a class is empty", range: offsets[start]..<offsets[at]) }
                let set = ScalarSet(ranges: ranges)
                return isNegated ? set.inverted : set
            }
            isEmpty = false
            let low = scalar == "\\" ? try escape(from: begin) : ScalarSet(of: [scalar])
            guard next == "-", at + 1 < scalars.count, scalars[at + 1] != "]" else {
                ranges += low.ranges
                continue
            }
            at += 1
            let high = try rangeEnd()
            guard let first = single(low), let last = single(high) else {
                throw PatternFault(
                    message: "a range goes from one character to another", help: "a `-` itself is written `\\-`",
                    range: offsets[begin]..<offsets[at])
            }
            guard first <= last else {
                throw PatternFault(
                    message: "a range ends before it begins", range: offsets[begin]..<offsets[at])
            }
            ranges.append(first...last)
        }
        throw fault("a class has no `]`", help: "a `[` in the text itself is written `\\[`", at: start)
    }

    private mutating func rangeEnd() throws(PatternFault) -> ScalarSet {
        let start = at
        guard let scalar = take() else { return .none }
        return scalar == "\\" ? try escape(from: start) : ScalarSet(of: [scalar])
    }

    /// The one scalar of a set, which can begin or end a range.
    private func single(_ set: ScalarSet) -> UInt32? {
        guard set.ranges.count == 1, let range = set.ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }

    /// What stands behind a backslash: a class of ASCII, a control character, or a character of punctuation itself.
    private mutating func escape(from start: Int) throws(PatternFault) -> ScalarSet {
        guard let scalar = take() else { throw fault("the pattern ends with a backslash", at: start) }
        let range = offsets[start]..<offsets[at]
        switch scalar {
        case "d": return .digits
        case "w": return PatternParser.word
        case "s": return PatternParser.space
        case "n": return ScalarSet(of: ["\n"])
        case "r": return ScalarSet(of: ["\r"])
        case "t": return ScalarSet(of: ["\t"])
        case "1"..."9": throw PatternFault(message: "there are no back-references in a pattern", range: range)
        case "D", "W", "S":
            let small = scalar.properties.lowercaseMapping
            throw PatternFault(
                message: "`\\\(scalar)` is no class of a pattern", help: "write `[^\\\(small)]`", range: range)
        case "b", "B", "A", "Z", "z", "G":
            throw PatternFault(
                message: "`\\\(scalar)` is a place and no character, of which a pattern has none",
                help: "a pattern is anchored at both ends anyway", range: range)
        default:
            guard scalar.isASCII, !PatternParser.word.contains(scalar) else {
                throw PatternFault(
                    message: "a backslash stands before `\(scalar)`, which is no escape",
                    help: "`\\d`, `\\w`, `\\s`, `\\n`, `\\r`, `\\t` and punctuation are escaped", range: range)
            }
            return ScalarSet(of: [scalar])
        }
    }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        at += 1
        return scalar
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    /// A fault at one scalar.
    private func fault(_ message: String, help: String? = nil, at index: Int) -> PatternFault {
        PatternFault(
            message: message, help: help, range: offsets[max(index, 0)]..<offsets[min(index + 1, scalars.count)])
    }
}
