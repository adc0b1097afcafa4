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
            tables[position].settleKeys()
            readProjections(of: position)
            checkTimeToLive(of: position)
        }
    }

    private mutating func settle(_ name: String, of position: Int) {
        guard var settled = tables[position].keyTypes[name] else { return }
        if let discriminator = tables[position].discriminator, discriminator.isSameName(as: name),
            settled.type != .string
        {
            let subject = Subject(table: tables[position].name)
            report(.discriminatorOfOtherType(name, settled.type, at: settled.origin, subject: subject))
        }
        for member in members[position] {
            guard let id = entities[member].attribute(storedAs: name) else { continue }
            let entity = entities[member]
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
        let members = members[position]
        let isWhole = members.allSatisfy { entities[$0].spec.isSound }
        let listing = tables[position].spec.indexes.filter { spec in
            if case .attributes = spec.projection { return true }
            return false
        }
        guard !listing.isEmpty else { return }
        var names = ProjectableNames(discriminator: tables[position].discriminator)
        for member in members { names.add(entities[member]) }
        var positions = NameTable<Int>()
        for (index, known) in tables[position].indexes.enumerated() { _ = positions.insert(index, for: known.name) }
        for spec in listing {
            guard case .attributes(let written) = spec.projection, let index = positions[spec.name.value] else {
                continue
            }
            let keys = tables[position].keyAttributes + tables[position].indexes[index].keyAttributes
            var stored: [String] = []
            var isListed = NameTable<Bool>()
            for key in keys { isListed[key.name] = true }
            var seen = NameTable<SourceSpan>()
            let subject = Subject(table: tables[position].name, index: spec.name.value)
            for name in written where !isFull {
                checkAttributeName(name, isKey: true, subject: subject)
                if let first = seen.insert(name.span, for: name.value) {
                    report(.duplicate("projected attribute", name.value, at: name.span, first: first, subject: subject))
                    continue
                }
                guard let found = names.storedName(of: name.value) else {
                    if keys.contains(where: { $0.name.isSameName(as: name.value) }) { continue }
                    if isWhole {
                        report(
                            .unknownName("attribute", name.value, among: names.all, at: name.span, subject: subject))
                    }
                    continue
                }
                if isListed.insert(true, for: found) == nil { stored.append(found) }
            }
            tables[position].indexes[index].projection = .include(stored)
        }
    }

    private mutating func checkTimeToLive(of position: Int) {
        guard let timeToLive = tables[position].timeToLive else { return }
        let members = members[position]
        guard !members.isEmpty, members.allSatisfy({ entities[$0].spec.isSound }),
            !members.contains(where: { entities[$0].attribute(storedAs: timeToLive.value) != nil })
        else { return }
        if let key = tables[position].keyTypes[timeToLive.value] {
            let subject = Subject(table: tables[position].name)
            report(.timeToLiveIsKey(timeToLive.value, at: timeToLive.span, key: key.origin, subject: subject))
            return
        }
        let known = members.flatMap { entities[$0].attributes.map(\.storedName) }
        report(
            .unknownName(
                "attribute", timeToLive.value, among: known, at: timeToLive.span,
                subject: Subject(table: tables[position].name)))
    }
}
