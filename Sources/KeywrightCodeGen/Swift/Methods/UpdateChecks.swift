import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Holds what an update sets, adds and appends to the design's constraints.
    func check(
        _ pattern: UpdatePattern, _ scope: inout MethodScope, now: String, _ body: inout SwiftStatements
    ) {
        let value = context.design[pattern.entity]
        let check = scope.free("check")
        var lines = SwiftStatements(indentation: body.indentation)
        let encoding = { (line: SwiftExpression) -> SwiftExpression in
            .joined("try ", .call(context.known(.repositoryError) + ".encoding", [line]), "")
        }
        for change in pattern.set {
            guard case .parameter(let reference) = change.value else { continue }
            let argument = Argument(reference, entity: pattern.entity, attribute: change.attribute)
            let attribute = value[change.attribute]
            let (code, isOptional) = scope.code(of: argument)
            ValueChecks.write(
                check, ValueChecks.Subject(attribute, value: code, isOptional: isOptional),
                to: &lines, call: encoding)
            if change.attribute == value.expiry {
                let moment = now.isEmpty ? scope.member("now") + "()" : now
                let name = SwiftLiteral.string(attribute.name)
                lines.add(encoding(.text("try \(check).expiry(\(name), \(code), now: \(moment))")))
            }
        }
        for change in pattern.add {
            // The bounds are those of the sum, but a sum has as many digits as what was added.
            guard case .parameter(let reference) = change.value else { continue }
            var subject = ValueChecks.Subject(value[change.attribute], value: "", isOptional: false)
            subject.constraints = Constraints(fraction: subject.constraints.fraction)
            let argument = Argument(reference, entity: pattern.entity, attribute: change.attribute)
            subject.value = scope.code(of: argument).code
            ValueChecks.write(check, subject, to: &lines, call: encoding)
        }
        for change in pattern.append {
            let attribute = value[change.attribute]
            guard let constraints = attribute.constraints.element, let type = attribute.type.element else { continue }
            for case .parameter(let reference) in change.values {
                let argument = Argument(reference, entity: pattern.entity, attribute: change.attribute, form: .element)
                ValueChecks.write(
                    check,
                    ValueChecks.Subject(
                        attribute: SwiftLiteral.content(attribute.name), value: scope.code(of: argument).code,
                        type: type, isOptional: false, constraints: constraints),
                    to: &lines, call: encoding)
            }
        }
        if lines.isEmpty { return }
        let variable = scope.local("check")
        body.add(.text("let \(variable) = \(context.known(.valueCheck))(entity: \(SwiftLiteral.string(value.name)))"))
        body.append(lines)
    }
}
