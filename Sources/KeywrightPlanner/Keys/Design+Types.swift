package import KeywrightModel

extension Design {
    /// The type of an attribute or of a member below it; nil where the path leads nowhere.
    package func type(of entity: EntityID, _ attribute: AttributeID, path: [String]) -> ValueType? {
        var type = self[entity][attribute].type
        for name in path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            type = member.type
        }
        return type
    }

    func type(of argument: Argument) -> ValueType? {
        switch argument.form {
        case .value, .each: type(of: argument.entity, argument.attribute, path: argument.path)
        case .element: type(of: argument.entity, argument.attribute, path: argument.path)?.element
        case .size: .int
        }
    }

    /// `user` for `User`, `htmlPage` for `HTMLPage`: how an item of the entity is called where nothing else names it.
    func label(of entity: EntityID) -> String {
        let name = self[entity].name
        let isUpper = { (character: Character) in character.isASCII && character.isUppercase }
        let capitals = name.prefix(while: isUpper).count
        // The last of several capitals begins the next word, unless nothing follows.
        let lowered = capitals > 1 && capitals < name.count ? capitals - 1 : max(capitals, 1)
        return name.prefix(lowered).lowercased() + name.dropFirst(lowered)
    }
}

extension Attribute {
    /// The names, in the maps that DynamoDB holds, of members on a path below the attribute.
    func storedPath(_ path: [String]) -> [String] {
        var type = type
        return path.map { name in
            switch type {
            case .object(let object):
                guard let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
                    return name
                }
                type = member.type
                return member.storedName
            case .map(let element): type = element
            case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid,
                .json, .enumeration, .list, .set, .recoded:
                break
            }
            return name
        }
    }
}

extension ValueType {
    /// What a list or a set holds; what a text is part of.
    var element: ValueType? {
        switch self {
        case .list(let element), .set(let element): element
        case .string, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration, .timestamp: .string
        case .bytes: .bytes
        case .int, .decimal, .double, .bool, .json, .object, .map, .recoded: nil
        }
    }

    /// The service's letter for a stored value of this type.
    package var tag: String {
        switch self {
        case .string, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration: "S"
        case .timestamp(let format): format.isNumber ? "N" : "S"
        case .int, .decimal, .double: "N"
        case .recoded(let type): type == .bool ? "N" : "S"
        case .bool: "BOOL"
        case .bytes: "B"
        case .object, .map: "M"
        case .list: "L"
        case .set(let element): element.tag + "S"
        }
    }
}
