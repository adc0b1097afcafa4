import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Binds what stands on the attributes and keys of each entity: identities, uniqueness and examples.
    mutating func finishEntities() {
        for position in entities.indices where !isFull {
            let entity = entities[position]
            entity.identities = entity.spec.identities.compactMap { bindSet($0, of: entity, needsText: false) }
            if let uniques = entity.spec.shared.uniques {
                entity.uniques = uniques.compactMap { bindSet($0, of: entity, needsText: true) }
                reportRepeatedUniques(of: entity)
            }
            readExamples(of: position)
        }
    }

    /// Two of the same attributes, in whatever order, would make one companion twice.
    private mutating func reportRepeatedUniques(of entity: EntityDraft) {
        var seen: [Set<AttributeID>: SourceSpan] = [:]
        for unique in entity.uniques {
            guard let first = seen.updateValue(unique.span, forKey: Set(unique.attributes)) else { continue }
            let names = unique.attributes.map { entity[$0].name }.joined(separator: ", ")
            report(
                .duplicate(
                    "uniqueness of", names, at: unique.span, first: first, subject: Subject(entity: entity.name)))
        }
    }

    private mutating func bindSet(_ spec: AttributeSetSpec, of entity: EntityDraft, needsText: Bool) -> AttributeSet? {
        var ids: [AttributeID] = []
        for name in spec.attributes {
            let subject = Subject(entity: entity.name, attribute: name.value)
            guard let id = entity.attribute(named: name.value) else {
                if entity.spec.isSound {
                    report(
                        .unknownName(
                            "attribute", name.value, of: entity.name, among: entity.attributeNames, at: name.span,
                            declared: entity.spec.name.span, subject: subject))
                }
                continue
            }
            if ids.contains(id) {
                let first = spec.attributes.first { $0.value.isSameName(as: name.value) }
                report(
                    .duplicate(
                        "attribute", name.value, at: name.span, first: first?.span ?? spec.span, subject: subject))
                continue
            }
            if needsText, !entity.unread.contains(id), entity[id].type.keyType == nil, entity[id].type != .bool {
                report(.uniqueWithoutText(entity[id], at: name.span, subject: subject))
                continue
            }
            ids.append(id)
        }
        return ids.count == spec.attributes.count ? AttributeSet(ids, span: spec.span) : nil
    }
}
