import KeywrightDiagnostics
package import KeywrightKeySpace

/// How the template of a partition key holds the attribute of the design's scope (LANGUAGE, `scope`).
package enum ScopeStanding: Sendable {
    /// As it must be: which part it is.
    case first(part: Int)
    /// There is no placeholder at all.
    case noPlaceholder
    /// Another placeholder is the first.
    case behind(Placeholder)
    /// It is the first, through a transform that does not keep it whole, or a member of it.
    case changed(Placeholder)
    /// A placeholder stands directly behind it.
    case open(Placeholder, next: Placeholder)
}

extension KeyTemplate {
    /// How the template holds the scope: it must be the first placeholder, without a transform but `lower` and `upper`, with a
    /// literal or the end behind it.
    package func standing(of scope: AttributeID) -> ScopeStanding {
        for (index, part) in parts.enumerated() {
            guard case .placeholder(let placeholder) = part else { continue }
            guard placeholder.attribute == scope else { return .behind(placeholder) }
            guard placeholder.path.isEmpty, placeholder.transforms.allSatisfy(\.isLetterCase) else {
                return .changed(placeholder)
            }
            if index + 1 < parts.count, case .placeholder(let next) = parts[index + 1] {
                return .open(placeholder, next: next)
            }
            return .first(part: index)
        }
        return .noPlaceholder
    }
}

extension Design {
    /// The partition keys of an entity's companions under the design's scope: the beginning of its own partition key, up to
    /// the scope's text, and the delimiter come first. As they are without one where the key does not hold the scope as it
    /// must.
    package func scopedCompanionPartitions(of entity: Entity) -> [TemplateShape] {
        var prefix: [TemplateShape.Part] = []
        if let scope, !entity.isUnscoped, let id = entity.attribute(named: scope.value),
            let template = entity.key.first?.template, case .first(let part) = template.standing(of: id)
        {
            prefix = shape(of: Array(template.parts.prefix(part + 1)), in: entity.attributes).parts
            prefix.append(.literal(delimiter))
        }
        return companionKeys(of: entity).map { companion in
            TemplateShape(prefix + (companion.shape.parts.first?.parts ?? []))
        }
    }
}
