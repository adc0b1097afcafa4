import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads the entities' attributes, and which table each entity is in.
    mutating func draftEntities() {
        members = tables.map { _ in [] }
        // By position, since a loop over the entities would copy each; so with attributes.
        let specs = spec.entities
        entities.reserveCapacity(specs.count)
        for position in specs.indices where !isFull {
            let draft = draftEntity(extended(specs[position]))
            if let table = draft.table { members[table].append(position) }
            entities.append(draft)
            _ = entityPositions.insert(position, for: draft.name)
        }
        reportSharedDiscriminators()
        checkUnusedMixins()
        checkScope()
    }

    private mutating func draftEntity(_ entity: EntitySpec) -> EntityDraft {
        let draft = EntityDraft(spec: entity, table: table(of: entity))
        let attributes = entity.shared.attributes
        for index in attributes.indices where !isFull { add(attributes[index], to: draft) }
        addRoles(to: draft)
        if let table = draft.table { readExpiry(of: draft, in: tables[table]) }
        return draft
    }

    private mutating func table(of entity: EntitySpec) -> Int? {
        let subject = Subject(entity: entity.name.value)
        guard let named = entity.table else {
            if tables.count > 1 { report(.entityWithoutTable(entity.name, subject: subject)) }
            return tables.count == 1 ? 0 : nil
        }
        if let position = tablePositions[named.value] { return position }
        if !tables.isEmpty {
            report(
                .unknownName(
                    "table", named.value, among: tables.map(\.name), at: named.span, subject: subject))
        }
        return nil
    }

    private mutating func add(_ spec: AttributeSpec, to draft: EntityDraft) {
        let subject = Subject(entity: draft.name, attribute: spec.name.value)
        // An empty name of its own leaves none for generated code, which says so.
        let isUnnamed = spec.storedName?.value.isEmpty ?? false
        checkAttributeName(spec.storedName ?? spec.name, isKey: isUnnamed, subject: subject)
        let read = spec.type.flatMap { readType($0, name: nil, owner: spec.name, subject: subject) }
        let id = AttributeID(draft.attributes.count)
        if read == nil { draft.unread.insert(id) }
        if spec.isDefaultLost { draft.defaultLost.insert(id) }
        var attribute = Attribute(
            name: spec.name.value, storedName: spec.storedName?.value, description: spec.description,
            type: read?.type ?? .string, isOptional: read?.isOptional ?? false,
            constraints: read?.constraints ?? Constraints(), spread: read?.spread ?? ValueSpread(),
            isImmutable: spec.isImmutable || read?.isImmutable ?? false, origin: spec.origin,
            nameSpan: spec.name.span)
        if let read, let value = spec.defaultValue ?? (spec.isDefaultLost ? nil : read.defaultValue) {
            attribute.defaultValue = readDefault(
                value, of: attribute.name, attribute.type, attribute.constraints, subject: subject)
        }
        if let place = spec.unstored { readUnstored(place, &attribute, of: draft) }
        let place = spec.storedName?.span ?? spec.name.span
        if let first = draft.add(attribute) {
            report(
                .duplicate("stored name", attribute.storedName, at: place, first: first.nameSpan, subject: subject))
        }
        if let table = draft.table, let discriminator = tables[table].discriminator,
            discriminator.isSameName(as: attribute.storedName)
        {
            let first = tables[table].spec.discriminator?.span ?? tables[table].spec.nameSpan
            report(.attributeIsDiscriminator(attribute.storedName, at: place, table: first, subject: subject))
        }
    }

    /// A key attribute of its name is the attribute, and needs no other to hold it: there `stored: false` says what is
    /// so. Which template holds any other is looked at when the templates are settled.
    private func readUnstored(_ place: SourceSpan, _ attribute: inout Attribute, of draft: EntityDraft) {
        let keys = draft.table.map { tables[$0].keyAttributes } ?? []
        if keys.contains(where: { $0.name.isSameName(as: attribute.name) }) { return }
        attribute.unstored = place
    }

    /// Adds what generated code keeps, where the design does not list it.
    private mutating func addRoles(to draft: EntityDraft) {
        let spec = draft.spec.shared
        draft.version = addRole(
            spec.version?.role, .version, "version", .int, Constraints(minimum: ExactNumber(1)), to: draft)
        draft.created = addRole(
            spec.timestamps?.created, .created, "createdAt", .timestamp(.iso8601), Constraints(), to: draft)
        draft.updated = addRole(
            spec.timestamps?.updated, .updated, "updatedAt", .timestamp(.iso8601), Constraints(), to: draft)
    }

    private mutating func addRole(
        _ spec: RoleSpec?, _ role: Attribute.Role, _ standard: String, _ type: ValueType, _ constraints: Constraints,
        to draft: EntityDraft
    ) -> AttributeID? {
        guard let spec else { return nil }
        let name: String
        switch spec {
        case .byDefault: name = standard
        case .named(let text): name = text.value
        }
        let subject = Subject(entity: draft.name, attribute: name)
        if let id = draft.attribute(named: name) {
            let attribute = draft[id]
            guard attribute.role == .ordinary else {
                report(.roleTwice(name, at: spec.span, first: attribute.nameSpan, subject: subject))
                return nil
            }
            guard !draft.unread.contains(id) else { return nil }
            guard attribute.type.fits(role), !attribute.isOptional else {
                report(
                    .roleOfWrongType(
                        name, role, attribute.isOptional ? attribute.type.name + "?" : attribute.type.name,
                        at: attribute.nameSpan, role: spec.span, subject: subject))
                return nil
            }
            draft.play(role, id)
            return id
        }
        let id = AttributeID(draft.attributes.count)
        let attribute = Attribute(
            name: name, type: type, constraints: constraints, role: role, origin: spec.span, nameSpan: spec.span)
        if let first = draft.add(attribute) {
            report(.duplicate("stored name", name, at: spec.span, first: first.nameSpan, subject: subject))
        }
        return id
    }

    /// The table's time-to-live attribute is epoch seconds wherever it is (KW410).
    private mutating func readExpiry(of draft: EntityDraft, in table: TableDraft) {
        guard let timeToLive = table.timeToLive, let id = draft.attribute(storedAs: timeToLive.value),
            !draft.unread.contains(id)
        else { return }
        let attribute = draft[id]
        guard attribute.type == .timestamp(.epochSeconds) else {
            report(
                .badTimeToLive(
                    attribute, table: timeToLive.span, subject: Subject(entity: draft.name, attribute: attribute.name)))
            return
        }
        draft.expiry = id
    }

    /// The discriminator tells an item's entity, so two entities of a table have two texts.
    private mutating func reportSharedDiscriminators() {
        for (position, table) in tables.enumerated() where table.discriminator != nil {
            var texts = NameTable<SpecText>()
            for member in members[position] {
                let entity = entities[member]
                let text = entity.spec.stored ?? entity.spec.name
                if let first = texts.insert(text, for: text.value) {
                    report(
                        .duplicate(
                            "discriminator", text.value, at: text.span, first: first.span,
                            subject: Subject(entity: entity.name)))
                }
            }
        }
    }
}

extension ValueType {
    fileprivate func fits(_ role: Attribute.Role) -> Bool {
        switch role {
        case .ordinary: return true
        case .version: return self == .int
        case .created, .updated:
            if case .timestamp = self { return true }
            return false
        }
    }
}
