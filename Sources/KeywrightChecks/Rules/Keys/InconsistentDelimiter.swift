import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let inconsistentDelimiter = Rule(
        RuleID("KW112", "inconsistent-delimiter"),
        severity: .info,
        summary: "a template separates its parts by something other than the delimiter",
        explanation: """
            The guards keep the design's `delimiter` out of free texts, so that no value can pass for two parts. What else separates
            parts is kept out only where it stands directly behind a placeholder, and readers of keys have two ways to split them.
            Looked at is what stands between two placeholders, and in a template without any delimiter what stands between a word and
            a placeholder. Signs within a word, a prefix or suffix beside delimiters (`USER#usr_<id>`), and the points and dashes between
            numbers (`<major>.<minor>`) are no separators.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: USER#<userId>, SK: NOTE:<noteId> }
            #                                 ^^^^^^^^^^^^^ info[KW112]
                attributes: { userId: ulid, noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: USER#<userId>, SK: NOTE#<noteId> }
                attributes: { userId: ulid, noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkInconsistentDelimiter)
    )
}

private func checkInconsistentDelimiter(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for entity in design.entities {
        // A template that several indexes share is told of once.
        var seen: Set<SourceSpan> = []
        let keys =
            entity.key.map { (index: String?.none, entry: $0) }
            + entity.indexEntries.flatMap { entry in entry.keys.map { (index: String?.some(entry.index), entry: $0) } }
        for (index, entry) in keys where !entry.template.isNatural && entry.attribute.type == .string {
            guard let separator = entry.template.strangeSeparator(beside: design.delimiter),
                seen.insert(entry.template.span).inserted
            else { continue }
            diagnostics.report(
                .inconsistentDelimiter(entry.template, separator, of: entity, index: index, in: design))
        }
    }
}

/// What separates two parts of a template in place of the delimiter.
private struct Separator {
    var text: String
    /// The literal that it is a part of, and how many bytes stand before it there.
    var part: Int
    var offset: Int
}

extension KeyTemplate {
    /// The first separator that is not the delimiter; nil where all are, or where none is known for one.
    fileprivate func strangeSeparator(beside delimiter: String) -> Separator? {
        let holdsDelimiter = parts.contains { part in
            if case .literal(let text) = part { return holds(delimiter, in: text) }
            return false
        }
        for (index, part) in parts.enumerated() {
            guard case .literal(let text) = part, !holds(delimiter, in: text) else { continue }
            let before = index > 0 ? placeholder(at: index - 1) : nil
            let behind = index + 1 < parts.count ? placeholder(at: index + 1) : nil
            if let before, let behind {
                // The parts of a date, a time or a version are one value.
                if before.language.isNumeric && behind.language.isNumeric { continue }
            } else if holdsDelimiter {
                continue
            }
            let signs = text.signs(atStart: before != nil, atEnd: behind != nil)
            if let signs { return Separator(text: signs.text, part: index, offset: signs.offset) }
        }
        return nil
    }

    private func placeholder(at index: Int) -> Placeholder? {
        guard case .placeholder(let placeholder) = parts[index] else { return nil }
        return placeholder
    }

    /// Where a separator stands in the file; nil where the text is not written there as it is.
    fileprivate func span(of separator: Separator) -> SourceSpan? {
        guard case .literal(let literal) = parts[separator.part] else { return nil }
        let before = separator.part > 0 ? placeholder(at: separator.part - 1) : nil
        let behind = separator.part + 1 < parts.count ? placeholder(at: separator.part + 1) : nil
        let start = Int(before?.span.upper ?? span.lower)
        let end = Int(behind?.span.lower ?? span.upper)
        guard end - start == literal.utf8.count else { return nil }
        let first = start + separator.offset
        return SourceSpan(file: span.file, lower: first, upper: first + separator.text.utf8.count)
    }
}

extension String {
    /// The run of signs of a literal that touches a placeholder, with a word or a placeholder on its other side.
    fileprivate func signs(atStart: Bool, atEnd: Bool) -> (text: String, offset: Int)? {
        let scalars = Array(unicodeScalars)
        let isWord = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        let hasWord = scalars.contains(where: isWord)
        if !hasWord { return atStart && atEnd ? (self, 0) : nil }
        let leading = atStart ? Array(scalars.prefix { !isWord($0) }) : []
        if !leading.isEmpty { return (String(String.UnicodeScalarView(leading)), 0) }
        let trailing = atEnd ? Array(scalars.reversed().prefix { !isWord($0) }.reversed()) : []
        guard !trailing.isEmpty else { return nil }
        let text = String(String.UnicodeScalarView(trailing))
        return (text, utf8.count - text.utf8.count)
    }
}

extension PlaceholderLanguage {
    /// Whether its texts are digits.
    fileprivate var isNumeric: Bool {
        switch self {
        case .integer, .paddedInteger, .invertedInteger, .paddedDecimal, .number, .year, .shard: true
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .month, .day, .hour, .bytes, .text, .pattern:
            false
        }
    }
}

private func holds(_ delimiter: String, in text: String) -> Bool {
    let (whole, part) = (Array(text.utf8), Array(delimiter.utf8))
    guard !part.isEmpty, whole.count >= part.count else { return false }
    return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
}

extension Diagnostic {
    fileprivate static func inconsistentDelimiter(
        _ template: KeyTemplate, _ separator: Separator, of entity: Entity, index: String?, in design: Design
    ) -> Diagnostic {
        Diagnostic(
            Rule.inconsistentDelimiter.id, .info,
            "`\(template.text)` separates its parts by `\(separator.text)`, and the delimiter of the design is "
                + "`\(design.delimiter)`",
            at: Label(template.span),
            help: [
                "separate them by `\(design.delimiter)`",
                "declare another `delimiter` at the top where all keys have it",
            ],
            subject: Subject(table: design[entity.table].name, index: index, entity: entity.name),
            fixIts: template.fix(separator, delimiter: design.delimiter))
    }
}

extension KeyTemplate {
    /// The delimiter in the place of the separator; it makes other keys, so not unseen.
    fileprivate func fix(_ separator: Separator, delimiter: String) -> [FixIt] {
        // Signs that mean nothing to YAML within a text.
        let plain = "#_-./~+=^$;|"
        guard let place = span(of: separator), delimiter.unicodeScalars.allSatisfy(plain.unicodeScalars.contains) else {
            return []
        }
        return [FixIt("write `\(delimiter)`", isSafe: false, edits: [FixIt.Edit(place, delimiter)])]
    }
}
