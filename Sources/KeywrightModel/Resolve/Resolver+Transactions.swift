import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ specs: [StepSpec], _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> [TransactionStep]? {
        let before = findings.count
        let scope = stepScope(specs, subject)
        var steps: [TransactionStep] = []
        for spec in specs {
            guard let action = resolve(spec.action, subject, scope, &parameters) else { continue }
            steps.append(
                TransactionStep(
                    label: spec.labelText, action: action, many: spec.many, span: spec.span, words: spec.words))
        }
        // A key attribute's parameter has no place of its own in the text, so it is looked for once all are known.
        for parameter in parameters.parameters {
            guard let step = scope.step(parameter.name) else { continue }
            let isWritten = findings.count > before
            if !isWritten {
                report(.parameterIsStep(parameter.name, at: step.span, step: parameter.span, subject: subject))
            }
        }
        return findings.count == before && steps.count == specs.count ? steps : nil
    }

    /// The labels of the steps; two of one label are a finding.
    private mutating func stepScope(_ specs: [StepSpec], _ subject: Subject) -> StepScope {
        var scope = StepScope()
        var labels: [String: (text: String, span: SourceSpan)] = [:]
        for spec in specs {
            let label = spec.labelText
            let span = spec.label?.span ?? spec.action.entity.span
            guard let swift = SwiftName.lowerCamel(label) else {
                report(.noSwiftName("step", label, at: span, subject: subject))
                continue
            }
            if let first = labels[swift] {
                report(.duplicate("step", label, at: span, first: first.span, subject: subject))
                continue
            }
            labels[swift] = (label, span)
            scope.steps.append(
                StepScope.Step(
                    label: label, entity: entityPositions[spec.action.entity.value].map(EntityID.init),
                    hasItem: spec.action.takesItem,
                    isRepeated: spec.many != nil, span: span))
        }
        return scope
    }

    private mutating func resolve(
        _ action: StepSpec.Action, _ subject: Subject, _ scope: StepScope, _ parameters: inout ParameterCollector
    ) -> TransactionStep.Action? {
        switch action {
        case .create(let write): return resolve(write, subject, scope, &parameters).map { .create($0) }
        case .put(let write): return resolve(write, subject, scope, &parameters).map { .put($0) }
        case .update(let update): return resolve(update, subject, scope, &parameters).map { .update($0) }
        case .delete(let delete): return resolve(delete, subject, scope, &parameters).map { .delete($0) }
        case .check(let check): return resolve(check, subject, scope, &parameters).map { .check($0) }
        }
    }
}

extension StepSpec {
    /// `as`, or the entity in lowerCamelCase.
    fileprivate var labelText: String {
        label?.value ?? SwiftName.lowerCamel(action.entity.value) ?? action.entity.value
    }
}

extension StepSpec.Action {
    fileprivate var takesItem: Bool {
        switch self {
        case .create, .put: true
        case .update, .delete, .check: false
        }
    }
}
