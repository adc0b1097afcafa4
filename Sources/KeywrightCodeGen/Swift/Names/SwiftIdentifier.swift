/// A name of Swift source, made from a name of a design.
///
/// The only place that knows which words Swift keeps for itself and which characters a name may have.
struct SwiftIdentifier: Sendable, Hashable {
    /// Without backticks.
    let text: String

    /// `userId` of `userId`, `user_id`, `user-id` and `UserId`; `url` of `URL`.
    static func lowerCamel(_ name: String) -> SwiftIdentifier {
        let words = words(of: name)
        let first = words.first.map(lowercasedStart) ?? ""
        return SwiftIdentifier(words: [first] + words.dropFirst().map(capitalized), reserved: reservedMembers)
    }

    /// `OrderItem` of `OrderItem`, `orderItem` and `order_item`.
    static func upperCamel(_ name: String) -> SwiftIdentifier {
        SwiftIdentifier(words: words(of: name).map(capitalized), reserved: reservedTypes)
    }

    /// A name that is Swift's already.
    init(verbatim text: String) { self.text = text }

    private init(words: [String], reserved: Set<String>) {
        var text = words.joined()
        if text.isEmpty { text = "value" }
        if text.unicodeScalars.first?.properties.isXIDStart != true { text = "n" + text }
        if reserved.contains(text) { text += "Value" }
        self.text = text
    }

    /// As a declaration, or a use without anything before it, writes the name.
    var declared: String { SwiftIdentifier.keywords.contains(text) ? "`\(text)`" : text }

    /// Behind a point.
    var member: String { text }

    /// Before the colon of an argument.
    var label: String { SwiftIdentifier.keywordsInLabels.contains(text) ? "`\(text)`" : text }

    /// Runs of letters and digits; everything else separates.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.unicodeScalars {
            if scalar != "_" && scalar.properties.isXIDContinue {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func capitalized(_ word: String) -> String {
        guard let first = word.unicodeScalars.first else { return word }
        return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
    }

    /// The capitals at the start in lower case, but for the last of several that a small letter follows.
    private static func lowercasedStart(_ word: String) -> String {
        let scalars = Array(word.unicodeScalars)
        let isCapital = { (scalar: Unicode.Scalar) in scalar.properties.isUppercase }
        var count = scalars.prefix(while: isCapital).count
        if count > 1, count < scalars.count, scalars[count].properties.isLowercase { count -= 1 }
        return scalars.prefix(count).map(\.properties.lowercaseMapping).joined()
            + scalars.dropFirst(count).map { String($0) }.joined()
    }

    /// Names that no member can have, in backticks or not, without changing what `.name` means.
    private static let reservedMembers: Set<String> = ["self", "init"]
    /// Names that no type can have: Swift's own, the modules by which other names are qualified, and the types of
    /// Foundation, whose module has another name on each platform.
    private static let reservedTypes: Set<String> = [
        "Type", "Protocol", "Self", "Any", "Swift", "Foundation", "FoundationEssentials", "KeywrightRuntime",
        "Decimal", "UUID",
    ]
    private static let keywordsInLabels: Set<String> = ["inout", "let", "var"]
    private static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows",
        "static", "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer",
        "do", "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where",
        "while", "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try",
    ]
}
