/// A `pattern` of a design: a regular expression that the whole of a text must match, over Unicode scalars.
///
/// There are literals, `.`, classes with ranges and negation, `\d \w \s` (of ASCII), `( )`, `|`, and the repetitions
/// `* + ? {n} {n,} {n,m}` up to 1000. Matching goes through the text once, in time proportional to its length times
/// that of the pattern, whatever the text: there is no text on which it backtracks.
public struct TextPattern: Sendable {
    /// The pattern as it is written.
    public let text: String
    private let program: PatternProgram

    /// Reads a pattern; nil where the text is none.
    public init?(_ text: String) {
        var parser = PatternParser(text)
        guard let node = parser.parse(), let program = PatternProgram(node) else { return nil }
        self.text = text
        self.program = program
    }

    private init(text: String, program: PatternProgram) {
        self.text = text
        self.program = program
    }

    /// A pattern that stands in a design. The compiler has checked it; a text that is no pattern matches nothing.
    public static func literal(_ text: StaticString) -> TextPattern {
        let text = text.description
        return TextPattern(text) ?? TextPattern(text: text, program: .nothing)
    }

    /// What ``KeyEncoding/lower(_:)`` makes of the texts that match.
    public var lowercased: TextPattern {
        TextPattern(text: text + "|lower", program: program.image(of: 0x41...0x5A, shiftedBy: 0x20))
    }

    /// What ``KeyEncoding/upper(_:)`` makes of the texts that match.
    public var uppercased: TextPattern {
        TextPattern(text: text + "|upper", program: program.image(of: 0x61...0x7A, shiftedBy: -0x20))
    }

    /// Whether the whole text matches.
    public func matches(_ text: String) -> Bool {
        program.matches(text.unicodeScalars)
    }
}

/// Two patterns are equal where they are written alike.
extension TextPattern: Hashable {
    /// By bytes.
    public static func == (left: TextPattern, right: TextPattern) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds what equality looks at.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
