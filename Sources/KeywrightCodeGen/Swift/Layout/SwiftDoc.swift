/// The words of doc comments.
struct SwiftDoc {
    /// Descriptions of the design, wrapped for a place; the fallback where there is none.
    ///
    /// - Parameters:
    ///   - indentation: The blanks before `///`.
    ///   - more: Paragraphs that follow.
    static func lines(
        _ description: String?, orElse fallback: String? = nil, indentation: Int, more: [String] = []
    ) -> [String] {
        var lines = SwiftLayout.comment(description ?? "", indentation: indentation)
        if lines.isEmpty, let fallback { lines = SwiftLayout.comment(fallback, indentation: indentation) }
        for paragraph in more {
            if !lines.isEmpty { lines.append("") }
            lines += SwiftLayout.comment(paragraph, indentation: indentation)
        }
        return lines
    }

    /// A name of the design in code font, whatever it holds.
    static func code(_ text: String) -> String {
        let line = text.unicodeScalars.map { $0 == "`" || $0.value < 0x20 ? "'" : String($0) }.joined()
        return "`\(line)`"
    }
}
