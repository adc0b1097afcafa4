/// The texts that a guard takes, told character by character.
@usableFromInline
final class KeyLanguage: Sendable {
    let minLength: Int
    let maxLength: Int?
    /// The bytes that a text must lack to be looked at no further; nil where a pattern has to be asked.
    let stops: StopBytes?
    private let delimiter: [Unicode.Scalar]
    private let forbidden: [Unicode.Scalar]
    private let pattern: TextPattern?

    /// Texts without a pattern.
    init(delimiter: [Unicode.Scalar], forbidden: [Unicode.Scalar], minLength: Int, maxLength: Int?) {
        self.delimiter = delimiter
        self.forbidden = forbidden
        self.minLength = minLength
        self.maxLength = maxLength
        self.pattern = nil
        self.stops = StopBytes(delimiter.prefix(1) + forbidden)
    }

    /// Texts with a pattern.
    init(pattern: TextPattern, minLength: Int, maxLength: Int?) {
        self.delimiter = []
        self.forbidden = []
        self.minLength = minLength
        self.maxLength = maxLength
        self.pattern = pattern
        self.stops = nil
    }

    /// Refuses a text that is not of the language, and says why.
    @usableFromInline
    func check(_ text: String) throws(ValueError) {
        if let stops, let length = stops.length(of: text), length >= minLength, length <= maxLength ?? .max { return }
        try checkScalars(of: text)
    }

    private func checkScalars(of text: String) throws(ValueError) {
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

extension KeyLanguage: Hashable {
    @usableFromInline
    static func == (left: KeyLanguage, right: KeyLanguage) -> Bool {
        left.delimiter == right.delimiter && left.forbidden == right.forbidden && left.minLength == right.minLength
            && left.maxLength == right.maxLength && left.pattern == right.pattern
    }

    @usableFromInline
    func hash(into hasher: inout Hasher) {
        hasher.combine(delimiter)
        hasher.combine(forbidden)
        hasher.combine(minLength)
        hasher.combine(maxLength)
        hasher.combine(pattern)
    }
}
