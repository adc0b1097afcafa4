import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads a `using` and binds its placeholders, each to the first of the entities that has its attribute; nil after a
    /// finding, or where it rests on what was reported.
    ///
    /// Its key attributes are left to the plan: one that is no key of what is read, of another index or of nothing, is
    /// one mistake, a condition that does not fit.
    mutating func bindKeyCondition(
        _ text: SpecText, in contexts: [BindingContext], _ parameters: inout ParameterCollector
    ) -> KeyConditionText? {
        guard let subject = contexts.first?.subject else { return nil }
        let syntax: [KeyTestSyntax]
        do {
            syntax = try parseKeyCondition(text.value)
        } catch {
            switch error {
            case .condition(let fault): report(.conditionDoesNotParse(fault, in: text, subject: subject))
            case .template(let fault): report(.templateDoesNotParse(fault, in: text, subject: subject))
            }
            return nil
        }
        let before = findings.count
        var tests: [KeyConditionText.Test] = []
        for test in syntax {
            guard let kind = bind(test.kind, in: text, contexts, &parameters) else { continue }
            let name = Spanned(test.attribute.text, text.span(of: test.attribute.range))
            tests.append(KeyConditionText.Test(attribute: name, kind: kind, span: text.span(of: test.range)))
        }
        guard findings.count == before, tests.count == syntax.count else { return nil }
        return KeyConditionText(tests: tests, span: text.span)
    }

    private mutating func bind(
        _ kind: KeyTestSyntax.Kind, in text: SpecText, _ contexts: [BindingContext],
        _ parameters: inout ParameterCollector
    ) -> KeyConditionText.Kind? {
        switch kind {
        case .comparison(let comparison, let template):
            return bind(template, allowsBeginning: false, in: text, contexts, &parameters)
                .map { .comparison(comparison, $0) }
        case .between(let low, let high):
            let from = bind(low, allowsBeginning: false, in: text, contexts, &parameters)
            let through = bind(high, allowsBeginning: false, in: text, contexts, &parameters)
            guard let from, let through else { return nil }
            return .between(low: from, high: through)
        case .beginsWith(let template):
            return bind(template, allowsBeginning: true, in: text, contexts, &parameters).map { .beginsWith($0) }
        }
    }

    private mutating func bind(
        _ syntax: KeyTemplateSyntax, allowsBeginning: Bool, in text: SpecText, _ contexts: [BindingContext],
        _ parameters: inout ParameterCollector
    ) -> KeyConditionText.Template? {
        var parts: [KeyConditionText.Template.Part] = []
        for (position, part) in syntax.template.parts.enumerated() {
            switch part {
            case .literal(let literal, _): parts.append(.literal(literal))
            case .placeholder(let placeholder):
                let isLast = position == syntax.template.parts.count - 1
                if placeholder.isBeginning, !allowsBeginning || !isLast {
                    report(
                        .beginningElsewhere(
                            at: text.span(of: placeholder.range), subject: contexts.first?.subject ?? Subject()))
                } else if let bound = bind(placeholder, in: text, contexts, &parameters) {
                    parts.append(.placeholder(bound))
                }
            }
        }
        guard parts.count == syntax.template.parts.count else { return nil }
        return KeyConditionText.Template(parts: parts, span: text.span(of: syntax.range))
    }

    private mutating func bind(
        _ syntax: PlaceholderSyntax, in text: SpecText, _ contexts: [BindingContext],
        _ parameters: inout ParameterCollector
    ) -> KeyConditionText.Placeholder? {
        let owner = contexts.first { context in
            syntax.path.first.flatMap { entities[context.entity.rawValue].attribute(named: $0.text) } != nil
        }
        guard let context = owner ?? contexts.first, let last = syntax.path.last,
            let bound = bindPlaceholder(
                syntax, in: text, of: entities[context.entity.rawValue], subject: context.subject)
        else { return nil }
        if syntax.isBeginning, bound.chain.transforms.isEmpty, bound.type.keyType != .string {
            report(.beginningOfOtherType(last.text, bound.type, at: bound.span, subject: context.subject))
            return nil
        }
        let name = syntax.parameter ?? last
        let span = text.span(of: name.range)
        let parameter = Parameter(
            name: name.text, type: syntax.isBeginning ? .string : bound.type, entity: context.entity,
            attribute: bound.chain.attribute, span: span)
        guard meet(parameter, &parameters, context.subject) else { return nil }
        return KeyConditionText.Placeholder(
            entity: context.entity,
            reference: AttributeReference(
                attribute: bound.chain.attribute, path: bound.chain.path, transforms: bound.chain.transforms,
                span: bound.span),
            parameter: ParameterReference(name: name.text, span: span), isBeginning: syntax.isBeginning)
    }
}
