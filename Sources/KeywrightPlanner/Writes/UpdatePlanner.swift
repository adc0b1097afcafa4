import KeywrightDiagnostics
import KeywrightModel

/// Plans an update of one item, index keys and what generated code keeps included (LANGUAGE, What every write keeps
/// true).
struct UpdatePlanner {
    let design: Design
    let update: UpdatePattern
    let parameters: [Parameter]
    /// Where the pattern or step stands.
    let span: SourceSpan

    /// What the item that is read before is known as; nil where none is.
    var read: String?

    private var entity: Entity { design[update.entity] }
    private var sources: KeySources { .parameters(update.keyBindings, of: update.entity, in: design) }

    struct Result {
        var request: PlannedUpdate
        /// What becomes of the companions, in the same transaction.
        var actions: [PlannedTransaction.Action]
        /// Of which companion each action is.
        var companions: [UniqueCompanion]
        /// Stored names of all attributes that may change.
        var changed: [String]
        /// Those of index keys that go, so that the item leaves the index.
        var removed: [String]
    }

    /// - Parameter label: What the item is known as in a transaction.
    func plan(label: String = "") -> (result: Result?, problems: [WriteProblem]) {
        let after = ItemAfterUpdate(design, update, read: read)
        let keys = IndexKeyUpdate(after, span: span)
        let unique = UniqueUpdate(after, label: label)
        // KW115 tells of every upsert beside unique attributes.
        var problems = keyProblems + (update.isUpsert ? [] : unique.problems) + keys.problems + upsertProblems
        var expressions = UpdateExpressions(ExpressionBuilder(design))
        writeChanges(&expressions)
        writeKept(&expressions)
        if update.isUpsert {
            writeMade(&expressions)
        } else {
            for attribute in keys.filled { writeDefault(attribute, &expressions) }
        }
        for entry in keys.rewritten {
            let value = expressions.builder.value(ExpressionBuilder.hint(entry.attribute), keys.value(of: entry))
            expressions.set.append("\(expressions.builder.name(entry.attribute.name)) = \(value)")
        }
        for attribute in keys.removed { expressions.remove.append(expressions.builder.name(attribute.name)) }
        let updateText = expressions.text
        var builder = expressions.builder
        var demands = existence(&builder)
        for change in update.add where !isOpenSum(change) {
            demands += AddedBounds(design, update.entity, change).demands(&builder)
        }
        for change in update.append + update.delete where isSetWithDefault(change) {
            // What is added to the set must not put its default out of force.
            let name = builder.name(entity[change.attribute].storedName)
            demands.append(ExpressionText("attribute_exists(\(name))"))
        }
        let held = heldDemands(keys.used + unique.used.filter { !keys.used.contains($0) })
        demands += HeldDemand.write(held, of: update.entity, &builder)
        do throws(InexpressibleTest) {
            let writer = ConditionWriter(design, update.entity, parameters: parameters)
            if let condition = update.condition, let text = try writer.write(condition, &builder) {
                demands.append(text)
            }
        } catch {
            problems.append(.conditionNotExpressible(error.test, why: error.why))
        }
        guard problems.isEmpty else { return (nil, problems) }
        let tables = builder.tables
        var choices = HeldDemand.choices(held, of: update.entity, &builder)
        for change in update.add where isOpenSum(change) {
            choices += AddedBounds(design, update.entity, change).choices(&builder)
        }
        for choice in keys.choices { choices.append(self.choice(choice, keys, &builder)) }
        let isJoined = !choices.isEmpty || update.isUpsert
        var request = PlannedUpdate(
            table: entity.table, entity: update.entity, key: sources.key, updateExpression: updateText,
            conditionExpression: ExpressionText.all(demands).map { isJoined ? $0.within(.and) : $0.text },
            tables: tables, returns: update.returns)
        request.choices = choices
        if let version = entity.version {
            var versioned = ExpressionBuilder(design, tables: tables)
            request.versionCondition = VersionText(entity, version, &versioned).text.text
            request.versionNames = Array(versioned.tables.names.dropFirst(tables.names.count))
        }
        let removed = keys.removed.map(\.name) + update.remove.map { entity[$0.value].storedName }
        let chosen = keys.choices.flatMap(\.keys).map(\.attribute.name)
        let result = Result(
            request: request, actions: unique.actions, companions: unique.companions,
            changed: changedNames + keys.rewritten.map(\.attribute.name) + chosen, removed: removed)
        return (result, [])
    }

    /// What is demanded of the item as it was: what the caller gives, and what of the item that was read is used, or its
    /// version.
    private func heldDemands(_ used: [AttributeID]) -> [HeldDemand] {
        var demands = HeldDemand.given(update.given, of: update.entity, in: design)
        if let read {
            demands += HeldDemand.read(
                read, entity.version.map { [$0] } ?? used, of: update.entity, in: design)
        }
        if update.isUpsert {
            for place in demands.indices { demands[place].canLackItem = !demands[place].isGiven }
        }
        return demands
    }

