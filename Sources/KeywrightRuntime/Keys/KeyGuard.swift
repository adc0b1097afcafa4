/// What a text must not hold to stand in a key, where it could otherwise forge another item's key.
///
/// A guard belongs to one attribute with its chain of transforms, and is the same in all templates of the entity. Texts
/// with a `pattern` are held to that instead, and to the absence of U+10FFFF.
public struct KeyGuard: Sendable, Hashable {
    /// What tells most texts at a glance: they are ASCII, and lack the only character that could end this part of the key.
    @usableFromInline let search: ByteSearch
    @usableFromInline let shortest: Int
    @usableFromInline let longest: Int
    /// What tells all others.
    @usableFromInline let language: KeyLanguage

    private init(_ language: KeyLanguage) {
        self.search = ByteSearch(language.stops?.onlyASCII)
        self.shortest = language.minLength
        self.longest = language.maxLength ?? .max
        self.language = language
    }

    /// A guard of texts without a pattern.
    ///
    /// - Parameters:
    ///   - delimiter: the design's delimiter, which the text must not hold; empty for none.
    ///   - forbidden: the characters, each a scalar, that begin the literals behind the placeholder.
    ///   - minLength: the fewest scalars; one at least.
    ///   - maxLength: the most scalars.
    public init(delimiter: String, forbidden: String = "", minLength: Int = 1, maxLength: Int? = nil) {
        self.init(
            KeyLanguage(
                delimiter: Array(delimiter.unicodeScalars), forbidden: Array(forbidden.unicodeScalars),
                minLength: max(1, minLength), maxLength: maxLength))
    }

    /// A guard of texts with a pattern, which is asked about the text after its transforms.
    ///
    /// - Parameters:
    ///   - pattern: what the whole text must match.
    ///   - minLength: the fewest scalars; one at least.
    ///   - maxLength: the most scalars.
    public init(pattern: TextPattern, minLength: Int = 1, maxLength: Int? = nil) {
        self.init(KeyLanguage(pattern: pattern, minLength: max(1, minLength), maxLength: maxLength))
    }

    /// A guard of texts that a pattern has already been asked about: only U+10FFFF is refused, and no text at all.
    public static let pattern = KeyGuard(delimiter: "")

    /// Refuses a text that is not of the guard's language.
    @inlinable
    public func check(_ text: String) throws(ValueError) {
        let count = search.count(of: text)
        if count < shortest || count > longest { try language.check(text) }
    }
}
