import KeywrightModel
import KeywrightPlanner

/// Writes requests as the calls that make the runtime's inputs. Expressions are the plan's, word for word.
struct RequestWriter {
    let context: SwiftContext
    var values: ValueSourceWriter
    /// Whether a `ValueError` may pass as it is; else it is wrapped.
    var throwsValueErrors = false

    func tableName(_ table: TableID) -> SwiftExpression {
        .labeled("tableName", .text(values.scope.member(context.namer.tableName(table).text)))
    }

    func names(_ names: [ExpressionTables.Name]) -> SwiftExpression {
        .dictionary(
            names.map { .text(SwiftLiteral.string($0.alias) + ": " + SwiftLiteral.string($0.attribute)) })
    }

    func dictionary(_ codes: [(String, ThrowingCode)]) -> (expression: SwiftExpression, isThrowing: Bool) {
        let elements = codes.map { $0.1.tried(behind: SwiftLiteral.string($0.0) + ": ") }
        return (.dictionary(elements), codes.contains { $0.1.isThrowing })
    }

    /// An expression that throws a `ValueError`, with `try` and, where it has to be, wrapped.
    func tried(_ expression: SwiftExpression, isThrowing: Bool) -> SwiftExpression {
        if !isThrowing { return expression }
        if throwsValueErrors { return .joined("try ", expression, "") }
        return .joined(
            "try ", .call(context.known(.repositoryError) + ".encoding", [.joined("try ", expression, "")]), "")
    }

    /// The same of an expression that holds its `try` already.
    func wrapped(_ expression: SwiftExpression, isThrowing: Bool) -> SwiftExpression {
        if !isThrowing || throwsValueErrors { return expression }
        return .joined("try ", .call(context.known(.repositoryError) + ".encoding", [expression]), "")
    }

    /// The whole primary key of a request.
    func key(_ key: [KeyValue], of entity: EntityID) -> (expression: SwiftExpression, isThrowing: Bool) {
        guard let structure = KeyStruct(entity, context) else { return ("[:]", false) }
        let arguments = key.flatMap { value -> [Argument] in
            switch value.value {
            case .keyText(let parts): parts.compactMap(\.argument)
            case .argument(let argument): [argument]
            case .literal, .now, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .held, .elements,
                .keyRead:
                []
            }
        }
        let call = structure.call(in: .namespace) { parameter in
            let argument = arguments.first { $0.attribute == parameter.attribute && $0.path == parameter.path }
            return argument.map { code(of: $0, as: parameter.type) } ?? parameter.name.declared
        }
        return (call, structure.isThrowing)
    }

    /// The code of an argument, which may be of another entity's enum that has the same cases.
    private func code(of argument: Argument, as type: SwiftType) -> String {
        let code = values.scope.code(of: argument).code
        guard case .nested = type, let own = values.scope.type(of: argument), own != type else { return code }
        return "\(context.known(.enumCase)).same(\(code))"
    }

    /// What a failed condition means, in the runtime's words.
    func meaning(_ failure: PlannedTransaction.Failure, entity: EntityID, version: String? = nil) -> String {
        let value = context.design[entity]
        let name = SwiftLiteral.string(value.name)
        switch failure {
        case .alreadyExists: return ".absent(\(name))"
        case .notUnique(let attributes):
            let list = attributes.map(SwiftLiteral.string).joined(separator: ", ")
            return ".unique(\(name), [\(list)])"
        case .notFoundOrCondition:
            var code = ".existing(\(name))"
            if let version, let attribute = value.version {
                code += ".version(\(SwiftLiteral.string(value[attribute].storedName)), \(version))"
            }
            if let expiry = value.expiry, !values.now.isEmpty {
                code += ".expiry(\(SwiftLiteral.string(value[expiry].storedName)), now: \(values.now))"
            }
            return code
        }
    }
}

extension RequestWriter {
    /// What a failed condition means where it speaks of an item or of none: that what was read has changed, or that a value
    /// does not fit.
    func fittingMeaning(of entity: EntityID, version: String? = nil) -> String {
        let value = context.design[entity]
        var code = ".fitting(\(SwiftLiteral.string(value.name)))"
        if let version, let attribute = value.version {
            code += ".version(\(SwiftLiteral.string(value[attribute].storedName)), \(version))"
        }
        if let expiry = value.expiry, !values.now.isEmpty {
            code += ".expiry(\(SwiftLiteral.string(value[expiry].storedName)), now: \(values.now))"
        }
        return code
    }
}

extension KeyTextPart {
    var argument: Argument? {
        switch self {
        case .argument(let argument, _, _), .bound(let argument, _, _, _), .beginning(let argument, _, _): argument
        case .literal, .now, .repetition, .held: nil
        }
    }
}

extension ValueSource {
    /// Whether it is the moment of the call, or holds it.
    var usesNow: Bool {
        switch self {
        case .now, .argumentOrNow: true
        case .keyText(let parts):
            parts.contains { part in
                switch part {
                case .now: true
                case .literal, .argument, .bound, .beginning, .repetition, .held: false
                }
            }
        case .ownerKey(let key): key.contains(where: \.value.usesNow)
        case .argument, .literal, .uniqueKey, .difference, .repetition, .held, .elements, .keyRead: false
        }
    }
}
