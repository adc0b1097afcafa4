import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads an entity's examples and holds them against its types and key templates (KW014).
    mutating func readExamples(of position: Int) {
        var keys: [[String]: SourceSpan] = [:]
        for spec in entities[position].spec.examples where !isFull {
            let before = findings.count
            guard let example = readExample(spec, of: position), findings.count == before else { continue }
            entities[position].examples.append(example)
            guard let key = keyTexts(of: example, position) else { continue }
            if let first = keys[key] {
                report(
                    .examplesOfOneKey(
                        key, at: spec.span, first: first, subject: Subject(entity: entities[position].name)))
            } else {
                keys[key] = spec.span
            }
        }
    }

    private mutating func readExample(_ spec: ExampleSpec, of position: Int) -> Example? {
        let entity = entities[position]
        let table = entity.table.map { tables[$0] }
        var values: [(attribute: AttributeID, value: LiteralValue)] = []
        var isWhole = true
        for member in spec.values {
            let name = member.name.value
            let subject = Subject(entity: entity.name, attribute: name)
            guard let id = entity.attribute(named: name) else {
                isWhole = false
                reportStrangeMember(member.name, of: entity, in: table, subject: subject)
                continue
            }
            guard !entity.unread.contains(id) else {
                isWhole = false
                continue
            }
            let attribute = entity[id]
            var reader = ValueReader()
            if let value = reader.read(member.value, as: attribute.type, constraints: attribute.constraints) {
                values.append((id, value))
                reportRefusal(of: value, id, member.value.span, of: entity, subject: subject)
            }
            for fault in reader.faults { report(.exampleOutsideType(name, fault, subject: subject)) }
        }
        guard isWhole else { return nil }
        for (index, attribute) in entity.attributes.enumerated() where attribute.isNeededInExamples {
            let id = AttributeID(index)
            guard !entity.unread.contains(id), !entity.defaultLost.contains(id) else { continue }
            guard !spec.values.contains(where: { entity.attribute(named: $0.name.value) == id }) else { continue }
            report(
                .exampleLacks(
                    attribute, at: spec.span, subject: Subject(entity: entity.name, attribute: attribute.name)))
        }
        return Example(values: values, span: spec.span)
    }

    private mutating func reportStrangeMember(
        _ name: SpecText, of entity: EntityDraft, in table: TableDraft?, subject: Subject
    ) {
        let isKey = table?.keyNames.contains { $0.isSameName(as: name.value) } ?? false
        let isDiscriminator = table?.discriminator.map { $0.isSameName(as: name.value) } ?? false
        if isKey || isDiscriminator {
            report(.exampleHoldsKey(name.value, at: name.span, subject: subject))
        } else if entity.spec.isSound {
            report(
                .exampleOfUnknownAttribute(
                    name.value, of: entity.name, known: entity.attributeNames, at: name.span, subject: subject))
        }
    }

    /// Whether the builder of some key text would refuse the value.
    private mutating func reportRefusal(
        of value: LiteralValue, _ id: AttributeID, _ span: SourceSpan, of entity: EntityDraft, subject: Subject
    ) {
        let templates = entity.key + entity.indexEntries.flatMap(\.keys)
        for placeholder in templates.flatMap(\.template.placeholders) where placeholder.attribute == id {
            guard let part = value.member(at: placeholder.path[...]) else { continue }
            guard let text = placeholder.text(of: part, entity.attributes) else {
                report(
                    .exampleDoesNotFit(
                        entity[id].name, placeholder.transforms, at: span, template: placeholder.span, subject: subject)
                )
                return
            }
            if let reason = placeholder.language.refusal(of: text) {
                report(
                    .exampleRefusedByTemplate(
                        entity[id].name, reason, at: span, template: placeholder.span, subject: subject))
                return
            }
        }
    }

    private func keyTexts(of example: Example, _ position: Int) -> [String]? {
        let entity = entities[position]
        guard !entity.isKeyBroken else { return nil }
        let texts = entity.key.map { entry in
            entry.template.text(entity.attributes) { id in
                example.values.first { $0.attribute == id }?.value ?? entity[id].defaultValue
            }
        }
        return texts.allSatisfy { $0 != nil } ? texts.compactMap(\.self) : nil
    }
}

extension Attribute {
    /// Whether an item cannot be made without it.
    fileprivate var isNeededInExamples: Bool { !isOptional && defaultValue == nil && role == .ordinary }
}
