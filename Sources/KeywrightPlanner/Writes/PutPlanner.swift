import KeywrightModel

/// Plans puts: items that must not be there yet, items that may be, and the companions of either.
struct PutPlanner {
    let design: Design
    let entity: EntityID
    /// What a call knows the item as.
    let label: String
    /// What the item that is read before is known as; nil where none is.
    var read: String?
    var given = GivenState()
    var returns: WriteReturns?

    enum Mode {
        case create, put, batch
    }

    private var value: Entity { design[entity] }
    private var table: Table { design[value.table] }
    private var sources: KeySources { .item(label, of: entity, in: design) }

    func item<Failure: Error>(
        _ mode: Mode, if words: ConditionWords<Failure>
    ) throws(Failure) -> PlannedPut {
        var builder = ExpressionBuilder(design)
        var demands: [ExpressionText] = []
        switch mode {
        case .create: demands.append(isAbsent(&builder))
        case .put:
            if value.version != nil, read == nil {
                demands.append(isAbsent(&builder))
            } else if let shared = SharedKeyText(design, entity) {
                demands.append(shared.isFree(&builder))
            }
        case .batch: break
        }
        let held = HeldDemand.given(given, of: entity, in: design)
        demands += HeldDemand.write(held, of: entity, &builder)
        if let text = try words(&builder) { demands.append(text) }
        let tables = builder.tables
        let choices = HeldDemand.choices(held, of: entity, &builder) + (readChoice(&builder).map { [$0] } ?? [])
        let text = ExpressionText.all(demands)
        var put = PlannedPut(
            table: value.table, item: .entity(entity, label: label), attributes: attributes(mode),
            conditionExpression: choices.isEmpty ? text?.text : text?.within(.and), tables: tables)
        put.choices = choices
        put.leftOut = leftOut
        if returns == .old { put.returns = .old }
        switch mode {
        case .create, .batch: break
        case .put: if read == nil { put.replacing = try replacing(if: words) }
        }
        return put
    }

    /// Reads the item that may be there.
    func get(as label: String) -> PlannedGet {
        var get = PlannedGet(table: value.table, key: sources.key, consistent: true)
        get.label = label
        return get
    }

    /// The item of a batch, which has no conditions: its version is the one after the version that the argument has.
    var batchAttributes: [ItemAttribute] { attributes(.batch) }

    /// That the item is still as it was read, by what is used of that: its version, else when it was made. Where none was
    /// found there must still be none.
    private func readChoice(_ builder: inout ExpressionBuilder) -> RequestChoice? {
        guard let read, let used = value.version ?? value.created else { return nil }
        let argument = KeySources.item(read, of: entity, in: design).argument(used)
        let span = value[used].nameSpan
        let same =
            "\(builder.name(value[used].storedName)) = \(builder.value(value[used].name, .argument(argument)))"
        let absent = isAbsent(&builder).within(.and)
        let tables = builder.tables
        let part = { (text: String) in RequestChoice.Part(text, of: tables) }
        let test = Condition.test(Test(.exists(AttributeReference(attribute: used, span: span)), span: span))
        return RequestChoice(
            KnownTest(entity: entity, condition: test, values: [.init(used, .argument(argument))]), then: part(same),
            otherwise: part(absent))
    }

    /// The index keys that depend on what the item holds. The templates of an entry are left out together; one that
    /// several entries share stays as long as one of them needs it.
    var leftOut: [LeftOutAttributes] {
        var found: [LeftOutAttributes] = []
        let conditions = value.indexEntries.map(presence)
        var seen: Set<String> = []
        let text = ConditionText(entity: value)
        for entry in value.indexEntries {
            for key in entry.keys where !isAlwaysThere(key) && seen.insert(key.attribute.name).inserted {
                let holders = value.indexEntries.indices.filter { other in
                    value.indexEntries[other].keys.contains { $0.attribute.name == key.attribute.name }
                }
                let parts = holders.compactMap { conditions[$0] }
                guard parts.count == holders.count, let first = parts.first else { continue }
                let condition = parts.count == 1 ? first : .any(parts)
                if let place = found.firstIndex(where: { text.text($0.condition) == text.text(condition) }) {
                    found[place].names.append(key.attribute.name)
                } else {
                    found.append(LeftOutAttributes([key.attribute.name], entity: entity, unless: condition))
                }
            }
        }
        return found
    }

    /// nil where items always have the entry.
    private func presence(of entry: IndexEntry) -> Condition? {
        var parts: [Condition] = []
        var seen: Set<AttributeID> = []
        for placeholder in entry.keys.flatMap(\.template.placeholders)
        where value[placeholder.attribute].isOptional && seen.insert(placeholder.attribute).inserted {
            let reference = AttributeReference(attribute: placeholder.attribute, span: placeholder.span)
            parts.append(.test(Test(.exists(reference), span: placeholder.span)))
        }
        if let when = entry.when { parts.append(when) }
        return parts.count == 1 ? parts.first : parts.isEmpty ? nil : .all(parts)
    }

    /// Whether it is an attribute of the item itself, or one that every item has.
    private func isAlwaysThere(_ key: KeyEntry) -> Bool {
        key.template.isNatural || table.isInEveryItem(key.attribute.name)
    }

