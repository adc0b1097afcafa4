import KeywrightModel
import KeywrightPlanner

/// The names within one method, and what the arguments of a plan are called there.
struct MethodScope {
    let context: SwiftContext
    /// In the order of the signature.
    private(set) var parameters: [SwiftParameter] = []
    private var names = NameScope()
    private var values: [Value] = []
    private var items: [(label: String, entity: EntityID, code: String)] = []
    /// Items that were read, as they are stored: the expression of an attribute is the code and the subscript.
    private var storedItems: [(label: String, code: String)] = []
    /// The values of the element of a list over which a step repeats that takes no item.
    private var groups: [(label: String, values: [Value])] = []
    /// Variables that hold the sum of what was read and an amount.
    private var sums: [Argument: String] = [:]
    /// Arguments that variables hold.
    private var replaced: [Argument: String] = [:]
    /// Keys that variables hold already, by the code that made them.
    private var keys: [(code: String, variable: String)] = []
    /// The variable that holds the moment of the call, where there is one.
    var now: String?
    /// The item of the list over which a step repeats.
    var element: (label: String, entity: EntityID, code: String)?

    /// The member that holds the value of the scope, in the repository of one.
    let scopeMember: String?

    init(_ context: SwiftContext, _ kind: RepositoryKind = .unscoped) {
        self.context = context
        guard kind == .scoped, let scope = context.namer.scope else {
            scopeMember = nil
            return
        }
        let member = SwiftIdentifier(verbatim: context.namer.member(scope.member.text))
        // No parameter may hide it.
        scopeMember = names.claim(member).declared
    }

    /// A value that a call gives.
    private struct Value {
        var name: String
        var code: String
        var type: ValueType
        var isOptional: Bool
        /// The type that Swift knows it by; nil where no key takes it.
        var swiftType: SwiftType?
    }

    /// Whether no call gives it, since the repository holds it: the value of the scope.
    func isHeldByContext(_ parameter: PlanParameter) -> Bool {
        guard scopeMember != nil, case .value(_, let entity, let attribute, _) = parameter.kind else { return false }
        return context.namer.scope?.attribute(of: entity) == attribute
    }

    /// Takes over the plan's parameters.
    mutating func declare(_ plan: AccessPlan, isWholeItem: Bool = false) {
        for parameter in plan.parameters {
            if let scopeMember, isHeldByContext(parameter), case .value(let type, _, _, _) = parameter.kind {
                values.append(
                    Value(name: parameter.name, code: scopeMember, type: type, isOptional: false))
                continue
            }
            let wanted: String? =
                switch parameter.kind {
                case .anyItems: "items"
                case .anyArguments: "keys"
                case .value, .item, .items, .keys, .arguments: nil
                }
            let name = names.claim(
                wanted.map { SwiftIdentifier(verbatim: $0) } ?? SwiftIdentifier.lowerCamel(parameter.name))
            switch parameter.kind {
            case .value(let valueType, let entity, let attribute, let mayBeAbsent):
                let isOptional = mayBeAbsent || plan.given?.contains(parameter.name) == true
                let type = context.swiftType(of: valueType, near: attribute, of: entity)
                let text = context.namer.text(isOptional ? .optional(type) : type, in: .namespace)
                values.append(
                    Value(
                        name: parameter.name, code: name.declared, type: valueType, isOptional: isOptional,
                        swiftType: type))
                // What is given as what the item holds is told, even where that is nothing.
                let mayBeLeftOut = isOptional && plan.given?.contains(parameter.name) == true
                parameters.append(SwiftParameter(name, text, default: mayBeLeftOut ? "nil" : nil))
            case .item(let entity):
                items.append((parameter.name, entity, name.declared))
                parameters.append(
                    SwiftParameter(name, context.namer[entity].type.declared, isUnlabeled: isWholeItem))
            case .items(let entity, _):
                parameters.append(SwiftParameter(name, "[" + context.namer[entity].type.declared + "]"))
            case .keys(let entity):
                parameters.append(SwiftParameter(name, "[" + KeyElement(entity, self).type + "]"))
                values.append(
                    Value(name: parameter.name, code: name.declared, type: .list(.string), isOptional: false))
            case .arguments:
                let type = context.namer.elementType(of: parameter.name, inPattern: plan.name)
                parameters.append(SwiftParameter(name, "[" + type + "]"))
            case .anyItems(let entity):
                parameters.append(
                    SwiftParameter(name, "[" + context.namer[entity].type.declared + "]", isUnlabeled: true))
            case .anyArguments:
                let key = plan.entities.first.flatMap { KeyStruct($0, context)?.type }
                let type = key.map { context.namer.text($0, in: .namespace) } ?? ""
                parameters.append(SwiftParameter(name, "[" + type + "]", isUnlabeled: true))
                // Of plans for which no code is written yet.
                continue
            }
        }
    }

