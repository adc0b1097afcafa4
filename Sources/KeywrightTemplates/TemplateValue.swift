/// What a template is rendered with: finished texts, and what decides between them.
///
/// The kind of a value says where its name may stand, so that a name in the wrong place is an error and not an empty
/// line: a text stands in `{{name}}`, every other kind in a section. A text that may be missing is therefore a list of
/// none or one (``optional(_:)``): a template cannot print it without asking whether it is there.
package enum TemplateValue: Sendable {
    /// Printed as it is: nothing is escaped.
    case text(String)
    /// Decides a section, and changes no names within it.
    case bool(Bool)
    /// Repeats a section; within it the names of each element come first, and `{{.}}` is the element.
    case list([TemplateValue])
    /// Enters a section once; within it the record's names come first.
    case record(TemplateRecord)
    /// A name that is known and has no value here; a section on it is skipped. For a text use ``optional(_:)``.
    case absent
}

extension TemplateValue {
    /// A list of one text, or of none: `{{#note}}/// {{.}}{{/note}}`.
    package static func optional(_ text: String?) -> TemplateValue {
        .list(text.map { [.text($0)] } ?? [])
    }

    package static func texts(_ texts: some Sequence<String>) -> TemplateValue {
        .list(texts.map { .text($0) })
    }

    /// The lines of a text, without their line breaks; a line break at the very end begins no further line.
    package static func lines(of text: String) -> TemplateValue {
        // By bytes: `\r\n` is one `Character`, and a split by "\n" would miss it.
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return .list(
            lines.map { line in
                let bare = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                return .text(String(decoding: bare, as: UTF8.self))
            })
    }

    package static func views(_ views: some Sequence<some TemplateViewable>) -> TemplateValue {
        .list(views.map(\.templateValue))
    }

    /// The kind in words, for messages.
    var kind: String {
        switch self {
        case .text: "a text"
        case .bool: "a yes or no"
        case .list: "a list"
        case .record: "a record"
        case .absent: "absent"
        }
    }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }

    package init(booleanLiteral flag: Bool) { self = .bool(flag) }

    package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }

    package init(dictionaryLiteral members: (String, TemplateValue)...) {
        self = .record(TemplateRecord(members.map { (name: $0.0, value: $0.1) }))
    }
}

/// Names with their values, in the order in which they were given. Of two members of one name the first counts.
package struct TemplateRecord: Sendable {
    struct Member: Sendable {
        var name: String
        var value: TemplateValue
    }

    private(set) var members: [Member]

    package init(_ members: [(name: String, value: TemplateValue)]) {
        self.members = members.map { Member(name: $0.name, value: $0.value) }
    }

    /// The place of a member. A record has a dozen members, so that a walk is quicker than a table; `hint` is where
    /// a record of the same view had it, and is looked at first.
    func position(of name: String, hint: Int) -> Int? {
        if hint < members.count, members[hint].name == name { return hint }
        return members.firstIndex { $0.name == name }
    }
}
