#if HTTP
    /// A configuration or credentials file of the AWS tools: sections of named values.
    ///
    /// Read as botocore reads it: `#` and `;` begin a comment only at the start of a line; `=` or `:` ends a name; names of
    /// values go without regard to case, those of sections and of nested values with it; a line indented further than the
    /// name above goes on with that value; a value that begins on such a line is nested values; what `[DEFAULT]` holds, all
    /// sections hold. Where botocore refuses a section or a name that comes twice, the sections are merged and the last
    /// value counts, as the other AWS tools have it.
    struct SharedFile: Sendable, CustomReflectable {
        /// What a name stands for.
        enum Value: Hashable, Sendable {
            case text(String)
            case nested([String: String])
        }

        /// Values by section and, in lower case, by name.
        private(set) var sections: [String: [String: Value]] = [:]

        /// A file with nothing in it.
        init() {}

        /// Reads a file.
        ///
        /// - Parameter path: the file's, for the error.
        /// - Throws: `ConfigurationError` with the line that cannot be read. The line itself is not repeated: it may hold a
        ///   secret.
        init(parsing bytes: [UInt8], path: String) throws(ConfigurationError) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw ConfigurationError("\(path) is not UTF-8")
            }
            var reader = SharedFileReader(path: path)
            for line in Self.lines(text) {
                try reader.read(line)
            }
            for (section, lines) in reader.sections {
                let inherited = lines.merging(reader.defaults) { own, _ in own }
                sections[section] = [:]
                for (name, value) in inherited {
                    sections[section]?[name] = try Self.value(value, path: path)
                }
            }
        }

        /// The lines of a text, whichever way they end; a byte order mark is left off.
        private static func lines(_ text: String) -> [Substring] {
            let unmarked = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
            return unmarked.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
        }

        private static func value(_ entry: SharedFileReader.Entry, path: String) throws(ConfigurationError) -> Value {
            var lines = entry.lines
            while let last = lines.last, last.isEmpty { lines.removeLast() }
            guard lines.count > 1, lines[0].isEmpty else { return .text(lines.joined(separator: "\n")) }
            var nested: [String: String] = [:]
            for line in lines where !line.isEmpty {
                guard let equals = line.firstIndex(of: "=") else {
                    throw ConfigurationError(
                        "\(path), line \(entry.line): a line of the block that begins here is not `name = value`"
                    )
                }
                nested[trimmed(line[..<equals])] = trimmed(line[line.index(after: equals)...])
            }
            return .nested(nested)
        }

        /// Without the values, among which secrets may stand.
        var customMirror: Mirror { Mirror(self, children: ["sections": sections.keys.sorted()]) }
    }

    /// Gathers the lines of each value.
    private struct SharedFileReader {
        struct Entry {
            var line: Int
            var lines: [String]
        }

        let path: String
        var sections: [String: [String: Entry]] = [:]
        var defaults: [String: Entry] = [:]
        private var number = 0
        private var indentation = 0
        private var section: String?
        private var name: String?

        init(path: String) {
            self.path = path
        }

        mutating func read(_ line: Substring) throws(ConfigurationError) {
            number += 1
            let content = trimmed(line)
            if content.hasPrefix("#") || content.hasPrefix(";") { return }
            if content.isEmpty { return append("") }
            let indentation = line.unicodeScalars.prefix { isSpace($0) }.count
            if section != nil, name != nil, indentation > self.indentation { return append(content) }
            self.indentation = indentation
            if let header = Self.header(content) {
                section = header
                name = nil
                if header != Self.defaultSection, sections[header] == nil { sections[header] = [:] }
                return
            }
            guard section != nil else {
                throw ConfigurationError("\(path), line \(number): a section such as `[default]` must come first")
            }
            guard let end = content.firstIndex(where: { $0 == "=" || $0 == ":" }), end > content.startIndex else {
                throw ConfigurationError("\(path), line \(number): neither `[section]` nor `name = value`")
            }
            let option = trimmed(content[..<end]).lowercased()
            name = option
            set(option, Entry(line: number, lines: [trimmed(content[content.index(after: end)...])]))
        }

        /// What stands between the first `[` and the last `]` of a line that begins with one.
        private static func header(_ content: String) -> String? {
            guard content.hasPrefix("["), let end = content.lastIndex(of: "]") else { return nil }
            let header = content[content.index(after: content.startIndex)..<end]
            return header.isEmpty ? nil : String(header)
        }

        private mutating func append(_ line: String) {
            guard let section, let name else { return }
            if section == Self.defaultSection {
                defaults[name]?.lines.append(line)
            } else {
                sections[section]?[name]?.lines.append(line)
            }
        }

        private mutating func set(_ name: String, _ entry: Entry) {
            guard let section else { return }
            if section == Self.defaultSection {
                defaults[name] = entry
            } else {
                sections[section]?[name] = entry
            }
        }

        private static let defaultSection = "DEFAULT"
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || ("\t"..."\r").contains(scalar)
    }

    private func trimmed(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    extension Character {
        /// A line feed, a carriage return, or both as one.
        fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\r\n" }
    }
#endif