    /// That there is an item, unless the update can make it; of one that has expired, as of none, nothing is changed.
    private func existence(_ builder: inout ExpressionBuilder) -> [ExpressionText] {
        let partition = design[entity.table].partition.name
        let expiry = ExpiryText(design, update.entity)
        let shared = SharedKeyText(design, update.entity)
        guard update.isUpsert else {
            let exists = ExpressionText("attribute_exists(\(builder.name(partition)))")
            return [exists] + (shared.map { [$0.isOwn(&builder)] } ?? [])
                + (expiry.map { [$0.isAlive(&builder)] } ?? [])
        }
        let free = shared.map { [$0.isFree(&builder)] } ?? []
        guard let expiry else { return free }
        let absent = ExpressionText("attribute_not_exists(\(builder.name(partition)))")
        return free + (ExpressionText.any([absent, expiry.isAlive(&builder)]).map { [$0] } ?? [])
    }

    private func choice(
        _ choice: IndexKeyUpdate.Choice, _ keys: IndexKeyUpdate, _ builder: inout ExpressionBuilder
    ) -> RequestChoice {
        var set: [String] = []
        var remove: [String] = []
        for key in choice.keys {
            let name = builder.name(key.attribute.name)
            set.append("\(name) = \(builder.value(ExpressionBuilder.hint(key.attribute), keys.value(of: key)))")
            remove.append(name)
        }
        return RequestChoice(
            keys.test(choice.condition), then: .init(set: set, tables: builder.tables.restricted(to: set)),
            otherwise: .init(remove: remove, tables: builder.tables.restricted(to: remove)))
    }

    /// Whether what only the call tells is added to a number that may be absent: then the first value is the start and what
    /// is added.
    private func isOpenSum(_ change: UpdatePattern.Change) -> Bool {
        guard case .parameter = change.value else { return false }
        let attribute = entity[change.attribute]
        return update.isUpsert || attribute.isOptional || attribute.defaultValue != nil
    }

    private func isSetWithDefault(_ change: UpdatePattern.MemberChange) -> Bool {
        guard case .set = entity[change.attribute].type,
            case .list(let members)? = entity[change.attribute].defaultValue
        else { return false }
        return !members.isEmpty && !update.isUpsert
    }

    // MARK: Expressions

    private func writeChanges(_ expressions: inout UpdateExpressions) {
        for change in update.set {
            let attribute = entity[change.attribute]
            let name = expressions.builder.name(attribute.storedName)
            let value = expressions.builder.value(attribute.name, source(of: change))
            expressions.set.append("\(name) = \(value)")
        }
        for change in update.add {
            let attribute = entity[change.attribute]
            let name = expressions.builder.name(attribute.storedName)
            let amount = expressions.builder.value(attribute.name, source(of: change))
            if let start = AddedBounds.start(of: attribute), start != ExactNumber(0) {
                let source = ValueSource.literal(.number(start), as: attribute.type)
                let initial = expressions.builder.value(attribute.name + "Default", source)
                expressions.set.append("\(name) = if_not_exists(\(name), \(initial)) + \(amount)")
            } else {
                // ADD begins with zero where there is nothing (F4.10).
                expressions.add.append("\(name) \(amount)")
            }
        }
        for change in update.append { writeAppended(change, &expressions) }
        for change in update.delete {
            let attribute = entity[change.attribute]
            let name = expressions.builder.name(attribute.storedName)
            let members = ValueSource.elements(change.sources(of: update.entity, in: design), as: attribute.type)
            expressions.delete.append("\(name) \(expressions.builder.value(attribute.name, members))")
        }
        for removed in update.remove {
            expressions.remove.append(expressions.builder.name(entity[removed.value].storedName))
        }
    }

    /// A list begins with its default, or with none, where there is nothing; ADD makes the set where there is none
    /// (F4.10).
    private func writeAppended(_ change: UpdatePattern.MemberChange, _ expressions: inout UpdateExpressions) {
        let attribute = entity[change.attribute]
        let name = expressions.builder.name(attribute.storedName)
        let members = ValueSource.elements(change.sources(of: update.entity, in: design), as: attribute.type)
        let value = expressions.builder.value(attribute.name, members)
        if case .set = attribute.type {
            expressions.add.append("\(name) \(value)")
            return
        }
        guard attribute.isOptional || attribute.defaultValue != nil || update.isUpsert else {
            expressions.set.append("\(name) = list_append(\(name), \(value))")
            return
        }
        let start = ValueSource.literal(attribute.defaultValue ?? .list([]), as: attribute.type)
        let initial = expressions.builder.value(attribute.name + "Default", start)
        expressions.set.append("\(name) = list_append(if_not_exists(\(name), \(initial)), \(value))")
    }