    /// A parameter that no plan has: `limit`.
    mutating func declare(_ wanted: String, orElse other: String, _ type: String, default value: String?) -> String {
        let name = names.contains(wanted) ? names.claim(other) : names.claim(wanted)
        parameters.append(SwiftParameter(SwiftIdentifier(verbatim: name), type, default: value))
        return name
    }

    /// What a parameter of the plan is called.
    func value(_ name: String) -> String {
        values.first { $0.name == name }?.code ?? SwiftIdentifier.lowerCamel(name).declared
    }

    /// A variable of the body.
    mutating func local(_ wanted: String) -> String { names.claim(SwiftIdentifier(verbatim: wanted)).declared }

    /// The name that `local` would give.
    func free(_ wanted: String) -> String {
        var copy = self
        return copy.local(wanted)
    }

    /// Knows the names of another from here on, which belongs to a part of its code.
    mutating func take(_ other: MethodScope) { names = other.names }

    /// Lets an argument be a variable from here on.
    mutating func replace(_ argument: Argument, by variable: String) { replaced[argument] = variable }

    /// The variable of a key, and whether it is still to be made.
    mutating func key(_ code: String) -> (variable: String, isNew: Bool) {
        if let known = keys.first(where: { $0.code == code }) { return (known.variable, false) }
        let variable = local("key")
        keys.append((code, variable))
        return (variable, true)
    }

    /// A member of the repository, which a parameter may hide.
    func member(_ label: String) -> String {
        let name = context.namer.member(label)
        return names.contains(name) ? "self." + name : name
    }

    /// Lets an item be found under a label from here on.
    mutating func bind(item label: String, _ entity: EntityID, _ code: String) {
        items.insert((label, entity, code), at: 0)
    }

    /// Lets an item that was read be found under a label from here on.
    ///
    /// - Parameters:
    ///   - code: What stands before the point of a property: with `?` of an item that may be absent.
    ///   - stored: The same of the item as it is stored.
    mutating func bind(read label: String, _ entity: EntityID, _ code: String, stored: String) {
        bind(item: label, entity, code)
        storedItems.insert((label, stored), at: 0)
    }

    /// Whether a variable holds an argument.
    func isReplaced(_ argument: Argument) -> Bool { replaced[argument] != nil }

    /// Lets the members of a list's element be found under the list's name.
    ///
    /// - Parameter unwrapped: The variables that hold some of them, which are not nil.
    mutating func bind(
        group label: String, _ members: [PlanParameter], _ code: String, unwrapped: [String: String] = [:]
    ) {
        var names = NameScope()
        let values = members.compactMap { parameter -> Value? in
            guard case .value(let type, let entity, let attribute, let isOptional) = parameter.kind else { return nil }
            let name = names.claim(SwiftIdentifier.lowerCamel(parameter.name))
            let variable = unwrapped[parameter.name]
            return Value(
                name: parameter.name, code: variable ?? code + "." + name.member, type: type,
                isOptional: variable == nil && isOptional,
                swiftType: context.swiftType(of: type, near: attribute, of: entity))
        }
        groups.insert((label, values), at: 0)
    }

    /// Lets the sum of what was read and an amount be a variable.
    mutating func bind(sumOf argument: Argument, _ variable: String) { sums[argument] = variable }

    /// The variable of a sum.
    func sum(of argument: Argument) -> String? { sums[argument] }

