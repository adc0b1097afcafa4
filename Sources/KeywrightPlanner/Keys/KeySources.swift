import KeywrightModel

/// Says where the values of an entity's keys come from: the attributes of an item that is an argument, or parameters.
struct KeySources {
    let design: Design
    let entity: EntityID
    /// What a call gives for an attribute: a parameter, or an item and its attribute.
    let given: (AttributeID) -> (name: String, member: String?, isNegated: Bool)

    /// From the item that a call knows as `label`.
    static func item(_ label: String, of entity: EntityID, in design: Design) -> KeySources {
        KeySources(design: design, entity: entity) { (label, design[entity][$0].name, false) }
    }

    /// From parameters: those of the bindings, else one of the attribute's name.
    static func parameters(_ bindings: [KeyBinding], of entity: EntityID, in design: Design) -> KeySources {
        KeySources(design: design, entity: entity) { attribute in
            guard let binding = bindings.first(where: { $0.attribute == attribute }) else {
                return (design[entity][attribute].name, nil, false)
            }
            return (binding.value.name, binding.value.member, binding.value.isNegated)
        }
    }

    /// The primary key.
    var key: [KeyValue] { design[entity].key.map { KeyValue($0.attribute, value(of: $0)) } }

    func value(of entry: KeyEntry) -> ValueSource {
        if entry.attribute.type != .string, let placeholder = entry.template.placeholders.first {
            return .argument(argument(placeholder.attribute, path: placeholder.path))
        }
        return .keyText(entry.template.parts.map(part))
    }

    /// A part of a template, filled.
    func part(_ part: KeyTemplate.Part) -> KeyTextPart {
        switch part {
        case .literal(let text): .literal(text)
        case .placeholder(let placeholder):
            .argument(
                argument(placeholder.attribute, path: placeholder.path), transforms: placeholder.transforms,
                language: placeholder.language)
        }
    }

    func argument(_ attribute: AttributeID, path: [String] = []) -> Argument {
        let (name, member, isNegated) = given(attribute)
        var argument = Argument(name: name, member: member, entity: entity, attribute: attribute, path: path)
        argument.isNegated = isNegated
        return argument
    }
}
