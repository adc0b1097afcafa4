/// A JSON value whose text is decided: members in the order given, two blanks of indentation, LF.
indirect enum JSONText: Sendable {
    case string(String)
    case number(Int)
    case bool(Bool)
    case array([JSONText])
    case object([Member])

    struct Member: Sendable {
        var name: String
        var value: JSONText

        init(_ name: String, _ value: JSONText) {
            self.name = name
            self.value = value
        }
    }

    /// The document, with a line break at its end.
    var document: String {
        var text = ""
        append(to: &text, indentation: "")
        return text + "\n"
    }

    private func append(to text: inout String, indentation: String) {
        switch self {
        case .string(let string):
            JSONText.append(quoted: string, to: &text)
        case .number(let number):
            text += String(number)
        case .bool(let flag):
            text += flag ? "true" : "false"
        case .array(let elements):
            JSONText.append(elements, between: "[", and: "]", to: &text, indentation: indentation) {
                element, text, inner in
                element.append(to: &text, indentation: inner)
            }
        case .object(let members):
            JSONText.append(members, between: "{", and: "}", to: &text, indentation: indentation) {
                member, text, inner in
                JSONText.append(quoted: member.name, to: &text)
                text += ": "
                member.value.append(to: &text, indentation: inner)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element], between open: String, and close: String, to text: inout String, indentation: String,
        each: (Element, inout String, String) -> Void
    ) {
        text += open
        let inner = indentation + "  "
        for (position, element) in elements.enumerated() {
            text += position == 0 ? "\n" : ",\n"
            text += inner
            each(element, &text, inner)
        }
        if !elements.isEmpty { text += "\n" + indentation }
        text += close
    }

    private static func append(quoted string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
