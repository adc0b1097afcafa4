/// An item of an entity, its keys built by filling the templates.
package struct PlainItem: Sendable {
    var entity: String
    var values: [String: PlainValue]
    /// As the table holds it; empty where no builder would make it.
    var stored: [String: OracleJSON] = [:]

    /// What tells items apart in answers.
    var tag: Int { if case .number(let tag)? = values[Self.tag] { tag } else { -1 } }

    static let tag = "tag"
}

extension PlainDesign {
    /// The item as its builder makes it; nil where a value is refused, or a required one is missing.
    func item(_ entity: PlainEntity, _ values: [String: PlainValue]) -> PlainItem? {
        var item = PlainItem(entity: entity.name, values: values)
        for attribute in entity.attributes {
            if attribute.type == .set, values[attribute.name] == .texts([]) {
                item.values[attribute.name] = nil
            }
            if let value = item.values[attribute.name] {
                item.stored[attribute.name] = attribute.type.stored(value)
            } else if !attribute.isOptional, attribute.defaultValue == nil {
                return nil
            }
        }
        guard let key = keyValues(entity, entity.key, values) else { return nil }
        item.stored.merge(key) { $1 }
        for (index, keys) in entity.indexes {
            if keys.contains(where: { key in key.template.placeholders.contains { values[$0.attribute] == nil } }) {
                continue
            }
            if let when = entity.when[index], !when.holds(of: item, entity, [:]) { continue }
            guard let own = keyValues(entity, keys, values) else { return nil }
            item.stored.merge(own) { $1 }
        }
        item.stored[Self.discriminator] = .object(["S": .string(entity.name)])
        for index in indexes {
            for name in index.keys {
                // An empty value is refused wherever it is a key.
                if item.stored[name]?["S"]?.text == "" { return nil }
            }
        }
        return item
    }

    /// The values of key attributes; nil where one is refused.
    func keyValues(
        _ entity: PlainEntity, _ keys: [PlainKey], _ values: [String: PlainValue]
    ) -> [String: OracleJSON]? {
        var built: [String: OracleJSON] = [:]
        for key in keys {
            if let type = keyTypes[key.attribute], type != "S" {
                guard let name = key.template.placeholders.first?.attribute, let value = values[name],
                    let attribute = entity[name]
                else { return nil }
                built[key.attribute] = attribute.type.stored(value)
                continue
            }
            guard let text = keyText(entity, key.template.parts[...], values), !text.isEmpty else { return nil }
            built[key.attribute] = .object(["S": .string(text)])
        }
        return built
    }

    /// The text of some parts of a template; nil where a value is missing or refused.
    func keyText(_ entity: PlainEntity, _ parts: ArraySlice<PlainPart>, _ values: [String: PlainValue]) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .placeholder(let placeholder):
                guard let own = placeholderText(entity, placeholder, values) else { return nil }
                text += own
            }
        }
        return text
    }

    func placeholderText(
        _ entity: PlainEntity, _ placeholder: PlainPlaceholder, _ values: [String: PlainValue]
    ) -> String? {
        guard let attribute = entity[placeholder.attribute], let value = values[placeholder.attribute],
            let text = try? attribute.type.keyText(value, placeholder.transforms),
            entity.allows(text, for: placeholder)
        else { return nil }
        return text
    }

    /// The companion of an item with a unique attribute.
    func companion(of item: PlainItem) -> [String: OracleJSON]? {
        let entity = entity(item.entity)
        guard let unique = entity.unique, let attribute = entity[unique], let value = item.values[unique] else {
            return nil
        }
        let text = encodedUnique(attribute.type.storedText(value))
        guard let prefix = scopePrefix(entity, item.values) else { return nil }
        var companion: [String: OracleJSON] = [
            partition: .object(["S": .string("\(prefix)UNIQUE#\(entity.name)#\(unique)#\(text)")]),
            Self.discriminator: .object(["S": .string("\(entity.name).\(unique)")]),
            "owner": .object(["M": .object(item.stored.filter { tableKeys.contains($0.key) })]),
        ]
        if let sort { companion[sort] = .object(["S": .string("UNIQUE")]) }
        if let expiry = item.stored[Self.expiry] { companion[Self.expiry] = expiry }
        return companion
    }
}

