import KeywrightModel
import KeywrightPlanner

/// What comes first in the key of a uniqueness companion under the design's scope, as an argument of the runtime's
/// `UniquenessCompanion`.
struct CompanionScope {
    let context: SwiftContext
    let scope: MethodScope

    /// None without a scope. The value was held to its language with the key of the item that the companion belongs to.
    ///
    /// - Parameter text: Gives the code of a value's text.
    func arguments(
        of key: UniqueKey, _ entity: EntityID, text: (_ code: String, _ type: ValueType) -> String
    ) -> [SwiftExpression] {
        if key.scope.isEmpty { return [] }
        var content = ""
        for part in key.scope {
            switch part {
            case .literal(let literal): content += SwiftLiteral.content(literal)
            case .argument(let argument, let transforms, _):
                let value = text(scope.code(of: argument).code, context.valueType(of: argument))
                let encoded = transforms.reduce(value) { code, transform in
                    "\(context.known(.keyEncoding)).\(transform.text)(\(code))"
                }
                content += "\\(\(encoded))"
            case .bound, .beginning, .now, .repetition, .held: continue
            }
        }
        return [.labeled("scope", .text("\"\(content)\(SwiftLiteral.content(lead(key, context.design[entity])))\""))]
    }

    /// What stands between the scope's text and `UNIQUE`.
    private func lead(_ key: UniqueKey, _ entity: Entity) -> String {
        let attributes = key.values.map { entity[$0.attribute].name }
        let delimiter = context.design.delimiter
        let name = (["UNIQUE", entity.name] + attributes).joined(separator: delimiter) + delimiter
        return String(key.prefix.dropLast(name.count))
    }
}
