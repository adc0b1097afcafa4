/// Swift code that is laid out where it is placed: on one line where that fits, else with the outermost list broken,
/// one element on a line.
indirect enum SwiftExpression: Sendable {
    case text(String)
    /// A string literal of the text, which may take several lines.
    case string(String)
    /// `head(arguments)`.
    case call(String, [SwiftExpression])
    /// `label: value`.
    case labeled(String, SwiftExpression)
    /// `[elements]`; `[:]` for a dictionary without any.
    case array([SwiftExpression])
    case dictionary([SwiftExpression])
    /// Something before or behind: `try `, `let input = `, `.attributes`.
    case joined(String, SwiftExpression, String)
    /// `head { parameters body }`, of one statement; the parameters end with `in`.
    case closure(String, String, SwiftExpression)

    /// The code with LF between its lines, of which all but the first are indented as the first is to be, less
    /// `indentation` blanks.
    ///
    /// - Parameters:
    ///   - indentation: The blanks before the first line.
    ///   - lead: What stands before the code on its first line, in characters.
    ///   - trail: What stands behind it on its last.
    func text(indentation: Int, lead: Int = 0, trail: Int = 0) -> String {
        let line = flat
        let isShort = indentation + lead + line.count + trail + slack <= SwiftLayout.lineLength
        if isShort && !line.contains("\n") { return line }
        switch self {
        case .text(let text):
            return text
        case .string(let string):
            return lines(of: string, width: SwiftLayout.lineLength - indentation - 8)
        case .call(let head, let arguments):
            return broken(head + "(", arguments, ")", comma: "", indentation: indentation) ?? line
        case .array(let elements), .dictionary(let elements):
            return broken("[", elements, "]", comma: elements.count > 1 ? "," : "", indentation: indentation) ?? line
        case .labeled(let label, let value):
            let start = label + ": "
            return start + value.text(indentation: indentation, lead: lead + start.count, trail: trail)
        case .closure(let head, let parameters, let body):
            let statement = SwiftLayout.indented("    " + body.text(indentation: indentation + 4))
            return "\(head) { \(parameters)\n\(statement)\n}"
        case .joined(let start, let value, let end):
            return start
                + value.text(indentation: indentation, lead: lead + start.count, trail: trail + end.count) + end
        }
    }

    /// The formatter keeps room for the comma that would end a list of several elements.
    private var slack: Int {
        switch self {
        case .array(let elements), .dictionary(let elements): elements.count > 1 ? 1 : 0
        case .labeled(_, let value), .joined(_, let value, _): value.slack
        case .text, .string, .call, .closure: 0
        }
    }

    /// On one line.
    var flat: String {
        switch self {
        case .text(let text): text
        case .string(let string): SwiftLiteral.string(string)
        case .call(let head, let arguments): head + "(" + arguments.map(\.flat).joined(separator: ", ") + ")"
        case .labeled(let label, let value): label + ": " + value.flat
        case .array(let elements): "[" + elements.map(\.flat).joined(separator: ", ") + "]"
        case .dictionary(let elements):
            elements.isEmpty ? "[:]" : "[" + elements.map(\.flat).joined(separator: ", ") + "]"
        case .joined(let start, let value, let end): start + value.flat + end
        case .closure(let head, let parameters, let body): "\(head) { \(parameters) \(body.flat) }"
        }
    }

    /// A literal over several lines, cut at blanks, each of which stays before the cut.
    private func lines(of string: String, width: Int) -> String {
        var lines: [String] = []
        var line = ""
        for word in SwiftLiteral.content(string).split(separator: " ", omittingEmptySubsequences: false) {
            if line.count + word.count + 2 > width, !line.isEmpty {
                lines.append(line + "\\")
                line = ""
            }
            line += word + " "
        }
        lines.append(String(line.dropLast()))
        // Quotes need no escape here, and those that have one lose nothing by it.
        return "\"\"\"\n" + lines.map { "    " + $0 }.joined(separator: "\n") + "\n    \"\"\""
    }

    private func broken(
        _ open: String, _ elements: [SwiftExpression], _ close: String, comma: String, indentation: Int
    ) -> String? {
        if elements.isEmpty { return nil }
        let lines = elements.map { element in
            SwiftLayout.indented("    " + element.text(indentation: indentation + 4, trail: 1))
        }
        return open + "\n" + lines.joined(separator: ",\n") + comma + "\n" + close
    }
}

extension SwiftExpression: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) { self = .text(text) }
}
