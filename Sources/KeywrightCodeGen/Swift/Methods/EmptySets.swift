import KeywrightModel
import KeywrightPlanner

/// The parts of an update that set a set to a parameter. An absent attribute stands for the empty set, so that an empty
/// argument removes it, where the plan sets it.
struct EmptySets {
    struct Part {
        /// The argument's expression.
        var code: String
        /// `#ids`.
        var name: String
        /// `:ids`.
        var value: String

        var clause: String { "\(name) = \(value)" }
    }

    let parts: [Part]

    init(_ update: PlannedUpdate, _ pattern: UpdatePattern, _ scope: MethodScope) {
        let entity = scope.context.design[pattern.entity]
        parts = pattern.set.compactMap { change -> Part? in
            guard case .parameter(let reference) = change.value, case .set = entity[change.attribute].type else {
                return nil
            }
            let argument = Argument(reference, entity: pattern.entity, attribute: change.attribute)
            let stored = entity[change.attribute].storedName
            guard let name = update.tables.names.first(where: { $0.attribute == stored })?.alias,
                let value = update.tables.values.first(where: { $0.source.isCode(of: argument, scope) })?.alias,
                // A condition that names the value needs it, empty or not: the runtime refuses that.
                update.conditionExpression?.split(whereSeparator: { " (),".contains($0) }).contains(value[...]) != true
            else { return nil }
            return Part(code: scope.code(of: argument).code, name: name, value: value)
        }
    }
}

extension ValueSource {
    /// Whether it is an argument that has the other's code: what a pattern names is a member of the element in a loop.
    fileprivate func isCode(of argument: Argument, _ scope: MethodScope) -> Bool {
        guard case .argument(let own) = self, own.attribute == argument.attribute else { return false }
        return scope.code(of: own).code == scope.code(of: argument).code
    }
}
