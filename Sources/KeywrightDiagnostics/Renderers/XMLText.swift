/// A text as XML 1.0 can hold it: characters that it forbids are U+FFFD.
package struct XMLText {
    /// Between tags: `>` is escaped too, so that `]]>` cannot stand.
    package let content: String
    /// Within double quotes: a line break or tab is kept, for a parser makes a blank of a bare one.
    package let attribute: String

    package init(_ text: String) {
        var content = String.UnicodeScalarView()
        var attribute = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let inContent: String
            var inAttribute: String?
            switch scalar {
            case "&": inContent = "&amp;"
            case "<": inContent = "&lt;"
            case ">": inContent = "&gt;"
            case "\"": (inContent, inAttribute) = ("\"", "&quot;")
            case "\r": inContent = "&#13;"
            case "\n": (inContent, inAttribute) = ("\n", "&#10;")
            case "\t": (inContent, inAttribute) = ("\t", "&#9;")
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": inContent = "\u{FFFD}"
            default: inContent = String(Character(scalar))
            }
            content.append(contentsOf: inContent.unicodeScalars)
            attribute.append(contentsOf: (inAttribute ?? inContent).unicodeScalars)
        }
        self.content = String(content)
        self.attribute = String(attribute)
    }
}
