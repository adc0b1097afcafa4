import KeywrightModel
import KeywrightPlanner

/// The struct of an entity's key, of the table or of an index, and how it is called.
struct KeyStruct {
    /// A value that the initializer takes.
    struct Parameter {
        var attribute: AttributeID
        var path: [String]
        var name: SwiftIdentifier
        var type: SwiftType
    }

    /// A key attribute, its property, and the code that fills it.
    struct Property {
        var entry: KeyEntry
        var name: SwiftIdentifier
        var isPartition: Bool
        /// Empty where `code` is an expression.
        var statements: [String]
        var code: ThrowingCode
        /// A text; else an `AttributeValue`.
        var isText: Bool

        var isThrowing: Bool { code.isThrowing || !statements.isEmpty }
        /// A function of its own builds it.
        var hasFunction: Bool { !statements.isEmpty }
    }

    let entity: EntityID
    let index: String?
    let type: SwiftType
    private(set) var parameters: [Parameter] = []
    private(set) var properties: [Property] = []
    private let context: SwiftContext

    /// - Parameter index: nil for the table's key.
    init?(_ entity: EntityID, index: String? = nil, _ context: SwiftContext) {
        self.entity = entity
        self.index = index
        self.context = context
        let value = context.design[entity]
        let entityType = context.namer[entity].type.text
        let entries: [KeyEntry]
        let partitionCount: Int
        if let index {
            guard let entry = value.indexEntry(of: index) else { return nil }
            entries = entry.keys
            partitionCount = context.design[value.table].index(named: index)?.partition.count ?? 1
            type = .nested(entity: entityType, name: IndexKeyName.of(index).text)
        } else {
            entries = value.key
            partitionCount = 1
            type = .nested(entity: entityType, name: "Key")
        }
        var names = NameScope(["attributes", "hashValue"])
        for placeholder in entries.flatMap(\.template.placeholders) {
            let isKnown = parameters.contains {
                $0.attribute == placeholder.attribute && $0.path == placeholder.path
            }
            if isKnown { continue }
            let words = [value[placeholder.attribute].name] + placeholder.path
            let valueType = context.valueType(entity, placeholder.attribute, path: placeholder.path)
            parameters.append(
                Parameter(
                    attribute: placeholder.attribute, path: placeholder.path,
                    name: names.claim(SwiftIdentifier.lowerCamel(words.joined(separator: "-"))),
                    type: context.swiftType(of: valueType, near: placeholder.attribute, of: entity)))
        }
        let propertyNames = KeyStruct.propertyNames(entries, partitionCount: partitionCount)
        properties = entries.enumerated().map { position, entry in
            property(entry, propertyNames[position], isPartition: position < partitionCount)
        }
    }

    var isThrowing: Bool { properties.contains(where: \.isThrowing) }

    /// Free texts are compared by bytes, which `String` does not do.
    var hasFreeText: Bool {
        properties.flatMap(\.entry.template.placeholders).contains { placeholder in
            switch placeholder.language {
            case .text, .pattern: true
            case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
                .paddedInteger, .invertedInteger, .paddedDecimal, .number, .bytes, .shard:
                false
            }
        }
    }

    /// A call of the initializer; `value` gives the expression of each parameter.
    func call(in place: SwiftPlace, _ value: (Parameter) -> String) -> SwiftExpression {
        .call(
            context.namer.text(type, in: place),
            parameters.map { .labeled($0.name.label, .text(value($0))) })
    }

    private static func propertyNames(_ entries: [KeyEntry], partitionCount: Int) -> [SwiftIdentifier] {
        var names = NameScope(["attributes", "hashValue"])
        return entries.enumerated().map { position, entry in
            let isPartition = position < partitionCount
            let count = isPartition ? partitionCount : entries.count - partitionCount
            if count > 1 { return names.claim(SwiftIdentifier.lowerCamel(entry.attribute.name)) }
            return names.claim(SwiftIdentifier(verbatim: isPartition ? "partitionKey" : "sortKey"))
        }
    }

