import KeywrightModel
import KeywrightPlanner

/// Writes the code of the values of one request.
struct ValueSourceWriter {
    let context: SwiftContext
    var scope: MethodScope
    /// The variable that holds the moment of the call.
    var now = ""
    /// The variables that hold the values of repetitions, by name.
    var repetitions: [String: String] = [:]

    /// - Parameter entity: Whose item or items the request is about.
    func code(_ source: ValueSource, entity: EntityID) -> ThrowingCode {
        switch source {
        case .keyText(let parts):
            if let call = functionCall(parts, entity) { return call }
            return inline(parts, entity)
        case .argument(let argument):
            return code(argument)
        case .literal(let value, let type):
            return ThrowingCode(ValueCode.attributeValue(value, type))
        case .now(let format):
            return ValueCode.attributeValue(now, .timestamp(format), typeText: "", context)
        case .argumentOrNow(let argument, let format):
            let value = "(\(scope.code(of: argument).code) ?? \(now))"
            return ValueCode.attributeValue(value, .timestamp(format), typeText: "", context)
        case .difference(let bound, let argument):
            let amount = scope.code(of: argument).code
            // In `Decimal`, which holds every difference of ints.
            let isDecimal = context.valueType(of: argument) == .decimal
            let subtrahend = isDecimal ? amount : "\(context.known(.decimal))(\(amount))"
            let minuend = "\(context.known(.decimal)).literal(\(SwiftLiteral.string(bound.text)))"
            return ThrowingCode("(\(minuend) - \(subtrahend)).attributeValue()", isThrowing: true)
        case .repetition(let name, let type):
            return ThrowingCode((type.tag == "N" ? ".n(" : ".s(") + "\(repetitions[name] ?? name))")
        case .ownerKey(let key):
            let writer = RequestWriter(context: context, values: self)
            let (call, isThrowing) = writer.key(key, of: entity)
            return ThrowingCode(".m(\(call.flat).attributes)", isThrowing: isThrowing)
        case .elements(let sources, let type):
            let codes = sources.map { code($0, entity: entity) }
            let list = codes.map(\.tried).joined(separator: ", ")
            if case .set = type { return ThrowingCode(".set([\(list)])", isThrowing: true) }
            return ThrowingCode(".l([\(list)])", isThrowing: codes.contains(where: \.isThrowing))
        case .held(let held):
            var code = code(held)
            let isDeletion = if case .delete? = held.change { true } else { false }
            if scope.stored(held.argument) != nil, held.fallback == nil || isDeletion { code.code += " ?? .null" }
            return code
        case .uniqueKey, .keyRead:
            // Companions are made by the runtime, whole, and what a page brings is deleted by its key.
            return ThrowingCode(".null")
        }
    }

    /// A value of the item that was read, with its default and what the write does to it: of type `AttributeValue?`.
    func code(_ held: HeldValue) -> ThrowingCode {
        let type = context.valueType(of: held.argument)
        guard var base = scope.stored(held.argument) else { return code(held.argument) }
        if let fallback = held.fallback { base = "(\(base) ?? \(ValueCode.attributeValue(fallback, type)))" }
        let entity = held.argument.entity
        let link = held.fallback == nil ? "?" : ""
        let members = { (sources: [ValueSource]) -> String in
            "[" + sources.map { code($0, entity: entity).tried }.joined(separator: ", ") + "]"
        }
        switch held.change {
        case nil: return ThrowingCode(base)
        case .add(.number(let number))?:
            let amount = ValueCode.attributeValue(.number(number), type)
            return ThrowingCode("\(base)\(link).adding(\(amount))", isThrowing: true)
        case .add(.argument(let amount))?:
            return ThrowingCode("\(base)\(link).adding(\(code(amount).tried))", isThrowing: true)
        case .append(let sources)?: return ThrowingCode("\(base)\(link).with(\(members(sources)))", isThrowing: true)
        case .delete(let sources)?:
            return ThrowingCode("\(base)\(link).without(\(members(sources)))", isThrowing: true)
        }
    }

    func code(_ argument: Argument) -> ThrowingCode {
        // What was read goes back as it was stored.
        if let stored = scope.stored(argument) { return ThrowingCode("\(stored) ?? .null") }
        let type = context.valueType(of: argument)
        let swiftType = context.swiftType(of: type, near: argument.attribute, of: argument.entity)
        return ValueCode.attributeValue(
            scope.code(of: argument).code, type, typeText: context.namer.text(swiftType, in: .namespace), context)
    }

    /// A text that no guard can refuse, as an attribute value.
    private func inline(_ parts: [KeyTextPart], _ entity: EntityID) -> ThrowingCode {
        let attribute = context.design[context.design[entity].table].partition
        let code = write(parts, KeyTextTarget(entity: entity, attribute: attribute, isPartition: true, builder: "key"))
        return ThrowingCode(".s(\(code.text.code))")
    }

