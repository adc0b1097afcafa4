import KeywrightModel
import KeywrightPlanner

/// The list that a call gives to `in ($list)`.
struct ListArgument {
    let argument: Argument
    private let values: ValueSourceWriter

    init(_ argument: Argument, _ values: ValueSourceWriter) {
        self.argument = argument
        self.values = values
    }

    /// The call that makes the runtime's `ListValues`, which refuses more than an operator takes.
    func construction(alias: String) -> SwiftExpression {
        let context = values.context
        let type = context.valueType(of: argument)
        let swiftType = context.swiftType(of: type, near: argument.attribute, of: argument.entity)
        let typeText = context.namer.text(swiftType, in: .namespace)
        let list = values.scope.code(of: argument).code
        let plain = ValueCode.attributeValue("$0", type, typeText: typeText, context)
        let made: SwiftExpression
        if plain.isThrowing {
            let named = ValueCode.attributeValue("value", type, typeText: typeText, context)
            made = .closure(
                "try \(list).map", "value throws(\(context.known(.valueError))) in", .text(named.tried))
        } else {
            made = .text("\(list).map { \(plain.code) }")
        }
        return .call(
            context.known(.listValues),
            [
                .text(SwiftLiteral.string(alias)), made, .text(SwiftLiteral.string(argument.name)),
            ])
    }
}

extension Condition {
    /// The parameters whose lists hold a value of each item that meets it: an empty one finds nothing.
    var demandedLists: [String] {
        switch self {
        case .all(let parts): return parts.flatMap(\.demandedLists)
        case .any(let parts): return parts.count == 1 ? parts.flatMap(\.demandedLists) : []
        case .not: return []
        case .test(let test):
            guard case .isIn(_, let members) = test.kind, members.count == 1, case .parameter(let list)? = members.first
            else { return [] }
            return [list.name]
        }
    }
}
