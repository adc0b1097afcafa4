package import KeywrightDiagnostics
package import KeywrightKeySpace

/// The key of the companions that keep a set of attributes unique (LANGUAGE, Uniqueness).
package struct CompanionKey: Sendable {
    /// The discriminator: `User.email`.
    package var name: String
    /// What comes first under the design's scope: the beginning of the entity's own partition key, up to the scope's text,
    /// and the delimiter.
    package var scope: [KeyTemplate.Part]
    /// `UNIQUE#User#email#`.
    package var prefix: String
    package var shape: KeyShape
    package var span: SourceSpan
}

extension Design {
    /// The companions of an entity, one kind for each set of unique attributes.
    ///
    /// The value stands in the key with `%`, the delimiter and U+10FFFF percent-encoded, so it never holds the
    /// delimiter: each attribute of a set is a field of its own between delimiters.
    package func companionKeys(of entity: Entity) -> [CompanionKey] {
        let scope = entity.uniques.isEmpty ? [] : scopePrefix(of: entity)
        return entity.uniques.map { unique in
            let names = unique.attributes.map { entity[$0].name }
            let prefix = (["UNIQUE", entity.name] + names + [""]).joined(separator: delimiter)
            var parts = shape(of: scope + [.literal(prefix)], in: entity.attributes).parts
            for (position, name) in names.enumerated() {
                if position > 0 { parts.append(.literal(delimiter)) }
                parts.append(
                    .field(
                        FieldID(name, chain: "unique"),
                        .guardedText(delimiter: delimiter, alsoExcluding: ScalarSet(of: ["%"]))))
            }
            let sort = self[entity.table].sort == nil ? nil : TemplateShape.literal("UNIQUE")
            return CompanionKey(
                name: ([entity.name] + names).joined(separator: "."), scope: scope, prefix: prefix,
                shape: KeyShape(partition: TemplateShape(parts), sort: sort), span: unique.span)
        }
    }
}
