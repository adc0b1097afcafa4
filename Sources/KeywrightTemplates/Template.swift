/// One step of a template. The steps of a template lie flat in one array; a section knows where it ends. A step has
/// numbers alone, so that taking one out of the array counts no references.
enum Operation: Sendable {
    /// A piece of one line of the template: bytes `lower..<upper` of its source, without the line break.
    case text(lower: Int, upper: Int, isBlank: Bool, endsLine: Bool)
    /// `{{name}}`; the name is one of the template's `references`.
    case value(Int)
    /// `{{#name}}`; `end` is the place of its `close`.
    case section(Int, end: Int)
    /// `{{^name}}`
    case inverted(Int, end: Int)
    /// `{{/name}}`
    case close
    /// `{{> name}}`; one of the template's `partials`.
    case partial(Int)
}

/// A name in a tag, and where it stands.
struct Reference: Sendable {
    enum Target: Sendable {
        /// `{{.}}`
        case current
        /// `{{a.b}}`: the first part is looked for from the innermost record outward, the rest within what it names.
        case path([String])
        case first
        case last
        case index
    }

    var target: Target
    /// The byte of the source at which the name begins.
    var offset: Int

    /// The name as the template has it.
    var text: String {
        switch target {
        case .current: "."
        case .path(let parts): parts.joined(separator: ".")
        case .first: "@first"
        case .last: "@last"
        case .index: "@index"
        }
    }

    /// Where the part of a path begins.
    func offset(ofPart part: Int) -> Int {
        guard case .path(let parts) = target else { return offset }
        return parts[..<part].reduce(offset) { $0 + $1.utf8.count + 1 }
    }
}

struct PartialReference: Sendable {
    var name: String
    var offset: Int
    /// The blanks before a tag that stands alone, as bytes of the source; they go before every line of the partial.
    var indentation: Range<Int>
    /// Whether the tag stands within a line, which the last line break of the partial would tear apart.
    var isInline: Bool
}

/// A template, compiled. It stands for itself: partials are found by name when it is run.
struct Template: Sendable {
    var name: String
    /// The text as compiled: without a byte order mark, with `\n` for every line break.
    var source: [UInt8]
    var operations: [Operation] = []
    var references: [Reference] = []
    var partials: [PartialReference] = []
    var errors: [TemplateError] = []

    /// Where it ends when it is a partial within a line: before the line break at the end of its file.
    var inlineEnd: Int {
        guard case .text(let lower, source.count - 1, _, endsLine: true)? = operations.last else {
            return operations.count
        }
        return lower == source.count - 1 ? operations.count - 1 : operations.count
    }

    func error(at offset: Int, _ message: String) -> TemplateError {
        var line = 1
        var column = 1
        for byte in source[..<min(offset, source.count)] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                // Continuation bytes of UTF-8 begin no scalar.
                column += 1
            }
        }
        return TemplateError(file: name, line: line, column: column, message: message)
    }
}
