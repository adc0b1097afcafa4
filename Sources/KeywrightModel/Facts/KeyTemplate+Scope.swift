import KeywrightDiagnostics

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
    /// What the keys of an entity's companions begin with under the design's scope; nothing without one, or where the key
    /// does not hold the scope as it must.
    package func scopePrefix(of entity: Entity) -> [KeyTemplate.Part] {
        guard let scope, !entity.isUnscoped, let id = entity.attribute(named: scope.value),
            let template = entity.key.first?.template, case .first(let part) = template.standing(of: id)
        else { return [] }
        return template.parts.prefix(part + 1) + [.literal(delimiter)]
    }
}
