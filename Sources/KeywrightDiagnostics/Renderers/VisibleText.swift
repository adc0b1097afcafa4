/// A piece of text as a terminal may show it, and the columns that it takes there.
struct VisibleText: Equatable {
    var text: String
    var width: Int

    /// A scalar made harmless: what could move the cursor, color the screen or turn the direction of text is shown, not sent.
    ///
    /// C0 controls become their pictures (U+2400 and on), other controls and marks without a shape `\u{…}`; a piece that is not
    /// UTF-8 is U+FFFD. A tab is the caller's, who knows the column.
    init(_ scalar: Unicode.Scalar?) {
        guard let scalar else {
            self.init(text: "\u{FFFD}", width: 1)
            return
        }
        let value = scalar.value
        if value >= 0x20, value < 0x7F {
            self.init(text: String(Character(scalar)), width: 1)
        } else if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) {
            self.init(text: String(Character(picture)), width: 1)
        } else if value == 0x7F {
            self.init(text: "\u{2421}", width: 1)
        } else {
            self.init(beyondASCII: scalar)
        }
    }

    private init(text: String, width: Int) {
        self.text = text
        self.width = width
    }

    private init(beyondASCII scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark:
            self.init(text: String(Character(scalar)), width: 0)
        case .control, .lineSeparator, .paragraphSeparator:
            self.init(escaping: scalar)
        case .format:
            // The joiners build emoji and letters and do nothing else.
            if scalar == "\u{200C}" || scalar == "\u{200D}" {
                self.init(text: String(Character(scalar)), width: 0)
            } else {
                self.init(escaping: scalar)
            }
        default:
            self.init(text: String(Character(scalar)), width: isWide(scalar) ? 2 : 1)
        }
    }

    private init(escaping scalar: Unicode.Scalar) {
        let escape = "\\u{\(String(scalar.value, radix: 16))}"
        self.init(text: escape, width: escape.utf8.count)
    }

    /// A whole text on one line, made harmless; a tab is a blank.
    static func line(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars { line += scalar == "\t" ? " " : VisibleText(scalar).text }
        return line
    }
}

/// How many columns of a terminal or an editor a scalar takes, be it shown as it is.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: isWide(scalar) ? 2 : 1
    }
}

/// Whether a scalar takes two columns: East Asian wide and full width forms, and emoji that are shown as pictures.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
        true
    default: scalar.properties.isEmojiPresentation
    }
}