    /// An attribute of an item that was read, as it is stored: an expression of type `AttributeValue?`.
    func stored(_ argument: Argument) -> String? {
        guard argument.path.isEmpty, argument.member != nil, replaced[argument] == nil,
            // What is in the key alone is a value of Swift.
            context.design[argument.entity][argument.attribute].isStored,
            let item = storedItems.first(where: { $0.label == argument.name })
        else { return nil }
        return item.code + "[" + SwiftLiteral.string(context.design[argument.entity][argument.attribute].storedName)
            + "]"
    }

    /// Whether an item is found under a label.
    func isKnown(_ label: String) -> Bool { item(label) != nil }

    /// The variable that holds a whole item.
    func variable(_ label: String) -> String {
        item(label)?.code ?? SwiftIdentifier.lowerCamel(label).declared
    }

    /// Whether a variable of the body may have the parameter's name: each parameter can be hidden once.
    func isHidable(_ code: String) -> Bool { parameters.contains { $0.name.declared == code } }

    /// The expression of an argument, and whether it may be nil.
    func code(of argument: Argument) -> (code: String, isOptional: Bool) {
        if let variable = replaced[argument] { return (variable, false) }
        if let member = argument.member {
            if let scopeMember, member == context.namer.scope?.attribute { return (scopeMember, false) }
            let group = groups.first { $0.label == argument.name }
            if let value = group?.values.first(where: { $0.name == member }) { return access(value, argument) }
            guard let item = item(argument.name), let attribute = context.design[item.entity].attribute(named: member)
            else { return (SwiftIdentifier.lowerCamel(member).declared, false) }
            return access(item, attribute, path: argument.path)
        }
        // Within a loop the elements of its list bring what only its step names.
        let own = (groups.first?.values ?? []) + values
        if let value = own.first(where: { $0.name == argument.name }) { return access(value, argument) }
        if let element { return access(element, argument.attribute, path: argument.path) }
        return (SwiftIdentifier.lowerCamel(argument.name).declared, false)
    }

    /// The type that Swift knows an argument by; nil where that is the attribute's.
    func type(of argument: Argument) -> SwiftType? {
        guard replaced[argument] == nil else { return nil }
        guard let member = argument.member else {
            let own = (groups.first?.values ?? []) + values
            return own.first { $0.name == argument.name }?.swiftType
        }
        if let group = groups.first(where: { $0.label == argument.name }),
            let value = group.values.first(where: { $0.name == member })
        {
            return value.swiftType
        }
        guard let item = item(argument.name), let attribute = context.design[item.entity].attribute(named: member)
        else { return nil }
        let type = context.valueType(item.entity, attribute, path: argument.path)
        return context.swiftType(of: type, near: attribute, of: item.entity)
    }

    /// A parameter that meets a member of an object is the member's value; one that sets the object has members.
    private func access(_ value: Value, _ argument: Argument) -> (code: String, isOptional: Bool) {
        let isWhole = !argument.path.isEmpty && value.type != context.valueType(of: argument)
        if !isWhole { return (value.code, value.isOptional) }
        return context.access(
            argument.entity, argument.attribute, path: argument.path, of: (value.code, value.isOptional))
    }

    private func item(_ label: String) -> (label: String, entity: EntityID, code: String)? {
        if let element, element.label == label { return element }
        return items.first { $0.label == label }
    }

    private func access(
        _ item: (label: String, entity: EntityID, code: String), _ attribute: AttributeID, path: [String]
    ) -> (code: String, isOptional: Bool) {
        let access = context.access(item.entity, attribute, path: path)
        return (item.code + "." + access.code, access.isOptional || item.code.hasSuffix("?"))
    }
}

/// A parameter of a function.
struct SwiftParameter: Sendable {
    var name: SwiftIdentifier
    var type: String
    var defaultValue: String?
    var isUnlabeled: Bool

    init(_ name: SwiftIdentifier, _ type: String, default value: String? = nil, isUnlabeled: Bool = false) {
        self.name = name
        self.type = type
        self.isUnlabeled = isUnlabeled
        defaultValue = value
    }

    /// As a protocol declares it, without its default.
    var requirement: String { (isUnlabeled ? "_ " : "") + name.declared + ": " + type }

    var declaration: String { requirement + (defaultValue.map { " = " + $0 } ?? "") }

    /// As a call hands it on.
    var argument: String { (isUnlabeled ? "" : name.label + ": ") + name.declared }
}
