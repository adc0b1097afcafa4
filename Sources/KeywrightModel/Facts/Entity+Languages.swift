extension Entity {
    /// An attribute through transforms as a placeholder: with the language that the entity's templates have for it, which
    /// is one in all of them (LANGUAGE, Guards), else with the language that a template would have. Nil where it has no
    /// text in keys.
    package func placeholder(for reference: AttributeReference, delimiter: String) -> Placeholder? {
        let written = (key + indexEntries.flatMap(\.keys)).flatMap(\.template.placeholders)
        let known = written.first { placeholder in
            placeholder.attribute == reference.attribute && placeholder.path == reference.path
                && placeholder.transforms == reference.transforms
        }
        if var known {
            known.span = reference.span
            return known
        }
        guard let (type, constraints) = self[reference.attribute].member(at: reference.path),
            case .success(let language) = guardLanguage(
                of: type, constraints: constraints, transforms: reference.transforms, delimiter: delimiter,
                forbidden: [])
        else { return nil }
        return Placeholder(
            attribute: reference.attribute, path: reference.path, transforms: reference.transforms,
            span: reference.span, language: language)
    }
}

extension Attribute {
    /// The type and the constraints of the member that a path leads to; nil where it leads nowhere.
    fileprivate func member(at path: [String]) -> (ValueType, Constraints)? {
        var found = (type, constraints)
        for name in path {
            guard case .object(let object) = found.0,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            found = (member.type, member.constraints)
        }
        return found
    }
}
