import KeywrightModel
import KeywrightPlanner

/// An element of a list of keys that a call gives: the entity's `Key`, or, within a value of the scope, what of it is
/// left, as a tuple.
struct KeyElement {
    private let entity: EntityID
    private let scope: MethodScope

    init(_ entity: EntityID, _ scope: MethodScope) {
        self.entity = entity
        self.scope = scope
    }

    private var context: SwiftContext { scope.context }

    /// The struct, and its parameters without the scope; nil where nothing of the scope is in it.
    private var rest: (key: KeyStruct, parameters: [KeyStruct.Parameter])? {
        guard scope.scopeMember != nil, let attribute = context.namer.scope?.attribute(of: entity),
            let key = KeyStruct(entity, context)
        else { return nil }
        let rest = key.parameters.filter { $0.attribute != attribute }
        return rest.isEmpty || rest.count == key.parameters.count ? nil : (key, rest)
    }

    /// What its initializer, or the tuple, takes.
    var parameters: [KeyStruct.Parameter] { rest?.parameters ?? KeyStruct(entity, context)?.parameters ?? [] }

    /// Whether it is the entity's `Key`.
    var isStruct: Bool { rest == nil }

    var type: String {
        guard let rest else {
            let type = SwiftType.nested(entity: context.namer[entity].type.text, name: "Key")
            return context.namer.text(type, in: .namespace)
        }
        let members = rest.parameters.map { ($0.name.label, context.namer.text($0.type, in: .namespace)) }
        if members.count == 1 { return members[0].1 }
        return "(" + members.map { "\($0): \($1)" }.joined(separator: ", ") + ")"
    }

    /// The keys of a list as items hold them; what makes them of tuples is written before.
    func items(
        _ list: String, _ builder: MethodBuilder, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> SwiftExpression {
        guard let rest else { return .text("\(list).map(\\.attributes)") }
        let variable = scope.local("itemKeys")
        let element = scope.local("element")
        let key = rest.key.call(in: .namespace) { parameter in
            let isRest = rest.parameters.contains { $0.attribute == parameter.attribute && $0.path == parameter.path }
            if !isRest { return scope.scopeMember ?? "" }
            return rest.parameters.count == 1 ? element : "\(element).\(parameter.name.member)"
        }
        let writer = builder.writer(scope)
        let effects = rest.key.isThrowing ? " \(builder.repositoryThrows)" : ""
        let head = "let \(variable) = \(rest.key.isThrowing ? "try " : "")\(list).map"
        body.closure(head, "\(element)\(effects) -> \(context.known(.item)) in") { inner in
            let name = scope.local("key")
            inner.constant(name, writer.tried(key, isThrowing: rest.key.isThrowing))
            inner.add(.text("return \(name).attributes"))
        }
        return .text(variable)
    }
}
