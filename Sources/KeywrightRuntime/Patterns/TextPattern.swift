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

    private init(matchingNothing text: String) {
        self.text = text
        self.program = .nothing
    }

    /// A pattern that stands in a design. The compiler has checked it; a text that is no pattern matches nothing.
    public static func literal(_ text: StaticString) -> TextPattern {
        let text = text.description
        return TextPattern(text) ?? TextPattern(matchingNothing: text)
    }

    /// Whether the whole text matches.
    public func matches(_ text: String) -> Bool {
        program.matches(text.unicodeScalars)
    }
}