    /// The statements of an index key's text that no function of the entity builds, since it holds the moment of the call
    /// or a literal, and that a guard can refuse; nil for all others.
    func built(_ value: ExpressionTables.Value, entity: EntityID) -> KeyTextCode? {
        guard case .keyText(let parts) = value.source, functionCall(parts, entity) == nil else { return nil }
        let (attribute, isPartition) = keyAttribute(of: parts, value.alias, entity)
        let target = KeyTextTarget(entity: entity, attribute: attribute, isPartition: isPartition, builder: "key")
        let code = write(parts, target)
        return code.isThrowing ? code : nil
    }

    /// The key attribute that a text is for, as its errors name it: of those of index entries that hold all of its
    /// arguments the one that the alias is called after, else the first.
    private func keyAttribute(
        of parts: [KeyTextPart], _ alias: String, _ entity: EntityID
    ) -> (KeyAttribute, isPartition: Bool) {
        let value = context.design[entity]
        let table = context.design[value.table]
        let arguments = parts.compactMap { $0.argument ?? $0.held?.argument }
        var first: (KeyAttribute, Bool)?
        for entry in value.indexEntries {
            let partition = table.index(named: entry.index)?.partition ?? []
            for key in entry.keys where arguments.allSatisfy(key.template.holds) {
                let found = (key.attribute, partition.contains { $0.name == key.attribute.name })
                if alias.dropFirst().lowercased() == key.attribute.name.lowercased() { return found }
                first = first ?? found
            }
        }
        return first ?? (table.partition, true)
    }

    struct KeyTextTarget {
        var entity: EntityID
        var attribute: KeyAttribute
        var isPartition: Bool
        /// The variable.
        var builder: String
    }

    func write(_ parts: [KeyTextPart], _ target: KeyTextTarget) -> KeyTextCode {
        let writer = KeyTextWriter(
            context: context, entity: target.entity, attribute: target.attribute, isPartition: target.isPartition,
            builder: target.builder, place: .namespace)
        return writer.write(
            parts.map { part in
                switch part {
                case .literal(let text): .literal(text)
                case .held(let held, let transforms, let language):
                    .value(value(held, transforms, language))
                case .argument(let argument, let transforms, let language):
                    .value(value(argument, transforms, language))
                case .beginning(let argument, let transforms, let language):
                    .beginning(value(argument, transforms, language))
                case .bound(let argument, let transforms, let language, let comparison):
                    .bound(value(argument, transforms, language), comparison)
                case .now(let format, let transforms): .now(now, format, transforms)
                case .repetition(let name, _): .encoded(repetitions[name] ?? name)
                }
            })
    }

    func value(
        _ argument: Argument, _ transforms: [Transform], _ language: PlaceholderLanguage
    ) -> KeyTextWriter.Value {
        KeyTextWriter.Value(
            code: scope.code(of: argument).code, entity: argument.entity, attribute: argument.attribute,
            path: argument.path, transforms: transforms, language: language)
    }

    private func value(
        _ held: HeldValue, _ transforms: [Transform], _ language: PlaceholderLanguage
    ) -> KeyTextWriter.Value {
        var value = value(held.argument, transforms, language)
        if held.change != nil, let sum = scope.sum(of: held.argument) { value.code = sum }
        return value
    }

    /// A call of the function that builds a whole template of the entity, where it has one.
    func functionCall(_ parts: [KeyTextPart], _ entity: EntityID) -> ThrowingCode? {
        let keys =
            [KeyStruct(entity, context)]
            + context.design[entity].indexEntries.map { KeyStruct(entity, index: $0.index, context) }
        for key in keys.compactMap({ $0 }) {
            for property in key.properties where property.hasFunction && property.isText {
                guard let arguments = match(parts, property.entry.template) else { continue }
                let labels = key.parameters(of: property).map { parameter -> SwiftExpression in
                    let argument = arguments.first {
                        $0.placeholder.attribute == parameter.attribute && $0.placeholder.path == parameter.path
                    }
                    let code = argument.map { scope.code(of: $0.argument).code } ?? ""
                    return .labeled(parameter.name.label, .text(code))
                }
                let type = context.namer.text(key.type, in: .namespace)
                let call = SwiftExpression.call("\(type).\(property.name.member)", labels)
                return ThrowingCode(.call(".s", [call]), isThrowing: true)
            }
        }
        return nil
    }

    private func match(
        _ parts: [KeyTextPart], _ template: KeyTemplate
    ) -> [(placeholder: Placeholder, argument: Argument)]? {
        guard parts.count == template.parts.count else { return nil }
        var arguments: [(placeholder: Placeholder, argument: Argument)] = []
        for (part, own) in zip(parts, template.parts) {
            switch (part, own) {
            case (.literal(let text), .literal(let other)) where text.utf8.elementsEqual(other.utf8): continue
            case (.argument(let argument, let transforms, _), .placeholder(let placeholder))
            where placeholder.attribute == argument.attribute && placeholder.path == argument.path
                && placeholder.transforms == transforms:
                arguments.append((placeholder, argument))
            case (.literal, _), (.argument, _), (.beginning, _), (.bound, _), (.now, _), (.repetition, _), (.held, _):
                return nil
            }
        }
        return arguments
    }
}

extension KeyTemplate {
    /// Whether a placeholder of it reaches what an argument is of.
    fileprivate func holds(_ argument: Argument) -> Bool {
        placeholders.contains { $0.attribute == argument.attribute && $0.path == argument.path }
    }
}
