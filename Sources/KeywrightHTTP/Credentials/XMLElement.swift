#if HTTP
    /// An element of the XML that the Security Token Service answers with: elements and text. Documents with declarations,
    /// instructions or raw text, which that service never sends, are not read.
    struct XMLElement {
        let name: String
        private(set) var text = ""
        private(set) var children: [XMLElement] = []

        /// Reads a document; nil unless it is one, whole and well-formed.
        init?(parsing bytes: [UInt8]) {
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            var reader = XMLReader(rest: Substring(text).unicodeScalars)
            reader.skipProlog()
            guard let root = reader.element(depth: 0) else { return nil }
            reader.skipBlanksAndComments()
            guard reader.rest.isEmpty else { return nil }
            self = root
        }

        fileprivate init(name: String) {
            self.name = name
        }

        /// The only child of a name.
        func child(_ name: String) -> XMLElement? {
            let found = children.filter { $0.name == name }
            return found.count == 1 ? found.first : nil
        }

        /// The text without blanks at its ends.
        var trimmedText: String {
            var scalars = Substring(text).unicodeScalars
            while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
            while let last = scalars.last, isBlank(last) { scalars.removeLast() }
            return String(scalars)
        }

        fileprivate mutating func append(_ text: String) {
            self.text += text
        }

        fileprivate mutating func append(_ child: XMLElement) {
            children.append(child)
        }
    }

    private struct XMLReader {
        var rest: Substring.UnicodeScalarView

        mutating func skipProlog() {
            if skip("<?xml "), let end = rest.firstIndex(of: ">") {
                rest = rest[rest.index(after: end)...]
            }
            skipBlanksAndComments()
        }

        mutating func skipBlanksAndComments() {
            repeat { skipBlanks() } while skipComment()
        }

        mutating func element(depth: Int) -> XMLElement? {
            guard depth < 32, skip("<"), let name = name() else { return nil }
            var element = XMLElement(name: name)
            while true {
                let hadBlank = skipBlanks()
                if skip("/>") { return element }
                if skip(">") { break }
                guard hadBlank, skipAttribute() else { return nil }
            }
            while !rest.isEmpty {
                if skipComment() { continue }
                if skip("</") {
                    guard self.name() == name else { return nil }
                    skipBlanks()
                    return skip(">") ? element : nil
                }
                if rest.first == "<" {
                    guard let child = self.element(depth: depth + 1) else { return nil }
                    element.append(child)
                } else {
                    guard let text = text(until: "<") else { return nil }
                    element.append(text)
                }
            }
            return nil
        }

        private mutating func skipAttribute() -> Bool {
            guard name() != nil else { return false }
            skipBlanks()
            guard skip("=") else { return false }
            skipBlanks()
            guard let quote = rest.popFirst(), quote == "\"" || quote == "'", text(until: quote) != nil else {
                return false
            }
            return rest.popFirst() == quote
        }

        private mutating func name() -> String? {
            let name = rest.prefix { scalar in
                !isBlank(scalar) && !"<>/=\"'&!?".unicodeScalars.contains(scalar)
            }
            rest = rest[name.endIndex...]
            return name.isEmpty ? nil : String(name)
        }

        private mutating func text(until end: Unicode.Scalar) -> String? {
            var text = String.UnicodeScalarView()
            while let scalar = rest.first, scalar != end {
                rest.removeFirst()
                if scalar == "&" {
                    guard let named = reference() else { return nil }
                    text.append(named)
                } else {
                    text.append(scalar)
                }
            }
            return String(text)
        }

        /// What stands between `&` and `;`.
        private mutating func reference() -> Unicode.Scalar? {
            guard let end = rest.prefix(12).firstIndex(of: ";") else { return nil }
            let name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            switch name {
            case "amp": return "&"
            case "lt": return "<"
            case "gt": return ">"
            case "quot": return "\""
            case "apos": return "'"
            default:
                guard name.hasPrefix("#") else { return nil }
                let isHexadecimal = name.hasPrefix("#x")
                return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
                    .flatMap(Unicode.Scalar.init)
            }
        }

        private mutating func skip(_ text: String) -> Bool {
            guard rest.starts(with: text.unicodeScalars) else { return false }
            rest = rest.dropFirst(text.unicodeScalars.count)
            return true
        }

        @discardableResult
        private mutating func skipBlanks() -> Bool {
            guard let first = rest.first, isBlank(first) else { return false }
            rest = rest.drop(while: isBlank)
            return true
        }

        private mutating func skipComment() -> Bool {
            guard skip("<!--") else { return false }
            while !rest.isEmpty {
                if skip("-->") { return true }
                rest.removeFirst()
            }
            return true
        }
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
#endif