    /// What an upsert gives the item that it makes, and leaves as it is in one that is there: the attributes of the key,
    /// the discriminator, defaults, and when it was made.
    private func writeMade(_ expressions: inout UpdateExpressions) {
        let table = design[entity.table]
        let primary = table.keyAttributes.map(\.name)
        let changed = Set(update.changedAttributes.map(\.attribute))
        for id in entity.keyAttributes where entity[id].isStored {
            let attribute = entity[id]
            if changed.contains(id) || primary.contains(where: { $0.utf8.elementsEqual(attribute.storedName.utf8) }) {
                continue
            }
            let value = expressions.builder.value(attribute.name, .argument(sources.argument(id)))
            expressions.set.append("\(expressions.builder.name(attribute.storedName)) = \(value)")
        }
        if let discriminator = table.discriminator,
            !primary.contains(where: { $0.utf8.elementsEqual(discriminator.utf8) })
        {
            let text = ValueSource.literal(.text(entity.discriminator), as: .string)
            let value = expressions.builder.value(discriminator, text)
            expressions.set.append("\(expressions.builder.name(discriminator)) = \(value)")
        }
        for id in entity.attributes.indices.map(AttributeID.init) {
            guard entity[id].role == .ordinary, !changed.contains(id), !entity.keyAttributes.contains(id) else {
                continue
            }
            writeDefault(id, &expressions)
        }
        if let created = entity.created {
            let attribute = entity[created]
            let name = expressions.builder.name(attribute.storedName)
            let now = expressions.builder.value("now", .now(attribute.timestampFormat))
            expressions.set.append("\(name) = if_not_exists(\(name), \(now))")
        }
    }

    /// Gives the item a default that it lacks. No set is stored empty.
    private func writeDefault(_ id: AttributeID, _ expressions: inout UpdateExpressions) {
        let attribute = entity[id]
        guard let fallback = attribute.defaultValue else { return }
        if case .list(let members) = fallback, members.isEmpty, case .set = attribute.type { return }
        let name = expressions.builder.name(attribute.storedName)
        let value = expressions.builder.value(attribute.name + "Default", .literal(fallback, as: attribute.type))
        expressions.set.append("\(name) = if_not_exists(\(name), \(value))")
    }

    /// What generated code keeps by itself: when the item was changed, and how often.
    private func writeKept(_ expressions: inout UpdateExpressions) {
        if let updated = entity.updated {
            let attribute = entity[updated]
            let now = expressions.builder.value("now", .now(attribute.timestampFormat))
            expressions.set.append("\(expressions.builder.name(attribute.storedName)) = \(now)")
        }
        if let version = entity.version {
            let one = expressions.builder.value("one", .literal(.number(ExactNumber(1)), as: .int))
            expressions.add.append("\(expressions.builder.name(entity[version].storedName)) \(one)")
        }
    }

    private func source(of change: UpdatePattern.Change) -> ValueSource {
        switch change.value {
        case .parameter(let parameter):
            .argument(Argument(parameter, entity: update.entity, attribute: change.attribute))
        case .literal(let value): .literal(value, as: entity[change.attribute].type)
        case .now: .now(entity[change.attribute].timestampFormat)
        }
    }

    private var changedNames: [String] {
        let kept = [entity.updated, entity.version].compactMap { $0 }
        return (update.changedAttributes.map(\.attribute) + kept).map { entity[$0].storedName }
    }

    // MARK: Problems

    private var keyProblems: [WriteProblem] {
        let inKey = Set(entity.keyAttributes)
        return update.changedAttributes.filter { inKey.contains($0.attribute) }
            .map { .changesKey(update.entity, $0.attribute, span: $0.span) }
    }

    /// KW116 and KW115 tell of them.
    private var upsertProblems: [WriteProblem] {
        guard update.isUpsert else { return [] }
        if !entity.uniques.isEmpty { return [.incompleteUpsert(update.entity, [])] }
        let missing = entity.attributesMissing(from: update)
        return missing.isEmpty ? [] : [.incompleteUpsert(update.entity, missing)]
    }
}

extension UpdatePattern {
    /// The attributes that it sets, adds to, appends to, deletes from and removes, in that order, with their places.
    var changedAttributes: [(attribute: AttributeID, span: SourceSpan)] {
        (set + add).map { ($0.attribute, $0.span) } + (append + delete).map { ($0.attribute, $0.span) }
            + remove.map { ($0.value, $0.span) }
    }
}

/// The clauses of an update expression, each of which may stand in it once (F4.6).
struct UpdateExpressions {
    var builder: ExpressionBuilder
    var set: [String] = []
    var remove: [String] = []
    var add: [String] = []
    var delete: [String] = []

    init(_ builder: ExpressionBuilder) { self.builder = builder }

    var text: String {
        [("SET", set), ("REMOVE", remove), ("ADD", add), ("DELETE", delete)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ", "))" }
            .joined(separator: " ")
    }
}
