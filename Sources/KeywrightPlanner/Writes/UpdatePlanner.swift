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

    private var entity: Entity { design[update.entity] }
    private var sources: KeySources { .parameters(update.keyBindings, of: update.entity, in: design) }

    struct Result {
        var request: PlannedUpdate
        /// Stored names of all attributes that may change.
        var changed: [String]
        /// Those of index keys that go, so that the item leaves the index.
        var removed: [String]
    }

    func plan() -> (result: Result?, problems: [WriteProblem]) {
        let keys = IndexKeyUpdate(design, update, span: span)
        var problems = keyProblems + uniqueProblems + keys.problems
        var expressions = UpdateExpressions(ExpressionBuilder(design))
        writeChanges(&expressions)
        writeKept(&expressions)
        for entry in keys.rewritten {
            let value = expressions.builder.value(ExpressionBuilder.hint(entry.attribute), keys.value(of: entry))
            expressions.set.append("\(expressions.builder.name(entry.attribute.name)) = \(value)")
        }
        for attribute in keys.removed { expressions.remove.append(expressions.builder.name(attribute.name)) }
        let updateText = expressions.text
        var builder = expressions.builder
        var demands = [ExpressionText("attribute_exists(\(builder.name(design[entity.table].partition.name)))")]
        if let expiry = ExpiryText(design, update.entity) { demands.append(expiry.isAlive(&builder)) }
        for change in update.add { demands += AddedBounds(design, update.entity, change).demands(&builder) }
        do throws(InexpressibleTest) {
            let writer = ConditionWriter(design, update.entity, parameters: parameters)
            if let condition = update.condition, let text = try writer.write(condition, &builder) {
                demands.append(text)
            }
        } catch {
            problems.append(.conditionNotExpressible(error.test, why: error.why))
        }
        guard problems.isEmpty else { return (nil, problems) }
        var request = PlannedUpdate(
            table: entity.table, entity: update.entity, key: sources.key, updateExpression: updateText,
            conditionExpression: ExpressionText.all(demands)?.text, tables: builder.tables, returns: update.returns)
        if let version = entity.version {
            var versioned = builder
            request.versionCondition = VersionText(entity, version, &versioned).text.text
            request.versionNames = Array(versioned.tables.names.dropFirst(builder.tables.names.count))
        }
        let removed = keys.removed.map(\.name) + update.remove.map { entity[$0.value].storedName }
        return (
            Result(request: request, changed: changedNames + keys.rewritten.map(\.attribute.name), removed: removed), []
        )
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
        for removed in update.remove {
            expressions.remove.append(expressions.builder.name(entity[removed.value].storedName))
        }
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

    private var uniqueProblems: [WriteProblem] {
        update.changedAttributes.compactMap { change in
            guard let unique = entity.uniques.first(where: { $0.attributes.contains(change.attribute) }) else {
                return nil
            }
            return .unmaintainableUnique(
                update.entity, unique.attributes,
                why: "the old value is not known, so that its companion would be left behind", span: change.span)
        }
    }
}

extension UpdatePattern {
    /// The attributes that it sets, adds to and removes, in that order, with their places.
    var changedAttributes: [(attribute: AttributeID, span: SourceSpan)] {
        (set + add).map { ($0.attribute, $0.span) } + remove.map { ($0.value, $0.span) }
    }
}

/// The clauses of an update expression, each of which may stand in it once (F4.6).
struct UpdateExpressions {
    var builder: ExpressionBuilder
    var set: [String] = []
    var remove: [String] = []
    var add: [String] = []

    init(_ builder: ExpressionBuilder) { self.builder = builder }

    var text: String {
        [("SET", set), ("REMOVE", remove), ("ADD", add)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ", "))" }
            .joined(separator: " ")
    }
}
