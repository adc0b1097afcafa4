package import KeywrightDiagnostics
package import KeywrightKeySpace

/// The key of the companions that keep a set of attributes unique (LANGUAGE, Uniqueness).
package struct CompanionKey: Sendable {
    /// The discriminator: `User.email`.
    package var name: String
    package var shape: KeyShape
    package var span: SourceSpan
}

extension Design {
    /// The companions of an entity, one kind for each set of unique attributes.
    ///
    /// The value stands in the key with `%`, the delimiter and U+10FFFF percent-encoded, so it never holds the
    /// delimiter: each attribute of a set is a field of its own between delimiters.
    package func companionKeys(of entity: Entity) -> [CompanionKey] {
        entity.uniques.map { unique in
            let names = unique.attributes.map { entity[$0].name }
            var parts: [TemplateShape.Part] = [
                .literal((["UNIQUE", entity.name] + names + [""]).joined(separator: delimiter))
            ]
            for (position, name) in names.enumerated() {
                if position > 0 { parts.append(.literal(delimiter)) }
                parts.append(
                    .field(
                        FieldID(name, chain: "unique"),
                        .guardedText(delimiter: delimiter, alsoExcluding: ScalarSet(of: ["%"]))))
            }
            let sort = self[entity.table].sort == nil ? nil : TemplateShape.literal("UNIQUE")
            return CompanionKey(
                name: ([entity.name] + names).joined(separator: "."),
                shape: KeyShape(partition: TemplateShape(parts), sort: sort), span: unique.span)
        }
    }
}
