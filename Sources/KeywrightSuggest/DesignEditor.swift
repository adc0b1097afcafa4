import KeywrightDiagnostics
import KeywrightFormat
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax
import KeywrightSynthesis

/// Why something cannot be added to a design's text: a clause.
struct EditTrouble: Error {
    var why: String
}

/// Adds keys, indexes and entries to the text of a design. All that stands in it stays, comments included.
///
/// A file that is laid out as `fmt` does it is so afterwards; in any other only the added lines are new.
struct DesignEditor {
    private let text: DesignText
    private var insertions: [(file: FileID, offset: Int, text: [UInt8])] = []

    init(_ text: DesignText) { self.text = text }

    /// The files with what the change adds, in the order of the design's files.
    static func files(of text: DesignText, with change: DesignChange) throws(EditTrouble) -> [SourceFile] {
        var editor = DesignEditor(text)
        for id in text.spec.tables.indices.map(TableID.init) { try editor.addTable(id, change) }
        if text.spec.tables.isEmpty { try editor.addMissingTable(change) }
        for entity in text.spec.entities.map(\.name.value) { try editor.addEntity(entity, change) }
        return editor.files
    }

    private var files: [SourceFile] {
        text.files.indices.map { index in
            let file = text.files[index]
            let own = insertions.enumerated().filter { Int($0.element.file.rawValue) == index }
                .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
            if own.isEmpty { return file }
            var bytes: [UInt8] = []
            var place = 0
            for insertion in own {
                bytes += file.bytes[place..<insertion.offset] + insertion.text
                place = insertion.offset
            }
            bytes += file.bytes[place...]
            let edited = SourceFile(path: file.path, bytes: bytes)
            guard case .formatted(let old) = formatDesign(file), old == file.bytes,
                case .formatted(let new) = formatDesign(edited)
            else { return edited }
            return SourceFile(path: file.path, bytes: new)
        }
    }

    // MARK: Tables

    private static func line(_ key: DesignChange.TableKey) -> String {
        let sort = key.sort.map { ", sort: " + yamlScalar($0) } ?? ""
        return "key: { partition: \(yamlScalar(key.partition))\(sort) }"
    }

    private mutating func addTable(_ id: TableID, _ change: DesignChange) throws(EditTrouble) {
        let key = change.tables.first { $0.table == id }.map(Self.line)
        let indexes = change.indexes.filter { $0.table == id }.map(Self.line)
        guard key != nil || !indexes.isEmpty else { return }
        guard let entry = text.table(id) else { throw EditTrouble(why: "the table is not found in the text") }
        let node = entry.value
        if node.isNull {
            let lines = [key].compactMap { $0 } + Self.block("indexes", indexes)
            return add(lines, below: entry)
        }
        try demandOwn(entry, "the table")
        if node.entries.allSatisfy(\.isMerged) {
            let added = indexes.isEmpty ? [] : ["indexes: { " + indexes.joined(separator: ", ") + " }"]
            return try add([key].compactMap { $0 } + added, to: node, after: nil)
        }
        if let key { try add([key], to: node, after: ["name"]) }
        if indexes.isEmpty { return }
        if let known = node.entries.first(where: { $0.key.text == "indexes" }) {
            try append(indexes, to: known, of: "the table")
        } else {
            try add("indexes", indexes, to: node, after: nil)
        }
    }

    /// A design without `table` gets one before its entities.
    private mutating func addMissingTable(_ change: DesignChange) throws(EditTrouble) {
        guard let root = text.root, root.value(of: "tables") == nil, !root.isFlow,
            let design = root.entries.first(where: { $0.key.text == "design" && !$0.isMerged })
        else { throw EditTrouble(why: "there is no place for a table") }
        let lines = change.tables.prefix(1).map(Self.line) + Self.block("indexes", change.indexes.map(Self.line))
        let place = endOfLine(behind: design)
        insert("\n\ntable:" + lines.map { "\n  " + $0 }.joined(), at: place, in: design.key.span.file)
    }

    private static func line(_ index: DesignChange.Index) -> String {
        let names = { (list: [String]) in
            list.count == 1 ? yamlScalar(list[0]) : "[" + list.map(yamlScalar).joined(separator: ", ") + "]"
        }
        let sort = index.sort.isEmpty ? "" : ", sort: \(names(index.sort))"
        let figures = index.throughput.map { ", billing: { read: \($0.read), write: \($0.write) }" } ?? ""
        return "\(yamlScalar(index.name)): { partition: \(names(index.partition))\(sort)\(figures) }"
    }

    // MARK: Entities

