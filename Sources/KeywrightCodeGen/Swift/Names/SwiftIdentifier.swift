import KeywrightModel

/// A name of Swift source, made from a name of a design.
///
/// The only place that knows which words Swift keeps for itself and which characters a name may have.
struct SwiftIdentifier: Sendable, Hashable {
    /// Without backticks.
    let text: String

    /// For members, parameters and cases, in the way of `SwiftName`.
    static func lowerCamel(_ name: String) -> SwiftIdentifier {
        SwiftIdentifier(SwiftName.lowerCamel(name), reserved: reservedMembers)
    }

    /// For types, in the way of `SwiftName`.
    static func upperCamel(_ name: String) -> SwiftIdentifier {
        SwiftIdentifier(SwiftName.upperCamel(name), reserved: reservedTypes)
    }

    /// A name that is Swift's already.
    init(verbatim text: String) { self.text = text }

    /// What no name of Swift can be made of was reported (KW011); here it only has to be some name.
    private init(_ name: String?, reserved: Set<String>) {
        let name = name ?? "value"
        text = reserved.contains(name) ? name + "Value" : name
    }

    /// As a declaration, or a use without anything before it, writes the name.
    var declared: String { SwiftIdentifier.keywords.contains(text) ? "`\(text)`" : text }

    /// Behind a point.
    var member: String { text }

    /// Before the colon of an argument.
    var label: String { SwiftIdentifier.keywordsInLabels.contains(text) ? "`\(text)`" : text }

    /// Names that no member can have, in backticks or not, without changing what `.name` means; and labels that Swift
    /// wants in backticks where they are declared and warns of where they are so used.
    private static let reservedMembers: Set<String> = ["self", "init", "let", "var"]
    /// Names that no type can have: Swift's own, the modules by which other names are qualified, and the types of
    /// Foundation, whose module has another name on each platform.
    private static let reservedTypes: Set<String> = [
        "Type", "Protocol", "Self", "Any", "Swift", "Foundation", "FoundationEssentials", "KeywrightRuntime",
        "Decimal", "UUID",
    ]
    private static let keywordsInLabels: Set<String> = ["inout"]
    private static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows",
        "static", "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer",
        "do", "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where",
        "while", "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try",
    ]
}