extension PlainDesign {
    /// What companions' keys begin with: the entity's own partition key through the scope's text, and the delimiter.
    private func scopePrefix(_ entity: PlainEntity, _ values: [String: PlainValue]) -> String? {
        guard let scope, let parts = entity.key.first?.template.parts,
            let place = parts.firstIndex(where: { part in
                if case .placeholder(let placeholder) = part { placeholder.attribute == scope } else { false }
            })
        else { return "" }
        return keyText(entity, parts[...place], values).map { $0 + "#" }
    }
}

/// `%`, the delimiter and U+10FFFF percent-encoded by their bytes (LANGUAGE, Uniqueness).
func encodedUnique(_ text: String) -> String {
    var encoded = ""
    for scalar in text.unicodeScalars {
        guard scalar == "%" || scalar == "#" || scalar.value == 0x10FFFF else {
            encoded.unicodeScalars.append(scalar)
            continue
        }
        for byte in String(scalar).utf8 { encoded += "%" + String(byte, radix: 16, uppercase: true) }
    }
    return encoded
}

extension PlainCondition {
    /// Whether it holds of an item, as the language says it: a comparison with an absent attribute is false.
    func holds(of item: PlainItem, _ entity: PlainEntity, _ parameters: [String: PlainValue]) -> Bool {
        func operand(_ operand: PlainOperand, _ side: PlainPlaceholder) -> PlainValue? {
            guard let attribute = entity[side.attribute] else { return nil }
            switch operand {
            case .parameter(let name, _): return parameters[name].flatMap { form(of: $0, attribute.type, side) }
            case .negated(let name):
                guard case .number(let number)? = parameters[name] else { return nil }
                return form(of: .number(-number), attribute.type, side)
            case .list: return nil
            case .literal(let value, _): return form(of: value, attribute.type, side)
            }
        }
        func form(of value: PlainValue, _ type: PlainType, _ side: PlainPlaceholder) -> PlainValue? {
            side.transforms.isEmpty ? value : (try? type.keyText(value, side.transforms)).map { .text($0) }
        }
        func own(_ side: PlainPlaceholder) -> PlainValue? {
            guard let attribute = entity[side.attribute], let value = item.values[side.attribute] else { return nil }
            return form(of: value, attribute.type, side)
        }
        switch self {
        case .compare(let left, let comparison, let right):
            if case .parameter(let name, isOptional: true) = right, parameters[name] == nil { return true }
            guard let value = own(left), let other = operand(right, left) else { return false }
            switch comparison {
            case "=": return value == other
            case "!=": return value != other
            case "<": return isBelow(value, other)
            case "<=": return !isBelow(other, value)
            case ">": return isBelow(other, value)
            default: return !isBelow(value, other)
            }
        case .between(let left, let low, let high):
            guard let value = own(left), let low = operand(low, left), let high = operand(high, left) else {
                return false
            }
            return !isBelow(value, low) && !isBelow(high, value)
        case .begins(let left, let beginning):
            guard case .text(let text)? = own(left), case .text(let begin)? = operand(beginning, left) else {
                return false
            }
            return text.bytes.starts(with: begin.bytes)
        case .isIn(let left, let members):
            guard let value = own(left) else { return false }
            if case .list(let name)? = members.first, case .texts(let texts)? = parameters[name] {
                return texts.contains { .text($0) == value }
            }
            return members.contains { operand($0, left) == value }
        case .contains(let name, let part):
            guard case .texts(let texts)? = item.values[name],
                case .text(let text)? = part.value(parameters)
            else { return false }
            return texts.contains(text)
        case .size(let name, let comparison, let number):
            let size: Int
            switch item.values[name] {
            case .texts(let texts)?: size = texts.count
            case .text(let text)?: size = text.bytes.count
            default: return false
            }
            return comparison == ">" ? size > number : size <= number
        case .exists(let name): return item.values[name] != nil
        case .missing(let name): return item.values[name] == nil
        case .not(let condition): return !condition.holds(of: item, entity, parameters)
        case .all(let parts): return parts.allSatisfy { $0.holds(of: item, entity, parameters) }
        case .any(let parts): return parts.contains { $0.holds(of: item, entity, parameters) }
        }
    }
}

extension PlainOperand {
    /// What it stands for in a call.
    fileprivate func value(_ parameters: [String: PlainValue]) -> PlainValue? {
        switch self {
        case .parameter(let name, _), .list(let name): return parameters[name]
        case .negated(let name):
            if case .number(let number)? = parameters[name] { return .number(-number) }
            return nil
        case .literal(let value, _): return value
        }
    }
}
