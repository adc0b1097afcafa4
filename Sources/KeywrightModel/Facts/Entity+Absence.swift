extension Entity {
    /// Whether an item can be without the value that a placeholder names, and so without the key that holds it: the
    /// attribute or a member on the way is optional. A missing member with a default reads as that.
    package func canLack(_ placeholder: Placeholder) -> Bool {
        if self[placeholder.attribute].isOptional { return true }
        var type = self[placeholder.attribute].type
        for name in placeholder.path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.isSameName(as: name) })
            else { return false }
            if member.isOptional, member.defaultValue == nil { return true }
            type = member.type
        }
        return false
    }
}
