import KeywrightModel

/// Literals of Swift source.
enum SwiftLiteral {
    /// A string literal of these scalars and no others, on one line.
    static func string(_ text: String) -> String { "\"" + content(text) + "\"" }

    /// What stands between the quotes.
    static func content(_ text: String) -> String {
        var literal = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": literal += "\\\\"
            case "\"": literal += "\\\""
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\u{20}"..."\u{7E}": literal.unicodeScalars.append(scalar)
            default:
                // Letters stay readable; whatever could combine with a neighbour, or hide, is written as its number.
                if scalar.properties.isAlphabetic && scalar.properties.canonicalCombiningClass == .notReordered {
                    literal.unicodeScalars.append(scalar)
                } else {
                    literal += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                }
            }
        }
        return literal
    }

    /// `1_000_000` of 1000000.
    static func integer(_ value: Int64) -> String { grouped(String(value)) }

    /// Digits in groups of three, where there are more than four.
    static func grouped(_ number: String) -> String {
        let sign = number.hasPrefix("-") ? "-" : ""
        let digits = Array(number.utf8.dropFirst(sign.utf8.count))
        guard digits.count > 4 else { return number }
        var text = sign
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += "_" }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}
