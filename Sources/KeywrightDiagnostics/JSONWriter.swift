/// Writes JSON: the same value gives the same bytes, everywhere.
package struct JSONWriter {
    package enum Layout: Sendable {
        /// A member or element a line, indented by two blanks.
        case pretty
        /// All on one line, without blanks.
        case compact
    }

    private let layout: Layout
    private var output = ""
    private var depth = 0

    package init(_ layout: Layout = .pretty) { self.layout = layout }

    /// What is written so far.
    package var text: String { output }

    package mutating func write(_ value: JSONValue) {
        switch value {
        case .object(let members):
            list("{", members, "}") { writer, member in
                writer.output += Self.quoted(member.name) + (writer.layout == .pretty ? ": " : ":")
                writer.write(member.value)
            }
        case .array(let elements): list("[", elements, "]") { $0.write($1) }
        case .string(let text): output += Self.quoted(text)
        case .number(let text): output += text
        case .bool(let value): output += value ? "true" : "false"
        case .null: output += "null"
        }
    }

    /// A text as a JSON string with its quotes.
    ///
    /// Beyond what JSON asks for, every character that a terminal, a browser or a reader of lines could take for a command is
    /// escaped: C1 controls, the line and paragraph separators, the marks that turn the direction of text, and the byte order mark.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{8}": quoted += "\\b"
            case "\u{C}": quoted += "\\f"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2066}"..."\u{2069}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private mutating func list<Element>(
        _ open: String, _ elements: [Element], _ close: String, write: (inout JSONWriter, Element) -> Void
    ) {
        output += open
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { output += "," }
            breakLine()
            write(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        output += close
    }

    private mutating func breakLine() {
        if layout == .pretty { output += "\n" + String(repeating: "  ", count: depth) }
    }
}
