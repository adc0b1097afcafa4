import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Gives every key attribute its type: the declared one, else that of the first attribute that bears its name,
    /// else S; then holds all attributes of that name against it (KW105).
    mutating func settleKeyTypes() {
        for position in tables.indices {
            for name in tables[position].keyNames { settle(name, of: position) }
            let types = tables[position].keyTypes
            let typed = { (key: KeyAttribute) in
                KeyAttribute(name: key.name, type: types[key.name]?.type ?? key.type, origin: key.origin)
            }
            if let key = tables[position].key {
                tables[position].key = (typed(key.partition), key.sort.map(typed))
            }
            for index in tables[position].indexes.indices {
                tables[position].indexes[index].partition = tables[position].indexes[index].partition.map(typed)
                tables[position].indexes[index].sort = tables[position].indexes[index].sort.map(typed)
            }
            readProjections(of: position)
            checkTimeToLive(of: position)
        }
    }

    private mutating func settle(_ name: String, of position: Int) {
        guard var settled = tables[position].keyTypes[name] else { return }
        let members = entities.filter { $0.table == position }
        for entity in members {
            guard let id = entity.attribute(storedAs: name) else { continue }
            let attribute = entity[id]
            if entity.unread.contains(id) {
                if !settled.isDeclared { settled.isUnknown = true }
                continue
            }
            let subject = Subject(table: tables[position].name, entity: entity.name, attribute: attribute.name)
            guard let type = attribute.type.keyType else {
                report(.attributeCannotBeKey(attribute, key: settled.origin, subject: subject))
                continue
            }
            if !settled.isDeclared {
                settled = KeyTypeDraft(type: type, origin: attribute.nameSpan, isDeclared: true)
            } else if settled.type != type {
                report(.attributeOfOtherKeyType(attribute, type, key: settled, subject: subject))
            }
        }
        tables[position].keyTypes[name] = settled
    }

    /// What indexes project is named by attribute or by stored name; key attributes are projected anyway.
    private mutating func readProjections(of position: Int) {
        let members = entities.filter { $0.table == position }
        let isWhole = members.allSatisfy(\.spec.isSound)
        for spec in tables[position].spec.indexes {
            guard case .attributes(let names) = spec.projection,
                let index = tables[position].indexes.firstIndex(where: { $0.name.isSameName(as: spec.name.value) })
            else { continue }
            let keys = tables[position].keyAttributes + tables[position].indexes[index].keyAttributes
            var stored: [String] = []
            var seen = NameTable<SourceSpan>()
            let subject = Subject(table: tables[position].name, index: spec.name.value)
            for name in names {
                checkAttributeName(name, isKey: true, subject: subject)
                if let first = seen.insert(name.span, for: name.value) {
                    report(.duplicate("projected attribute", name.value, at: name.span, first: first, subject: subject))
                    continue
                }
                guard let found = storedName(name.value, in: members, discriminator: tables[position].discriminator)
                else {
                    if keys.contains(where: { $0.name.isSameName(as: name.value) }) { continue }
                    if isWhole {
                        let known = members.flatMap(\.attributeNames)
                        report(.unknownName("attribute", name.value, among: known, at: name.span, subject: subject))
                    }
                    continue
                }
                let isKey = keys.contains { $0.name.isSameName(as: found) }
                if !isKey, !stored.contains(where: { $0.isSameName(as: found) }) { stored.append(found) }
            }
            tables[position].indexes[index].projection = .include(stored)
        }
    }

    private func storedName(_ name: String, in members: [EntityDraft], discriminator: String?) -> String? {
        if let discriminator, discriminator.isSameName(as: name) { return name }
        if members.contains(where: { $0.attribute(storedAs: name) != nil }) { return name }
        for member in members {
            if let id = member.attribute(named: name), member[id].isStored { return member[id].storedName }
        }
        return nil
    }

    private mutating func checkTimeToLive(of position: Int) {
        guard let timeToLive = tables[position].timeToLive else { return }
        let members = entities.filter { $0.table == position }
        guard !members.isEmpty, members.allSatisfy(\.spec.isSound),
            !members.contains(where: { $0.attribute(storedAs: timeToLive.value) != nil })
        else { return }
        let known = members.flatMap { $0.attributes.map(\.storedName) }
        report(
            .unknownName(
                "attribute", timeToLive.value, among: known, at: timeToLive.span,
                subject: Subject(table: tables[position].name)))
    }
}
