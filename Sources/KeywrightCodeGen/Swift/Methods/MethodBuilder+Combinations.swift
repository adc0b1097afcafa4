import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Writes a body for each combination of optional parameters that a call can give: those that leave out less stand
    /// before others, so that the first one fits whose parameters are there. Each body must return.
    ///
    /// Of those that elements of lists bring, each element has its own: the body is of the plan that has them all.
    ///
    /// - Parameter leaving: What stands behind each body but the last.
    func combinations(
        _ plan: AccessPlan, _ scope: MethodScope, _ body: inout SwiftStatements, leaving: String? = nil,
        _ write: (AccessPlan, inout MethodScope, inout SwiftStatements) -> Void
    ) {
        let ofElements = plan.optionalsOfElements
        for one in [plan] + plan.withFewer where ofElements.allSatisfy({ one.given?.contains($0) == true }) {
            var inner = scope
            let given = (one.given ?? []).filter { !ofElements.contains($0) }.map { "let " + scope.value($0) }
            if given.isEmpty {
                write(one, &inner, &body)
            } else {
                body.block("if " + given.joined(separator: ", ")) { block in
                    write(one, &inner, &block)
                    if let leaving { block.add(.text(leaving)) }
                }
            }
        }
    }

    /// Gives a variable to each number that the requests of a write mean with the other sign.
    func bindNegated(_ requests: [PlannedRequest], _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        bindNegated(requests.flatMap(\.arguments), throwsValueErrors: false, &scope, &body)
    }

    /// Gives a variable to each number that is meant with the other sign.
    ///
    /// - Returns: Whether one of them can be refused.
    @discardableResult
    func bindNegated(
        _ arguments: [Argument], throwsValueErrors: Bool, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> Bool {
        var isThrowing = false
        var known: Set<Argument> = []
        for argument in arguments
        where argument.isNegated && !scope.isReplaced(argument) && known.insert(argument).inserted {
            var plain = argument
            plain.isNegated = false
            let value = scope.code(of: plain).code
            let words = [argument.name] + (argument.member.map { [$0] } ?? [])
            let variable = scope.local("negated" + SwiftIdentifier.upperCamel(words.joined(separator: "-")).text)
            if context.valueType(of: argument).logical == .int {
                isThrowing = true
                var writer = writer(scope)
                writer.throwsValueErrors = throwsValueErrors
                let name = SwiftLiteral.string(words.joined(separator: "."))
                let call = SwiftExpression.call(
                    context.known(.keyEncoding) + ".negated", [.text(value), .text(name)])
                body.constant(variable, writer.tried(call, isThrowing: true))
            } else {
                body.add(.text("let \(variable) = -\(value)"))
            }
            scope.replace(argument, by: variable)
        }
        return isThrowing
    }
}

extension AccessPlan {
    /// The optional parameters that the elements of lists bring.
    var optionalsOfElements: [String] {
        parameters.flatMap { parameter -> [String] in
            guard case .arguments(let members, _) = parameter.kind else { return [] }
            return members.map(\.name).filter { given?.contains($0) == true }
        }
    }
}

extension Condition {
    /// What a call gives for it, each as it meets an attribute of the entity.
    func arguments(of entity: EntityID) -> [Argument] {
        tests.flatMap { test -> [Argument] in
            guard let reference = test.references.first else { return [] }
            return test.operands.compactMap { operand in
                guard case .parameter(let parameter) = operand else { return nil }
                return Argument(
                    parameter, entity: entity, attribute: reference.attribute, path: reference.path,
                    form: test.form(of: reference))
            }
        }
    }
}

extension Test {
    /// What of an attribute a number that it is compared with is.
    fileprivate func form(of reference: AttributeReference) -> Argument.Form {
        let isSize = operands.contains { operand in
            if case .size(let other) = operand { other.attribute == reference.attribute } else { false }
        }
        if isSize { return .size }
        switch kind {
        case .contains, .beginsWith: return .element
        case .comparison, .between, .isIn, .exists, .missing: return .value
        }
    }
}
