import KeywrightModel
import KeywrightPlanner

/// The condition and the aliases of an update or a delete, which may depend on the call: on whether it gives a version,
/// and on what the item that was read holds.
struct ConditionCode {
    /// Of the input; nil leaves the argument out.
    var condition: SwiftExpression?
    var names: SwiftExpression?
    var values: SwiftExpression?

    struct Request {
        var entity: EntityID
        var condition: String?
        var versionCondition: String?
        var versionNames: [ExpressionTables.Name]
        var presence: [PresenceCondition]
        var tables: ExpressionTables
        /// Values that a request holds only if their argument is not empty.
        var emptySets: [EmptySets.Part] = []
    }

    /// The call of a function within the method, where the text of a key is no expression.
    private static func built(
        _ value: ExpressionTables.Value, _ entity: EntityID, _ writer: RequestWriter, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> ThrowingCode? {
        guard let code = writer.values.built(value, entity: entity) else { return nil }
        let context = writer.context
        let name = scope.local(SwiftIdentifier.lowerCamel(String(value.alias.dropFirst())).text)
        body.block("func \(name)() throws(\(context.known(.valueError))) -> \(context.known(.string))") { inner in
            for line in code.statements { inner.add(.text(line)) }
            inner.add(.text("return try \(code.text.code)"))
        }
        return ThrowingCode(".s(\(name)())", isThrowing: true)
    }

    /// Writes what has to run before the input is made.
    ///
    /// - Parameters:
    ///   - version: The parameter, where the method has one.
    ///   - stored: The label of the item that was read before.
    init(
        _ request: Request, version: String?, stored: String? = nil, _ writer: RequestWriter,
        _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let isVersioned = version != nil && request.versionCondition != nil
        let isDynamic = isVersioned || !request.presence.isEmpty
        var codes: [(String, ThrowingCode)] = []
        for value in request.tables.values {
            let code =
                ConditionCode.built(value, request.entity, writer, &scope, &body)
                ?? writer.values.code(value.source, entity: request.entity)
            codes.append((value.alias, code))
        }
        let fixed = codes.filter { code in !request.emptySets.contains { $0.value == code.0 } }
        let (values, isThrowing) = writer.dictionary(fixed)
        let context = writer.context
        let string = context.known(.string)
        let valuesVariable = isDynamic || !request.emptySets.isEmpty ? scope.local("values") : nil
        if let valuesVariable {
            let type = "[\(string): \(context.known(.attributeValue))]"
            body.add(
                .joined("var \(valuesVariable): \(type) = ", writer.wrapped(values, isThrowing: isThrowing), ""))
            for part in request.emptySets {
                guard let code = codes.first(where: { $0.0 == part.value })?.1 else { continue }
                body.block("if !\(part.code).isEmpty") { inner in
                    let value = writer.wrapped(.text(code.tried), isThrowing: code.isThrowing)
                    inner.add(.joined("\(valuesVariable)[\(SwiftLiteral.string(part.value))] = ", value, ""))
                }
            }
            self.values = .text(valuesVariable)
        } else {
            self.values = codes.isEmpty ? nil : writer.wrapped(values, isThrowing: isThrowing)
        }
        guard isDynamic, let valuesVariable else {
            condition = request.condition.map { .string($0) }
            names = request.tables.names.isEmpty ? nil : writer.names(request.tables.names)
            return
        }
        let conditions = scope.local("conditions")
        let start = request.condition.map { [SwiftExpression.string($0)] } ?? []
        body.add(.joined("var \(conditions)\(start.isEmpty ? ": [\(string)]" : "") = ", .array(start), ""))
        // What both branches of a presence use is there from the start.
        let fixedNames = request.tables.names + request.presence.flatMap(\.tables.names)
        var names: String?
        self.names = writer.names(fixedNames)
        if isVersioned && !request.versionNames.isEmpty {
            let variable = scope.local("names")
            body.add(.joined("var \(variable): [\(string): \(string)] = ", writer.names(fixedNames), ""))
            names = variable
            self.names = .text(variable)
        }
        for presence in request.presence {
            guard let stored else { continue }
            ConditionCode.write(presence, request.entity, stored, writer, conditions, valuesVariable, &body)
        }
        if let version, let condition = request.versionCondition {
            body.block("if let \(version)") { inner in
                inner.add(.call("\(conditions).append", [.string(condition)]))
                for name in request.versionNames {
                    let (alias, stored) = (SwiftLiteral.string(name.alias), SwiftLiteral.string(name.attribute))
                    inner.add(.text("\(names ?? "")[\(alias)] = \(stored)"))
                }
                inner.add(.text("\(valuesVariable)[\":expectedVersion\"] = .n(\(version).description)"))
            }
        }
        let joined = "\(conditions).joined(separator: \" AND \")"
        condition = .text(
            request.condition == nil && request.presence.isEmpty ? "\(conditions).isEmpty ? nil : \(joined)" : joined)
    }

    /// As arguments of an input.
    var arguments: [SwiftExpression] {
        [
            condition.map { .labeled("conditionExpression", $0) },
            names.map { .labeled("expressionAttributeNames", $0) },
            values.map { .labeled("expressionAttributeValues", $0) },
        ].compactMap { $0 }
    }

    private static func write(
        _ presence: PresenceCondition, _ entity: EntityID, _ stored: String, _ writer: RequestWriter,
        _ conditions: String, _ values: String, _ body: inout SwiftStatements
    ) {
        let property = writer.context.namer.property(presence.attribute, of: entity)
        let item = writer.values.scope.variable(stored)
        body.branch("if let value = \(item).\(property.member)") { inner in
            inner.add(.text("\(conditions).append(\(SwiftLiteral.string(presence.whenPresent)))"))
            for value in presence.tables.values {
                let attribute = writer.context.design[entity][presence.attribute]
                let swiftType = writer.context.namer.types.attributes[entity.rawValue][presence.attribute.rawValue]
                let code = ValueCode.attributeValue(
                    "value", attribute.type, typeText: writer.context.namer.text(swiftType, in: .namespace),
                    writer.context)
                let expression = writer.wrapped(.text(code.tried), isThrowing: code.isThrowing)
                inner.add(.joined("\(values)[\(SwiftLiteral.string(value.alias))] = ", expression, ""))
            }
        } orElse: { inner in
            inner.add(.text("\(conditions).append(\(SwiftLiteral.string(presence.whenAbsent)))"))
        }
    }
}
