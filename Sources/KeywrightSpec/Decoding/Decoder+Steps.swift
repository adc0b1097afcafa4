import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// The steps of a transaction.
    mutating func steps(_ node: SyntaxNode) -> [StepSpec] {
        if node.count == 0 { failKind("transact", takes: "a list of steps", node) }
        let steps = node.elements.compactMap { step($0) }
        reportMissingLabels(steps)
        return steps
    }

    private mutating func step(_ node: SyntaxNode) -> StepSpec? {
        guard node.kind == .mapping else {
            failKind("transact", takes: "steps, each a map", node)
            return nil
        }
        let actions = node.entries.filter { stepNames.contains($0.key.text) }
        guard let action = actions.first(where: { $0.key.text == "update" }) ?? actions.first,
            let kind = NodeKind(step: action.key.text)
        else {
            reportMissingOperation(node, of: "a step of `transact`", "a step", stepNames, at: node.place)
            return nil
        }
        guard let fields = fields(node, kind, of: Owner(action.key.text, at: action.key.place)),
            let read = self.action(kind, fields)
        else { return nil }
        return StepSpec(
            action: read, label: text("as", in: fields), many: many(fields, kind), span: node.span)
    }

    private mutating func action(_ kind: NodeKind, _ fields: Fields) -> StepSpec.Action? {
        switch kind {
        case .createStep: return write("create", fields).map { .create($0) }
        case .putStep: return write("put", fields).map { .put($0) }
        case .updateStep: return update(fields).map { .update($0) }
        case .deleteStep: return delete("delete", fields).map { .delete($0) }
        case .checkStep: return delete("check", fields).map { .check($0) }
        case .design, .part, .table, .tableKey, .keyAttribute, .index, .billing, .typeEntry, .attribute, .member,
            .entity,
            .indexTemplates, .timestamps, .expectedItems, .allowance, .get, .query, .create, .put, .update, .delete,
            .transact, .many, .expectedCalls:
            return nil
        }
    }

    /// `many` repeats a step over whole items. A step that takes parameters would need a list of them, which this
    /// version does not plan.
    private mutating func many(_ fields: Fields, _ kind: NodeKind) -> Spanned<Int>? {
        guard let entry = fields.entry("many") else { return nil }
        guard kind == .createStep || kind == .putStep else {
            fail(.notYetSupported("many", isOperation: false, at: entry.key.place, subject: subject))
            return nil
        }
        return self.fields(entry.value, .many, of: Owner(entry.key)).flatMap { integer("max", in: $0, from: 1) }
    }

    private mutating func reportMissingLabels(_ steps: [StepSpec]) {
        var first: [String: SourceSpan] = [:]
        for step in steps where step.label == nil {
            let entity = step.action.entity
            if let earlier = first[entity.value] {
                fail(
                    .twoStepsWithoutLabel(entity: entity.value, at: entity.span, first: earlier, subject: subject))
            } else {
                first[entity.value] = entity.span
            }
        }
    }
}

extension StepSpec.Action {
    package var entity: SpecText {
        switch self {
        case .create(let write), .put(let write): write.entity
        case .update(let update): update.entity
        case .delete(let delete), .check(let delete): delete.entity
        }
    }
}

extension NodeKind {
    init?(step: String) {
        switch step {
        case "create": self = .createStep
        case "put": self = .putStep
        case "update": self = .updateStep
        case "delete": self = .deleteStep
        case "check": self = .checkStep
        default: return nil
        }
    }
}
