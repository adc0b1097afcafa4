/// Items and the values of calls, such as come near each other.
extension PlainDesign {
    /// Items of all entities, with keys of their own, and those beside them: companions are made of them.
    func items(_ random: inout OracleRandom, perEntity: Int) -> [PlainItem] {
        var items: [PlainItem] = []
        var keys: Set<PlainText> = []
        for entity in entities {
            for _ in 0..<perEntity {
                guard let item = randomItem(of: entity, tag: items.count, &random) else { continue }
                guard keys.insert(primaryKey(item.stored)).inserted else { continue }
                if let companion = companion(of: item), !keys.insert(primaryKey(companion)).inserted { continue }
                items.append(item)
            }
        }
        return items
    }

    /// These items, and some of a pattern's entities whose values are those of a call's equalities. Each of these may be
    /// in the table; not all need be at once, since some may have one key.
    func items(
        beside items: [PlainItem], _ pattern: PlainPattern, _ values: [String: PlainValue], _ random: inout OracleRandom
    ) -> [PlainItem] {
        var all = items
        for entity in pattern.entities.map({ entity($0) }) {
            for _ in 0..<60 {
                guard var near = randomItem(of: entity, tag: all.count, &random)?.values else { continue }
                near[PlainDesign.expiry] = near[PlainDesign.expiry].map { _ in .number(AttributePools.now + 1000) }
                for case .compare(let own, "=", let operand) in pattern.tests
                where random.chance(own.transforms.isEmpty ? 95 : 75) {
                    switch operand {
                    case .parameter(let name, _): near[own.attribute] = values[name] ?? near[own.attribute]
                    case .literal(let value, _): near[own.attribute] = value
                    case .negated, .list: break
                    }
                }
                guard let item = item(entity, near) else { continue }
                all.append(item)
            }
        }
        return all
    }

    func randomItem(of entity: PlainEntity, tag: Int, _ random: inout OracleRandom) -> PlainItem? {
        var values: [String: PlainValue] = [:]
        for attribute in entity.attributes where !attribute.isOptional || random.chance(65) {
            values[attribute.name] = random.pick(attribute.pool)
        }
        values[PlainItem.tag] = .number(tag)
        return item(entity, values)
    }

    /// The key attributes of a stored item, as one text.
    func primaryKey(_ stored: [String: OracleJSON]) -> PlainText {
        PlainText(OracleJSON.object(stored.filter { tableKeys.contains($0.key) }).document)
    }

    /// Values of a pattern's parameters, mostly those of an item; nil where one would be refused.
    func parameters(
        of pattern: PlainPattern, near items: [PlainItem], _ random: inout OracleRandom
    ) -> [String: PlainValue]? {
        let entities = pattern.entities.map { entity($0) }
        let near = items.filter { pattern.entities.contains($0.entity) }
        let item = near.isEmpty ? nil : random.pick(near)
        var values: [String: PlainValue] = [:]
        for parameter in pattern.parameters {
            guard let attribute = entities[0][parameter.attribute] else { return nil }
            if parameter.isOptional, random.chance(40) { continue }
            var value = random.pick(attribute.pool)
            if random.chance(75), let own = item?.values[parameter.attribute] { value = own }
            switch parameter.use {
            case .equal, .filter: break
            case .list:
                let members = random.some(1 + random.below(3), of: attribute.pool)
                values[parameter.name] = .texts(
                    members.compactMap { if case .text(let text) = $0 { text } else { nil } })
                continue
            case .after(let lower):
                let later = [0, 1000, 3_600_000, 7_200_000, 86_400_000, 3_000_000_000].map {
                    $0 + random.below(2) * 1000
                }
                if case .number(let from)? = values[lower] { value = .number(from + random.pick(later)) }
            case .bound: if random.chance(35) { value = beside(value, attribute.type, &random) }
            case .beginning:
                guard case .text(let text) = value else { return nil }
                let scalars = text.text.unicodeScalars
                value = .text(String(String.UnicodeScalarView(scalars.prefix(1 + random.below(scalars.count)))))
            }
            values[parameter.name] = value
            let uses = entities.flatMap { entity in
                (entity.key + entity.indexes.flatMap(\.keys)).flatMap(\.template.placeholders).map { (entity, $0) }
            }
            for (entity, placeholder) in uses where placeholder.attribute == parameter.attribute {
                let text = try? attribute.type.keyText(value, placeholder.transforms)
                if parameter.use == .equal, text == nil { return nil }
                if let text, !entity.allows(text, for: placeholder) { return nil }
            }
        }
        return values
    }

    /// A value next to another, or far from it.
    private func beside(_ value: PlainValue, _ type: PlainType, _ random: inout OracleRandom) -> PlainValue {
        switch (type, value) {
        case (.int, .number(let number)): return .number(number + random.pick([-1, 1, -20_000, 20_000]))
        case (.decimal, .number(let number)): return .number(number + random.pick([-1, 1, -2_000_000, 2_000_000]))
        case (.timestamp(.epochSeconds), .number(let number)): return .number(number + random.pick([-1000, 1000]))
        case (.timestamp, .number(let number)): return .number(number + random.pick([-1, 1, 86_400_000]))
        case (.string(nil), .text(let text)): return .text(text.text + random.pick(["!", "a", " ", "~"]))
        case (.date, .text): return .text(random.pick(["2026-01-02", "2026-01-30", "0000-01-02", "2024-02-29"]))
        default: return value
        }
    }
}
