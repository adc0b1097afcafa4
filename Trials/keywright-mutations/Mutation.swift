import KeywrightDiagnostics

/// What comes to stand at places of a design.
struct Mutation {
    /// Which of the designs.
    var design: Int
    var path: String
    /// What is done, as a report names it.
    var name: String
    /// In the order of the file; none touches another.
    var edits: [(span: Range<Int>, text: String)]
    /// Whether the design is likely to be accepted still.
    var isGentle = false

    var title: String {
        let places = edits.count > 2 ? "\(edits.count) places" : edits.map { "\($0.span)" }.joined(separator: ", ")
        return "\(path) [\(places)] \(name)"
    }

    func broken(_ files: [SourceFile]) -> SourceFile {
        var file = files[design]
        for edit in edits.reversed() { file.bytes.replaceSubrange(edit.span, with: edit.text.utf8) }
        return file
    }
}

extension Mutation {
    /// What can stand in the place of any node, whatever stands beside it.
    enum Kind: String, CaseIterable {
        case emptied, null, emptyList, emptyMap, list, map, number, negative, hugeNumber, endlessNumber, fraction, text
        case keyword, empty, quotes, controls, beyond, long, template, condition

        var replacement: String {
            switch self {
            case .emptied: ""
            case .null: "~"
            case .emptyList: "[]"
            case .emptyMap: "{}"
            case .list: "[a, [b], { c: d }]"
            case .map: "{ a: b, c: { d: [e] } }"
            case .number: "7"
            case .negative: "-1"
            case .hugeNumber: "99999999999999999999999999999999999999999"
            case .endlessNumber: String(repeating: "1234567890", count: 40)
            case .fraction: "0.5"
            case .text: "surprise"
            case .keyword: "'`Type`'"
            case .empty: "''"
            case .quotes: #"'it''s "a"''b'"#
            // NUL, an escape sequence, a line break, a bell; a quote, a delimiter and what would end a comment.
            case .controls: #""\0\e[31m\r\n\a\"*/ \"\"\" # \\ <x> |""#
            // Right-to-left override, a combining mark, a flag, the greatest scalar.
            case .beyond: #""\u202E\u0301\U0001F1E9\U0010FFFF""#
            case .long: String(repeating: "long", count: 300)
            case .template: "'<<a>|pad(4)>\\<<b.c|lower|upper>'"
            case .condition: "'not (a = $b or c in (1, ''x'')) and size(d) > -$e?'"
            }
        }
    }

    /// Names that Swift, its library or the runtime have already.
    static let takenNames = [
        "Self", "Type", "init", "String", "Optional", "protocol", "self", "in", "is", "Any", "AnyObject", "Protocol",
        "Int", "Int64", "UInt8", "Double", "Bool", "Decimal", "UUID", "Date", "Data", "Array", "Set", "Dictionary",
        "Error", "Never", "Void", "Result", "Task", "Swift", "Foundation", "FoundationEssentials", "KeywrightRuntime",
        "Sendable", "Hashable", "Equatable", "Codable", "CaseIterable", "RawRepresentable", "Identifiable", "Hasher",
        "Item", "Key", "Cursor", "Page", "Timestamp", "CalendarDate", "AttributeValue", "ItemReader", "ItemWriter",
        "ValueError", "RepositoryError", "KeyError", "Condition", "Store", "store", "now", "client", "key", "item",
        "reader", "writer", "tableName", "cursor", "limit", "consistent", "hashValue", "description", "rawValue",
        "allCases", "hash", "encode", "get", "put", "create", "delete", "query", "none", "some", "any", "async",
        "await", "actor", "nil", "true", "throws", "default", "case", "where", "_", "let", "var", "inout", "value",
        "error", "version", "createdAt", "EntityType", "repeat", "actions", "token", "text", "count", "first", "map",
    ]
}
