import KeywrightDiagnostics
import KeywrightModel

/// What an update has to do to the companions of its item: where a unique attribute changes, or when the item expires, the
/// old companion goes and a new one comes in the same transaction.
struct UniqueUpdate {
    private(set) var actions: [PlannedTransaction.Action] = []
    /// Companions of which an action each is.
    private(set) var companions: [UniqueCompanion] = []
    /// What only the item that was read tells, each once.
    private(set) var used: [AttributeID] = []
    private(set) var problems: [WriteProblem] = []

    private let design: Design
    private let after: ItemAfterUpdate
    private let label: String
    private var entity: Entity { after.entity }

    /// Whether companions change with an update.
    static func isNeeded(by update: UpdatePattern, in design: Design) -> Bool {
        let entity = design[update.entity]
        let changed = Set(update.changedAttributes.map(\.attribute))
        return entity.uniques.contains { unique in
            !changed.isDisjoint(with: unique.attributes) || entity.expiry.map(changed.contains) == true
        }
    }

    init(_ after: ItemAfterUpdate, label: String) {
        design = after.design
        self.after = after
        self.label = label
        let changed = after.update.changedAttributes
        let expiry = after.entity.expiry.flatMap { id in changed.first { $0.attribute == id } }
        for companion in UniqueCompanion.all(of: after.update.entity, in: design) {
            let cause = changed.first { companion.attributes.contains($0.attribute) }
            guard let span = (cause ?? expiry)?.span else { continue }
            replace(companion, isMoved: cause != nil, isExpiryChanged: expiry != nil, span)
        }
    }

    private mutating func replace(
        _ companion: UniqueCompanion, isMoved: Bool, isExpiryChanged: Bool, _ span: SourceSpan
    ) {
        let old = companion.attributes.map { after.before($0) }
        guard !old.contains(where: { $0 == nil }) else {
            let why =
                isMoved
                ? "the old value is not known, so that its companion would be left behind"
                : "its companion expires with the item, and the value by which that is found is not known"
            problems.append(
                .unmaintainableUnique(after.update.entity, companion.attributes, why: why, span: span))
            return
        }
        let new = companion.attributes.map { after.value(of: $0) }
        if new.contains(where: { $0 == nil }) {
            problems.append(
                .unmaintainableUnique(
                    after.update.entity, companion.attributes, why: "the new value is not known", span: span))
            return
        }
        if let expiry = entity.expiry, after.value(of: expiry) == nil {
            problems.append(
                .unmaintainableUnique(
                    after.update.entity, companion.attributes,
                    why: "its companion expires with the item, and `\(entity[expiry].name)` is not known", span: span))
            return
        }
        for attribute in companion.attributes where after.isOldRead(attribute) { use(attribute) }
        if let expiry = entity.expiry, after.isRead(expiry) { use(expiry) }
        let isDeleted = isMoved
        if isDeleted {
            let sources = old.compactMap { $0.map { ValueSource.argument($0.argument) } }
            let onlyWith = companion.attributes.filter { entity[$0].isOptional }
            append(
                companion,
                PlannedTransaction.Action(
                    label: label,
                    kind: .delete(
                        PlannedDelete(
                            table: entity.table, entity: after.update.entity,
                            key: companion.key(sources, from: keySources, in: design))),
                    failure: .notFoundOrCondition, onlyWith: onlyWith))
        }
        let sources = zip(companion.attributes, new).compactMap { attribute, value in
            value.flatMap { after.source(of: $0, entity[attribute].type) }
        }
        guard sources.count == companion.attributes.count else { return }
        var action = PlannedTransaction.Action(
            label: label, kind: .put(put(companion, sources, replacesOwn: isExpiryChanged)),
            failure: .notUnique(companion.attributes.map { entity[$0].name }),
            onlyWith: companion.attributes.filter(after.canBeAbsent))
        if isDeleted { action.sameKey = isExpiryChanged ? .putAlone : .neither }
        append(companion, action)
    }

    private mutating func append(_ companion: UniqueCompanion, _ action: PlannedTransaction.Action) {
        companions.append(companion)
        actions.append(action)
    }

    /// Where the values of the item's own key come from.
    private var keySources: KeySources {
        KeySources.parameters(after.update.keyBindings, of: after.update.entity, in: design)
    }

    private mutating func use(_ attribute: AttributeID) {
        if !used.contains(attribute) { used.append(attribute) }
    }

    private func put(_ companion: UniqueCompanion, _ values: [ValueSource], replacesOwn: Bool) -> PlannedPut {
        var builder = ExpressionBuilder(design)
        let table = design[entity.table]
        let owner = ValueSource.ownerKey(keySources.key)
        var attributes = companion.key(values, from: keySources, in: design).map {
            ItemAttribute(storedName: $0.attribute.name, value: $0.value)
        }
        if let discriminator = table.discriminator {
            attributes.append(
                ItemAttribute(storedName: discriminator, value: .literal(.text(companion.discriminator), as: .string)))
        }
        attributes.append(ItemAttribute(storedName: UniqueCompanion.owner, value: owner))
        if let expiry = entity.expiry, let value = after.source(of: expiry) {
            attributes.append(
                ItemAttribute(
                    storedName: entity[expiry].storedName, value: value, isOptional: after.canBeAbsent(expiry)))
        }
        var free = [ExpressionText("attribute_not_exists(\(builder.name(table.partition.name)))")]
        if let expiry = ExpiryText(design, after.update.entity) { free.append(expiry.isExpired(&builder)) }
        if replacesOwn {
            free.append(
                ExpressionText(
                    "\(builder.name(UniqueCompanion.owner)) = \(builder.value(UniqueCompanion.owner, owner))"))
        }
        let known = values.compactMap { value -> Argument? in
            switch value {
            case .argument(let argument): argument
            case .held(let held): held.argument
            case .literal, .now, .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .elements, .keyRead,
                .repetition:
                nil
            }
        }
        return PlannedPut(
            table: entity.table,
            item: .companion(
                UniqueKey(scope: companion.scope.map(keySources.part), prefix: companion.prefix, values: known),
                of: after.update.entity, label: label),
            attributes: attributes, conditionExpression: ExpressionText.any(free)?.text, tables: builder.tables)
    }
}

extension UniqueCompanion {
    /// The primary key, from the values.
    func key(_ values: [ValueSource], from sources: KeySources, in design: Design) -> [KeyValue] {
        let table = design[design[entity].table]
        let arguments = values.compactMap { value -> Argument? in
            if case .argument(let argument) = value { argument } else { nil }
        }
        var unique = UniqueKey(scope: scope.map(sources.part), prefix: prefix, values: arguments)
        if arguments.count < values.count { unique.computed = values }
        let partition = KeyValue(table.partition, .uniqueKey(unique))
        guard let sort = table.sort else { return [partition] }
        return [partition, KeyValue(sort, .keyText([.literal(Self.sortText)]))]
    }
}
