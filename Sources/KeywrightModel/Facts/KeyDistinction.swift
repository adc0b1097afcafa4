import KeywrightKeySpace

/// What in an entity's primary key can tell two items apart.
package struct KeyDistinction: Sendable {
    /// A placeholder that has more than one text, and what that text says of the item.
    package struct Part: Sendable {
        package var placeholder: Placeholder
        package var kind: Kind
    }

    package enum Kind: Sendable {
        /// An id, or a text that may be one.
        case id
        case time, number
        /// One of a few values.
        case choice
        /// A time bucket or a shard: many values have one text.
        case remnant
    }

    /// All of the key.
    package let parts: [Part]
    /// Those of the sort key whose values the partition key does not settle: what tells the items of one partition apart.
    package let inPartition: [Part]

    init(of entity: Entity) {
        let partition = entity.key.prefix(1).flatMap { entity.distinguishing($0.template) }
        let sort = entity.key.dropFirst().flatMap { entity.distinguishing($0.template) }
        parts = partition + sort
        let settled = partition.filter { $0.kind != .remnant }
        inPartition = sort.filter { part in !settled.contains { $0.placeholder.isOfSameValue(as: part.placeholder) } }
    }

    /// Whether every item has the same key.
    package var isConstant: Bool { parts.isEmpty }

    /// What tells items apart, where only time buckets and shards do: those of a partition, or of the table where each
    /// partition has one key. Empty where anything else does.
    package var remnantsAlone: [Part] {
        let parts = inPartition.isEmpty ? parts : inPartition
        return parts.allSatisfy { $0.kind == .remnant } ? parts : []
    }

    /// What tells the items of a partition apart, where that is only times, numbers and choices, with or without
    /// remnants of others. Empty where an id does, or nothing but remnants.
    package var weakPartsAlone: [Part] {
        let isWeak = inPartition.allSatisfy { $0.kind != .id } && inPartition.contains { $0.kind != .remnant }
        return isWeak ? inPartition : []
    }
}

extension Entity {
    /// The placeholders of a template that have more than one text.
    fileprivate func distinguishing(_ template: KeyTemplate) -> [KeyDistinction.Part] {
        template.placeholders.compactMap { placeholder in
            kind(of: placeholder).map { KeyDistinction.Part(placeholder: placeholder, kind: $0) }
        }
    }

    /// nil for one text only.
    private func kind(of placeholder: Placeholder) -> KeyDistinction.Kind? {
        let type = type(of: placeholder)
        if placeholder.path.isEmpty, self[placeholder.attribute].hasOneValue { return nil }
        guard placeholder.tellsApart(valuesOf: type) else { return .remnant }
        if case .timestamp? = type { return .time }
        switch placeholder.language {
        case .enumeration(let names): return names.count == 1 ? nil : .choice
        case .bool: return .choice
        case .ulid, .ksuid, .uuid, .bytes, .text: return .id
        case .pattern(let guarded): return guarded.keySpaceLanguage.onlyText == nil ? .id : nil
        case .date, .timestamp, .year, .month, .day, .hour: return .time
        case .integer(let minimum, let maximum), .paddedInteger(_, let minimum, let maximum),
            .invertedInteger(_, let minimum, let maximum):
            return type?.logical == .bool ? .choice : minimum == maximum ? nil : .number
        case .paddedDecimal, .number: return .number
        case .shard: return .remnant
        }
    }
}

extension Placeholder {
    fileprivate func isOfSameValue(as other: Placeholder) -> Bool {
        attribute == other.attribute && path == other.path
    }
}
