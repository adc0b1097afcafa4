import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

extension Rule {
    static let keyTooLong = Rule(
        RuleID("KW107", "key-too-long"),
        severity: .warning,
        summary: "a key that can be longer than the service takes",
        explanation: """
            A partition key has at most 2,048 bytes, a sort key 1,024, in tables and indexes alike (F1.8, F1.9); each attribute of a
            multi-attribute key is counted by itself. Where even the shortest key is longer, no item can be written: an error. Where a
            declared length allows a longer one it is a warning: a `maxLength` counts 4 bytes for each character, less where a `pattern`
            lets no such characters in; a pattern that ends and an enum count as long as their longest text. A text whose length
            nothing bounds is no finding, and counts as its shortest beside others: the builders refuse what is too long.
            """,
        bad: """
            keywright: 1
            design: Pages
            table: { name: pages, key: { partition: PK, sort: SK } }
            entities:
              Page:
                key: { PK: SITE#<siteId>, SK: PAGE#<slug> }
            #                                 ^^^^^^^^^^^ warning[KW107]
                attributes: { siteId: ulid, slug: { type: string, maxLength: 500 }, body: string }
            accessPatterns:
              getPage: { get: Page }
            """,
        good: """
            keywright: 1
            design: Pages
            table: { name: pages, key: { partition: PK, sort: SK } }
            entities:
              Page:
                key: { PK: SITE#<siteId>, SK: PAGE#<slug> }
                attributes:
                  siteId: ulid
                  slug: { type: string, maxLength: 500, pattern: '[a-z0-9/_-]+' }
                  body: string
            accessPatterns:
              getPage: { get: Page }
            """,
        check: .design(checkKeyTooLong)
    )
}

private func checkKeyTooLong(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for entity in design.entities {
        // A template that several keys hold, as one shared by indexes, is told of once, by its gravest finding.
        var found: [SourceSpan: Diagnostic] = [:]
        var places: [SourceSpan] = []
        for key in design.measuredKeys(of: entity) {
            guard let excess = KeyExcess(of: key.shape, limit: key.role.limit) else { continue }
            let finding = Diagnostic.keyTooLong(key, excess, of: entity, in: design)
            if let known = found[key.span], known.severity >= finding.severity { continue }
            if found.updateValue(finding, forKey: key.span) == nil { places.append(key.span) }
        }
        for place in places { if let finding = found[place] { diagnostics.report(finding) } }
    }
}

/// What a key text is for.
private enum Role: String {
    case partition, sort

    /// Bytes (F1.8).
    var limit: Int {
        switch self {
        case .partition: 2_048
        case .sort: 1_024
        }
    }
}

/// A key attribute of the items of an entity, as a text that the service measures.
private struct MeasuredKey {
    var name: String
    var role: Role
    var index: String?
    var shape: TemplateShape
    var span: SourceSpan
    /// The companion whose key it is; nil for the items themselves.
    var companion: String?
}

extension Design {
    /// Keys of type S: numbers always fit, and of bytes no length is declared.
    fileprivate func measuredKeys(of entity: Entity) -> [MeasuredKey] {
        let table = self[entity.table]
        var keys: [MeasuredKey] = []
        func add(_ entries: [KeyEntry], partitions: Int, index: String?) {
            for (position, entry) in entries.enumerated() where entry.attribute.type == .string {
                keys.append(
                    MeasuredKey(
                        name: entry.attribute.name, role: position < partitions ? .partition : .sort, index: index,
                        shape: entity.shape(of: entry.template), span: entry.template.span))
            }
        }
        add(entity.key, partitions: 1, index: nil)
        for entry in entity.indexEntries {
            add(entry.keys, partitions: table.index(named: entry.index)?.partition.count ?? 1, index: entry.index)
        }
        for companion in companionKeys(of: entity) {
            guard let shape = companion.shape.parts.first else { continue }
            keys.append(
                MeasuredKey(
                    name: table.partition.name, role: .partition, shape: shape, span: companion.span,
                    companion: companion.name))
        }
        return keys
    }
}

/// By how much the texts of a template can be longer than a limit.
private struct KeyExcess {
    /// Bytes: of the shortest text, or of the longest that declared lengths allow.
    var bytes: Int
    /// Whether even the shortest text is too long.
    var isCertain: Bool
    var proof = Proof.exact

    init?(of shape: TemplateShape, limit: Int) {
        let lengths = shape.byteLengths
        bytes = lengths.least
        isCertain = bytes > limit
        if isCertain { return }
        // What nothing bounds stands with its shortest text.
        bytes = lengths.declared
        guard bytes > limit else { return nil }
        switch shape.holdsText(longerThan: limit) {
        case true?: break
        case false?: return nil
        case nil: proof = .bounded
        }
    }
}

extension Diagnostic {
    fileprivate static func keyTooLong(
        _ key: MeasuredKey, _ excess: KeyExcess, of entity: Entity, in design: Design
    ) -> Diagnostic {
        let place = key.index.map { " in index `\($0)`" } ?? ""
        let owner = key.companion.map { "the companions `\($0)`" } ?? "`\(entity.name)`"
        return Diagnostic(
            Rule.keyTooLong.id, excess.isCertain ? .error : .warning,
            "the \(key.role.rawValue) key `\(key.name)` of \(owner)\(place) "
                + (excess.isCertain ? "has at least" : "can have up to") + " \(excess.bytes) bytes, "
                + "and the service takes \(key.role.limit)",
            at: Label(key.span),
            help: [
                excess.isCertain
                    ? "shorten the template or what its values must be"
                    : "declare a smaller `maxLength`, or a `pattern` without characters of several bytes"
            ],
            notes: key.shape.lengthNotes(of: entity),
            subject: Subject(table: design[entity.table].name, index: key.index, entity: entity.name),
            proof: excess.proof)
    }
}

extension TemplateShape {
    /// The arithmetic: what each part counts.
    fileprivate func lengthNotes(of entity: Entity) -> [String] {
        parts.compactMap { part in
            switch part {
            case .literal(let text): return text.utf8.count > 100 ? "a literal of \(text.utf8.count) bytes" : nil
            case .field(let id, let language):
                let range = language.byteLengthRange
                guard let most = range.most else { return "`\(id.attribute)`: at least \(range.least), not bounded" }
                return range.isFixed
                    ? "`\(id.attribute)`: \(most) bytes" : "`\(id.attribute)`: \(range.least) to \(most) bytes"
            }
        }
    }
}
