/// What a text must not hold to stand in a key, where it could otherwise forge another item's key.
///
/// A guard belongs to one attribute with its chain of transforms, and is the same in all templates of the entity. Texts
/// with a `pattern` are held to that instead, and to the absence of U+10FFFF.
public struct KeyGuard: Sendable, Hashable {
    private let delimiter: [Unicode.Scalar]
    private let forbidden: [Unicode.Scalar]
    private let minLength: Int
    private let maxLength: Int?
    private let pattern: TextPattern?

    /// A guard of texts without a pattern.
    ///
    /// - Parameters:
    ///   - delimiter: the design's delimiter, which the text must not hold; empty for none.
    ///   - forbidden: the characters, each a scalar, that begin the literals behind the placeholder.
    ///   - minLength: the fewest scalars; one at least.
    ///   - maxLength: the most scalars.
    public init(delimiter: String, forbidden: String = "", minLength: Int = 1, maxLength: Int? = nil) {
        self.delimiter = Array(delimiter.unicodeScalars)
        self.forbidden = Array(forbidden.unicodeScalars)
        self.minLength = max(1, minLength)
        self.maxLength = maxLength
        self.pattern = nil
    }

    /// A guard of texts with a pattern, which is asked about the text after its transforms.
    ///
    /// - Parameters:
    ///   - pattern: what the whole text must match.
    ///   - minLength: the fewest scalars; one at least.
    ///   - maxLength: the most scalars.
    public init(pattern: TextPattern, minLength: Int = 1, maxLength: Int? = nil) {
        self.delimiter = []
        self.forbidden = []
        self.minLength = max(1, minLength)
        self.maxLength = maxLength
        self.pattern = pattern
    }

    /// A guard of texts that a pattern has already been asked about: only U+10FFFF is refused, and no text at all.
    public static let pattern = KeyGuard(delimiter: "")

    /// Refuses a text that is not of the guard's language.
    public func check(_ text: String) throws(ValueError) {
        var length = 0
        var matched = 0
        for scalar in text.unicodeScalars {
            length += 1
            if scalar == "\u{10FFFF}" { throw ValueError(.keyGuard, "holds U+10FFFF, which ends ranges of keys") }
            if forbidden.contains(scalar) {
                throw ValueError(.keyGuard, "holds \"\(scalar)\", which ends this part of the key")
            }
            matched = delimiterStart(after: scalar, matched)
            if matched == delimiter.count, matched > 0 {
                throw ValueError(.keyGuard, "holds the delimiter of keys")
            }
        }
        if length == 0 { throw ValueError(.emptyKey, "empty, which a part of a key must not be") }
        if length < minLength { throw ValueError(.tooShort, "shorter than \(minLength) characters") }
        if let maxLength, length > maxLength { throw ValueError(.tooLong, "longer than \(maxLength) characters") }
        if let pattern, !pattern.matches(text) {
            throw ValueError(.pattern, "does not match \(pattern.text), as a part of a key")
        }
    }

    /// How many scalars of the delimiter's start the text ends with, once the scalar follows. Delimiters have three
    /// scalars at most, so trying each shorter start costs nothing.
    private func delimiterStart(after scalar: Unicode.Scalar, _ matched: Int) -> Int {
        guard !delimiter.isEmpty else { return 0 }
        var candidate = matched
        while true {
            if delimiter[candidate] == scalar { return candidate + 1 }
            if candidate == 0 { return 0 }
            candidate = longestBorder(candidate)
        }
    }

    /// The longest proper start of the delimiter that its first `count` scalars also end with.
    private func longestBorder(_ count: Int) -> Int {
        for length in stride(from: count - 1, to: 0, by: -1)
        where delimiter[..<length].elementsEqual(delimiter[count - length..<count]) {
            return length
        }
        return 0
    }
}
