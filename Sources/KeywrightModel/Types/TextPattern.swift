package import KeywrightKeySpace

/// A `pattern` of a design: a regular expression that the whole of a text must match.
///
/// Two patterns are equal where they are written alike.
package struct TextPattern: Sendable, Hashable {
    /// As written.
    package let text: String
    /// Exactly the texts that match.
    package let language: Language
    /// How many steps it has with its repetitions written out: what matching a text costs for each scalar.
    package let size: Int

    init(text: String, language: Language, size: Int) {
        self.text = text
        self.language = language
        self.size = size
    }

    package func matches(_ text: String) -> Bool { language.contains(text) }

    package static func == (left: TextPattern, right: TextPattern) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }
}

/// Why a text is no pattern, and where.
struct PatternFault: Error, Equatable {
    /// What is wrong, as a clause.
    var message: String
    /// What to write instead, if that is known.
    var help: String?
    /// Counts UTF-8 bytes from the start of the pattern.
    var range: Range<Int>
}
