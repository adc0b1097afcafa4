#if HTTP
    /// The words of a line as a shell splits them: at blanks, but for those in quotes or after a backslash; nil where a quote
    /// or a backslash at the end is left open. Nothing is expanded.
    func shellWords(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var rest = Substring(line).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case " ", "\t", "\r", "\n":
                if let word { words.append(String(word)) }
                word = nil
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                word = word ?? String.UnicodeScalarView()
                word?.append(next)
            case "'":
                word = word ?? String.UnicodeScalarView()
                guard let end = rest.firstIndex(of: "'") else { return nil }
                word?.append(contentsOf: rest[..<end])
                rest = rest[rest.index(after: end)...]
            case "\"":
                guard let quoted = quotedText(&rest) else { return nil }
                word = (word ?? String.UnicodeScalarView()) + quoted
            default:
                word = word ?? String.UnicodeScalarView()
                word?.append(scalar)
            }
        }
        if let word { words.append(String(word)) }
        return words
    }

    /// The text up to the closing quote; a backslash there is one, unless before a quote or a backslash.
    private func quotedText(_ rest: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return text }
            if scalar == "\\" {
                guard let next = rest.popFirst() else { return nil }
                if next != "\"", next != "\\" { text.append(scalar) }
                text.append(next)
            } else {
                text.append(scalar)
            }
        }
        return nil
    }
#endif