    private mutating func addEntity(_ name: String, _ change: DesignChange) throws(EditTrouble) {
        let key = change.keys.first { $0.entity == name }.map { "key: " + Self.map($0.templates) }
        let entries = change.entries.filter { $0.entity == name }
            .map { "\(yamlScalar($0.index)): " + Self.map($0.templates) }
        guard key != nil || !entries.isEmpty else { return }
        guard let entry = text.entity(named: name) else {
            throw EditTrouble(why: "`\(name)` is not found in the text")
        }
        try demandOwn(entry, "`\(name)`")
        let node = entry.value
        guard node.kind == .mapping else { throw EditTrouble(why: "`\(name)` is no map") }
        let indexes = node.entries.first { $0.key.text == "indexes" }
        if let indexes, !entries.isEmpty { try append(entries, to: indexes, of: "`\(name)`") }
        let block = indexes == nil && !entries.isEmpty
        if let key {
            if node.isFlow {
                let flow = block ? [key, "indexes: { " + entries.joined(separator: ", ") + " }"] : [key]
                try add(flow, to: node, after: [])
            } else {
                try add([key] + (block ? Self.block("indexes", entries) : []), to: node, after: [])
            }
        } else if block {
            try add("indexes", entries, to: node, after: ["key", "identity"])
        }
    }

    private static func map(_ templates: [DesignChange.Template]) -> String {
        "{ " + templates.map { "\(yamlScalar($0.attribute)): \(yamlScalar($0.text))" }.joined(separator: ", ") + " }"
    }

    private static func block(_ key: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["\(key):"] + lines.map { "  " + $0 }
    }

    // MARK: Places

    /// What an alias or a merge brought in stands elsewhere, and what has an anchor others use.
    private func demandOwn(_ entry: SyntaxEntry, _ what: String) throws(EditTrouble) {
        if entry.isMerged || entry.value.use != nil || entry.value.anchor != nil {
            throw EditTrouble(
                why: "\(what) is written by an anchor, an alias or a merge, and an addition would change others with it"
            )
        }
    }

    private mutating func add(
        _ key: String, _ lines: [String], to map: SyntaxNode, after keys: [String]?
    ) throws(EditTrouble) {
        let flow = ["\(key): { " + lines.joined(separator: ", ") + " }"]
        try add(map.isFlow ? flow : Self.block(key, lines), to: map, after: keys)
    }

    /// Adds entries to a map.
    ///
    /// - Parameters:
    ///   - lines: each a whole entry in a map in braces, else lines with their own indentation.
    ///   - keys: behind the last of these entries, or first where there is none; nil is behind all.
    private mutating func add(_ lines: [String], to map: SyntaxNode, after keys: [String]?) throws(EditTrouble) {
        let entries = map.entries.filter { !$0.isMerged }
        let file = map.span.file
        guard let first = entries.first else {
            guard map.isFlow else { throw EditTrouble(why: "an empty map gives no place for an addition") }
            return insert(" " + lines.joined(separator: ", ") + " ", at: Int(map.span.lower) + 1, in: file)
        }
        let last = keys.map { keys in entries.last { keys.contains($0.key.text) } } ?? entries.last
        if map.isFlow {
            guard let last else {
                return insert(lines.map { $0 + ", " }.joined(), at: Int(first.key.span.lower), in: file)
            }
            return insert(lines.map { ", " + $0 }.joined(), at: Int(last.span.upper), in: file)
        }
        let indent = indentation(of: first)
        guard let last else {
            return insert(
                lines.map { $0 + "\n" + indent }.joined(), at: Int(first.key.span.lower), in: file)
        }
        insert(lines.map { "\n" + indent + $0 }.joined(), behind: last)
    }

    /// Adds entries to the map that a key has.
    private mutating func append(_ lines: [String], to entry: SyntaxEntry, of what: String) throws(EditTrouble) {
        try demandOwn(entry, "`indexes` of \(what)")
        if entry.value.isNull { return add(lines, below: entry) }
        guard entry.value.kind == .mapping else { throw EditTrouble(why: "`indexes` of \(what) is no map") }
        try add(lines, to: entry.value, after: nil)
    }

    /// Gives a key without a value a map.
    private mutating func add(_ lines: [String], below entry: SyntaxEntry) {
        let indent = indentation(of: entry) + "  "
        insert(lines.map { "\n" + indent + $0 }.joined(), behind: entry)
    }

    private func indentation(of entry: SyntaxEntry) -> String {
        let bytes = text.bytes(of: entry.key.span.file)
        var start = Int(entry.key.span.lower)
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        return String(repeating: " ", count: Int(entry.key.span.lower) - start)
    }

    private func endOfLine(behind entry: SyntaxEntry) -> Int {
        let bytes = text.bytes(of: entry.key.span.file)
        var place = Int(entry.span.upper)
        // A block scalar can end behind its last line break.
        while place > 0, place == bytes.count || place > Int(entry.key.span.upper),
            bytes[place - 1] == UInt8(ascii: "\n") || bytes[place - 1] == UInt8(ascii: "\r")
        {
            place -= 1
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n"), bytes[place] != UInt8(ascii: "\r") { place += 1 }
        return place
    }

    private mutating func insert(_ text: String, behind entry: SyntaxEntry) {
        insert(text, at: endOfLine(behind: entry), in: entry.key.span.file)
    }

    /// With the line breaks that the file has.
    private mutating func insert(_ added: String, at offset: Int, in file: FileID) {
        let bytes = text.bytes(of: file)
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        let usesCarriage = end.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
        let lines = added.split(separator: "\n", omittingEmptySubsequences: false)
        insertions.append((file, offset, Array(lines.joined(separator: usesCarriage ? "\r\n" : "\n").utf8)))
    }
}
