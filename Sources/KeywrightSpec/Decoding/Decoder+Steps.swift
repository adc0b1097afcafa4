import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// The steps of a transaction.
    mutating func steps(_ node: SyntaxNode) -> [StepSpec] {
        if node.count == 0 { failKind(.transact, takes: "a list of steps", node) }
        let steps = elements(of: node) { $0.step($1) }
        reportMissingLabels(steps)
        return steps
    }

    private mutating func step(_ node: SyntaxNode) -> StepSpec? {
        guard node.kind == .mapping else {
            failKind(.transact, takes: "steps, each a map", node)
            return nil
        }
        let actions = symbols.keys(of: node).intersection(StepKind.keys)
        let key = actions.contains(.update) ? .update : symbols.first(of: actions, in: node)
        guard let key, let action = symbols.entry(key, of: node), let kind = StepKind(key) else {
            reportMissingOperation(node, of: "a step of `transact`", "a step", stepNames, at: node.place)
            return nil
        }
        guard let fields = fields(node, kind.nodeKind, of: Owner(action.key.text, at: action.key.place)),
            let read = self.action(kind, fields)
        else { return nil }
        return StepSpec(
            action: read, label: text(.as, in: fields), many: many(fields), span: node.span, words: words(of: node))
    }

    private mutating func action(_ kind: StepKind, _ fields: Fields) -> StepSpec.Action? {
        switch kind {
        case .create: write(.create, fields, returns: []).map { .create($0) }
        case .put: write(.put, fields, returns: []).map { .put($0) }
        case .update: update(fields).map { .update($0) }
        case .delete: delete(.delete, fields).map { .delete($0) }
        case .check: delete(.check, fields).map { .check($0) }
        }
    }

    /// `many` repeats a step over a list of its items or of its parameters.
    private mutating func many(_ fields: Fields) -> Spanned<Int>? {
        guard let entry = fields.entry(.many) else { return nil }
        return self.fields(entry.value, .many, of: Owner(entry.key)).flatMap { integer(.max, in: $0, from: 1) }
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
