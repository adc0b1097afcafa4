import KeywrightModel

/// Plans puts: items that must not be there yet, items that may be, and the companions of either.
struct PutPlanner {
    let design: Design
    let entity: EntityID
    /// What a call knows the item as.
    let label: String

    enum Mode {
        case create, put
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
        case .put: if value.version != nil { demands.append(isAbsent(&builder)) }
        }
        if let text = try words(&builder) { demands.append(text) }
        var put = PlannedPut(
            table: value.table, item: .entity(entity, label: label), attributes: attributes(mode),
            conditionExpression: ExpressionText.all(demands)?.text, tables: builder.tables)
        switch mode {
        case .create: break
        case .put: put.replacing = try replacing(if: words)
        }
        return put
    }

    private func replacing<Failure: Error>(if words: ConditionWords<Failure>) throws(Failure) -> ReplacingCondition? {
        guard let version = value.version else { return nil }
        var builder = ExpressionBuilder(design)
        var demands = [VersionText(value, version, &builder).text]
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
        for id in value.attributes.indices.map(AttributeID.init) {
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
            return ItemAttribute(
                storedName: attribute.storedName, value: .literal(.number(ExactNumber(1)), as: .int))
        case .created:
            let source: ValueSource =
                switch mode {
                case .create: .now(attribute.timestampFormat)
                case .put: .argumentOrNow(argument, attribute.timestampFormat)
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