    private func replacing<Failure: Error>(if words: ConditionWords<Failure>) throws(Failure) -> ReplacingCondition? {
        guard let version = value.version else { return nil }
        var builder = ExpressionBuilder(design)
        var demands = [VersionText(value, version, &builder).text]
        if let shared = SharedKeyText(design, entity) { demands.append(shared.isOwn(&builder)) }
        demands += HeldDemand.write(HeldDemand.given(given, of: entity, in: design), of: entity, &builder)
        if let text = try words(&builder) { demands.append(text) }
        return ExpressionText.all(demands).map { ReplacingCondition(expression: $0.text, tables: builder.tables) }
    }

    /// A companion of the item, for each set of unique attributes.
    func companion(_ companion: UniqueCompanion) -> PlannedPut {
        var builder = ExpressionBuilder(design)
        let key = companion.key(label: label, in: design)
        var attributes = key.map { ItemAttribute(storedName: $0.attribute.name, value: $0.value) }
        if let discriminator = table.discriminator {
            attributes.append(
                ItemAttribute(
                    storedName: discriminator, value: .literal(.text(companion.discriminator), as: .string)))
        }
        attributes.append(ItemAttribute(storedName: UniqueCompanion.owner, value: .ownerKey(sources.key)))
        if let expiry = value.expiry {
            attributes.append(
                ItemAttribute(
                    storedName: value[expiry].storedName, value: .argument(sources.argument(expiry)),
                    isOptional: value[expiry].isOptional))
        }
        let condition = isAbsent(&builder).text
        let values = companion.attributes.map { sources.argument($0) }
        return PlannedPut(
            table: value.table,
            item: .companion(
                UniqueKey(scope: companion.scope.map(sources.part), prefix: companion.prefix, values: values),
                of: entity,
                label: label),
            attributes: attributes, conditionExpression: condition, tables: builder.tables)
    }

    /// That there is no such item, or only one that has expired.
    private func isAbsent(_ builder: inout ExpressionBuilder) -> ExpressionText {
        let absent = ExpressionText("attribute_not_exists(\(builder.name(table.partition.name)))")
        guard let expiry = ExpiryText(design, entity) else { return absent }
        return .any([absent, expiry.isExpired(&builder)]) ?? absent
    }

    // MARK: The item

    /// One of an item that is made; else the one after that which was read, or that the argument has.
    private func version(_ argument: Argument, _ mode: Mode) -> ValueSource {
        let after = { (argument: Argument) in
            ValueSource.held(
                HeldValue(argument, fallback: .number(ExactNumber(0)), change: .add(.number(ExactNumber(1)))))
        }
        if let read { return after(KeySources.item(read, of: entity, in: design).argument(argument.attribute)) }
        switch mode {
        case .create, .put: return .literal(.number(ExactNumber(1)), as: .int)
        case .batch: return after(argument)
        }
    }

    /// Keys, discriminator, index keys, then the entity's own attributes; each stored name once.
    private func attributes(_ mode: Mode) -> [ItemAttribute] {
        var found: [ItemAttribute] = []
        let add = { (attribute: ItemAttribute, found: inout [ItemAttribute]) in
            let name = attribute.storedName.utf8
            if !found.contains(where: { $0.storedName.utf8.elementsEqual(name) }) { found.append(attribute) }
        }
        for entry in value.key {
            add(ItemAttribute(storedName: entry.attribute.name, value: sources.value(of: entry)), &found)
        }
        if let discriminator = table.discriminator {
            let text = LiteralValue.text(value.discriminator)
            add(ItemAttribute(storedName: discriminator, value: .literal(text, as: .string)), &found)
        }
        for entry in value.indexEntries {
            let isSparse = entry.keys.flatMap(\.template.placeholders).contains { value[$0.attribute].isOptional }
            for key in entry.keys where !key.template.isNatural {
                add(
                    ItemAttribute(
                        storedName: key.attribute.name, value: sources.value(of: key), isOptional: isSparse), &found)
            }
        }
        for id in value.attributes.indices.map(AttributeID.init) where value[id].isStored {
            add(ownAttribute(id, mode), &found)
        }
        return found
    }

    private func ownAttribute(_ id: AttributeID, _ mode: Mode) -> ItemAttribute {
        let attribute = value[id]
        let argument = sources.argument(id)
        switch attribute.role {
        case .ordinary:
            return ItemAttribute(
                storedName: attribute.storedName, value: .argument(argument), isOptional: attribute.isOptional)
        case .version:
            return ItemAttribute(storedName: attribute.storedName, value: version(argument, mode))
        case .created:
            let source: ValueSource =
                switch mode {
                case .create: .now(attribute.timestampFormat)
                case .put, .batch:
                    .argumentOrNow(
                        read.map { KeySources.item($0, of: entity, in: design).argument(id) } ?? argument,
                        attribute.timestampFormat)
                }
            return ItemAttribute(storedName: attribute.storedName, value: source)
        case .updated:
            return ItemAttribute(storedName: attribute.storedName, value: .now(attribute.timestampFormat))
        }
    }
}

extension Attribute {
    /// How a moment is stored in it.
    var timestampFormat: TimestampFormat {
        if case .timestamp(let format) = type { format } else { .iso8601 }
    }
}

/// The test of the version that a caller gives.
struct VersionText {
    let text: ExpressionText

    init(_ entity: Entity, _ version: AttributeID, _ builder: inout ExpressionBuilder) {
        text = ExpressionText("\(builder.name(entity[version].storedName)) = \(ExpressionBuilder.expectedVersion)")
    }
}
