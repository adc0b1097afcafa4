import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// `get` and `batchGet`.
    mutating func get(_ key: Key, _ fields: Fields) -> GetSpec? {
        guard let entity = text(key, in: fields) else { return nil }
        return GetSpec(
            entity: entity, filter: text(.filter, in: fields), using: text(.using, in: fields),
            reading: reading(fields))
    }

    mutating func transactGet(_ fields: Fields) -> TransactGetSpec? {
        guard let node = fields[.transactGet] else { return nil }
        if node.count == 0 { failKind(.transactGet, takes: "a list of entities", node) }
        return TransactGetSpec(
            entities: elements(of: node) { $0.text($1, of: .transactGet) },
            filter: conditions(.filter, fields), using: conditions(.using, fields), reading: reading(fields))
    }

    mutating func query(_ fields: Fields) -> QuerySpec? {
        guard let node = fields[.query] else { return nil }
        let entities: [SpecText]
        if node.kind == .sequence {
            if node.count == 0 { failKind(.query, takes: "an entity or a list of them", node) }
            entities = elements(of: node) { $0.text($1, of: .query) }
        } else {
            entities = text(node, of: .query).map { [$0] } ?? []
        }
        return QuerySpec(
            entities: entities, conditions: conditions(.where, fields), filter: conditions(.filter, fields),
            order: order(fields), limit: integer(.limit, in: fields, from: 1),
            reads: integer(.reads, in: fields, from: 1), returns: word(.returns, in: fields, as: ReturnsSpec.self),
            index: text(.index, in: fields), using: text(.using, in: fields), fanout: attributes(.fanout, fields),
            buckets: integer(.buckets, in: fields, from: 1), fetch: bool(.fetch, in: fields)?.value ?? false,
            reading: reading(fields))
    }

    mutating func scan(_ fields: Fields) -> ScanSpec? {
        guard let entity = text(.scan, in: fields), let because = text(.because, in: fields) else { return nil }
        return ScanSpec(
            entity: entity, because: because.value, filter: conditions(.filter, fields),
            limit: integer(.limit, in: fields, from: 1), returns: word(.returns, in: fields, as: ReturnsSpec.self),
            index: text(.index, in: fields), reading: reading(fields))
    }

    private mutating func reading(_ fields: Fields) -> ReadingSpec {
        ReadingSpec(
            consistent: bool(.consistent, in: fields), select: attributes(.select, fields),
            expired: word(.expired, in: fields, as: ReadingSpec.Expired.self))
    }

    /// A list of at least one attribute.
    mutating func attributes(_ key: Key, _ fields: Fields) -> [SpecText]? {
        if let node = fields[key], node.count == 0 {
            failKind(key, takes: "a list of at least one attribute", node)
            return nil
        }
        return texts(key, in: fields)
    }

    mutating func conditions(_ key: Key, _ fields: Fields) -> ConditionsSpec? {
        guard let entry = fields.entry(key) else { return nil }
        guard entry.value.kind == .mapping else { return text(entry.value, of: key).map { .all($0) } }
        let conditions = namedTexts(of: entry) { entry, text in
            text.map { (entity: SpecText(entry.key), condition: $0) }
        }
        return .each(conditions ?? [], entry.value.span)
    }

    private mutating func order(_ fields: Fields) -> QuerySpec.Order? {
        guard let node = fields[.order] else { return nil }
        if let descending = isDescending(node.text) {
            return QuerySpec.Order(attribute: nil, descending: descending, span: node.span)
        }
        let words = node.text.split(separator: " ")
        guard let last = words.last, let descending = isDescending(last), words.count <= 2 else {
            let short = ["asc": "ascending", "desc": "descending"]
            if let meant = words.last.flatMap({ short[$0.lowercased()] }), words.count <= 2, node.kind == .scalar {
                let whole = (words.dropLast().map(String.init) + [meant]).joined(separator: " ")
                fail(
                    .wrongKind(
                        "order", takes: "`ascending` or `descending` in full", found: found(node), at: node.place,
                        fix: whole, subject: subject))
                return nil
            }
            failKind(
                .order, takes: "`ascending` or `descending`, with an attribute before it or none", node,
                near: words.count == 1 ? ["ascending", "descending"] : [])
            return nil
        }
        guard words.count == 2, let name = words.first else {
            return QuerySpec.Order(attribute: nil, descending: descending, span: node.span)
        }
        let text = SpecText(node)
        let range = node.text.utf8.distance(from: node.text.startIndex, to: name.startIndex)
        return QuerySpec.Order(
            attribute: Spanned(String(name), text.span(of: range..<range + name.utf8.count)), descending: descending,
            span: node.span)
    }
}

private func isDescending(_ word: some StringProtocol) -> Bool? {
    switch word {
    case "ascending": false
    case "descending": true
    default: nil
    }
}
