import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// The scope's attribute is one of every entity that does not say `unscoped: true`.
    mutating func checkScope() {
        guard let scope = spec.scope else { return }
        let scoped = entities.filter { !$0.spec.isUnscoped }
        let lacking = scoped.filter { $0.spec.isSound && $0.attribute(named: scope.value) == nil }
        // Where none has it, the name of the scope is the mistake.
        if lacking.count == scoped.count, !lacking.isEmpty {
            let known = lacking.flatMap(\.attributeNames)
            report(
                .unknownName(
                    "attribute", scope.value, among: known, at: scope.span, subject: Subject(attribute: scope.value)))
            return
        }
        for entity in lacking {
            report(
                .scopeMissing(in: entity.name, scope.value, at: entity.spec.name.span, scope: scope.span))
        }
    }
}