    private func property(_ entry: KeyEntry, _ name: SwiftIdentifier, isPartition: Bool) -> Property {
        let parameter = { (placeholder: Placeholder) in
            parameters.first { $0.attribute == placeholder.attribute && $0.path == placeholder.path }
        }
        if entry.attribute.type != .string, let placeholder = entry.template.placeholders.first {
            let valueType = context.valueType(entity, placeholder.attribute, path: placeholder.path)
            let found = parameter(placeholder)
            let typeText = found.map { context.namer.text($0.type, in: .entity(context.namer[entity].type.text)) }
            let code = ValueCode.attributeValue(
                found?.name.declared ?? "", valueType, typeText: typeText ?? "", context)
            return Property(
                entry: entry, name: name, isPartition: isPartition,
                statements: checks(of: placeholder, valueType, found?.name.declared ?? "", isPartition: isPartition),
                code: code, isText: false)
        }
        var local = NameScope(parameters.map(\.name.text))
        let builder = local.claim("key")
        let writer = KeyTextWriter(
            context: context, entity: entity, attribute: entry.attribute, isPartition: isPartition, builder: builder,
            place: .entity(context.namer[entity].type.text))
        let parts = entry.template.parts.map { part -> KeyTextWriter.Part in
            switch part {
            case .literal(let text): .literal(text)
            case .placeholder(let placeholder):
                .value(
                    KeyTextWriter.Value(
                        code: parameter(placeholder)?.name.declared ?? "", entity: entity,
                        attribute: placeholder.attribute, path: placeholder.path, transforms: placeholder.transforms,
                        language: placeholder.language))
            }
        }
        let code = writer.write(parts)
        return Property(
            entry: entry, name: name, isPartition: isPartition, statements: code.statements, code: code.text,
            isText: true)
    }

    /// What holds a value that is a key itself to its language.
    private func checks(
        of placeholder: Placeholder, _ type: ValueType, _ code: String, isPartition: Bool
    ) -> [String] {
        let value = context.design[entity]
        let name = SwiftLiteral.string(([value[placeholder.attribute].name] + placeholder.path).joined(separator: "."))
        let check = "\(context.known(.valueCheck))(entity: \(SwiftLiteral.string(value.name)))"
        let bound = { (label: String, number: String?) -> String? in number.map { "\(label): \($0)" } }
        switch placeholder.language {
        case .bytes:
            return ["try \(check).key(\(name), \(code), \(isPartition ? ".partition" : ".sort"))"]
        case .integer(let least, let most) where type == .int:
            let arguments = [
                bound("min", least == .min ? nil : SwiftLiteral.integer(least)),
                bound("max", most == .max ? nil : SwiftLiteral.integer(most)),
            ].compactMap { $0 }
            return arguments.isEmpty ? [] : ["try \(check).int(\(name), \(code), \(arguments.joined(separator: ", ")))"]
        case .number(let least, let most):
            let isDouble = type == .double
            let literal = { (number: ExactNumber) in isDouble ? number.text : SwiftLiteral.decimal(number) }
            let arguments = [bound("min", least.map(literal)), bound("max", most.map(literal))].compactMap { $0 }
            if arguments.isEmpty { return [] }
            let function = isDouble ? "double" : "decimal"
            return ["try \(check).\(function)(\(name), \(code), \(arguments.joined(separator: ", ")))"]
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
            .paddedInteger, .invertedInteger, .paddedDecimal, .shard, .text, .pattern:
            return []
        }
    }

    /// The parameters that one property needs.
    func parameters(of property: Property) -> [Parameter] {
        parameters.filter { parameter in
            property.entry.template.placeholders.contains {
                $0.attribute == parameter.attribute && $0.path == parameter.path
            }
        }
    }
}
