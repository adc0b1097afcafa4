import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// What a write does where the item that it has to know is not there, or has expired.
    enum Missing {
        /// It is the error `notFound`.
        case fails
        /// It runs these lines, which leave the method.
        case leaves([String])
        /// It goes on without the item.
        case passes
    }

    /// Reads an item that a write has to know, and lets it be found as `label`: as a value of Swift, and as it is stored.
    ///
    /// - Parameter ignoresExpiry: Takes an item that has expired for one that is there: its companions are.
    /// - Returns: The constant of Swift, which nothing may use.
    @discardableResult
    func readStored(
        _ get: PlannedGet, as label: String, missing: Missing, ignoresExpiry: Bool = false, now: String,
        _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> String {
        let notFound = "throw .notFound(\(SwiftLiteral.string(entity.name)))"
        let lines: [String]
        switch missing {
        case .fails: lines = [notFound]
        case .leaves(let own): lines = own
        case .passes:
            readOptional(get, as: label, now: now, &scope, &body)
            return ""
        }
        let item = scope.local("item")
        read(get, consistent: "true", item: item, orElse: lines, &scope, &body)
        let variable = scope.local(SwiftIdentifier.lowerCamel(label).text)
        body.add(.joined("let \(variable) = ", decoded(item), ""))
        if let expiry = entity.expiry, !ignoresExpiry {
            let test = hasExpired(variable, expiry, now)
            if lines.count == 1 {
                body.add(.text("if \(test) { \(lines[0]) }"))
            } else {
                body.block("if \(test)") { inner in
                    for line in lines { inner.add(.text(line)) }
                }
            }
        }
        scope.bind(read: label, id, variable, stored: item)
        return variable
    }

    /// nil where there is no item, or one that has expired.
    private func readOptional(
        _ get: PlannedGet, as label: String, now: String, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let key = keyAttributes(get.key, of: id, &scope, &body)
        let input = scope.local("input")
        body.constant(
            input,
            .call(
                context.known(.getItemInput),
                [writer(scope).tableName(get.table), key, .labeled("consistentRead", "true")]))
        let call = "try await \(scope.member("store")).get(\(input))"
        // A put that finds nothing to go by reads all the same, as its plan says.
        if entity.version ?? entity.created == nil { return body.add(.text("_ = \(call)")) }
        let item = scope.local("found")
        let variable = scope.local(SwiftIdentifier.lowerCamel(label).text)
        body.add(.text("\(entity.expiry == nil ? "let" : "var") \(item) = \(call)"))
        body.add(.text("var \(variable): \(entityType)?"))
        body.block("if let \(item)") { inner in
            inner.add(.joined("\(variable) = ", decoded(item), ""))
        }
        if let expiry = entity.expiry {
            let property = context.namer.property(expiry, of: id).member
            body.block("if let moment = \(variable)?.\(property), moment <= \(now)") { inner in
                inner.add(.text("\(item) = nil"))
                inner.add(.text("\(variable) = nil"))
            }
        }
        scope.bind(read: label, id, variable + "?", stored: item + "?")
    }

    /// Whether an item has expired: a test.
    func hasExpired(_ variable: String, _ expiry: AttributeID, _ now: String) -> String {
        let access = variable + "." + context.namer.property(expiry, of: id).member
        return entity[expiry].isOptional ? "let moment = \(access), moment <= \(now)" : "\(access) <= \(now)"
    }

    /// Runs the code once, or in a function that is called again where what it read has changed before it wrote.
    ///
    /// - Parameters:
    ///   - retries: How often it may be begun anew; nil for never.
    ///   - version: The variable of the version that the caller expects: where another is there, trying again is of no use.
    ///   - returns: The type of what it gives.
    func retried(
        _ retries: Int?, version: String?, returns: String?, _ scope: inout MethodScope, _ body: inout SwiftStatements,
        _ write: (inout MethodScope, inout SwiftStatements) -> Void
    ) {
        guard let retries else { return write(&scope, &body) }
        let attempts = scope.local("attempts")
        let attempt = scope.local("attempt")
        body.add(
            .text("let \(attempts) = " + (version.map { "\($0) == nil ? \(retries + 1) : 1" } ?? "\(retries + 1)")))
        let result = returns.map { " -> " + $0 } ?? ""
        var inner = scope
        body.block("func \(attempt)() async \(repositoryThrows)\(result)") { write(&inner, &$0) }
        let call = "try await \(scope.member("store")).rereading(attempts: \(attempts), \(attempt))"
        body.add(.text((returns == nil ? "" : "return ") + call))
    }

    /// Gives sums a name that index keys, or companions, are made of.
    func bindSums(_ sources: [ValueSource], _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        for held in sources.flatMap(\.heldInTexts) {
            guard case .add(let amount)? = held.change, scope.sum(of: held.argument) == nil else { continue }
            let (code, isOptional) = scope.code(of: held.argument)
            var number = code
            let type = context.valueType(of: held.argument)
            if isOptional, let fallback = held.fallback {
                let swiftType = context.swiftType(of: type, near: held.argument.attribute, of: held.argument.entity)
                number = "\(code) ?? \(ValueCode.swift(fallback, type, swiftType, context))"
            }
            let added: String =
                switch amount {
                case .number(let literal):
                    type == .decimal ? SwiftLiteral.decimal(literal) : literal.int64.map(SwiftLiteral.integer) ?? "0"
                case .argument(let argument): scope.code(of: argument).code
                }
            let name = context.design[held.argument.entity][held.argument.attribute].name
            let variable = scope.local("next" + SwiftIdentifier.upperCamel(name).text)
            let call = SwiftExpression.call(
                "try " + context.known(.keyEncoding) + ".sum", [.text(number), .text(added)])
            body.constant(variable, .joined("try ", .call(context.known(.repositoryError) + ".encoding", [call]), ""))
            scope.bind(sumOf: held.argument, variable)
        }
    }
}

extension ValueSource {
    /// Values of the item that was read that stand in texts.
    fileprivate var heldInTexts: [HeldValue] {
        switch self {
        case .keyText(let parts): parts.compactMap(\.held)
        case .uniqueKey(let key):
            key.sources.compactMap { source in
                if case .held(let held) = source { held } else { nil }
            }
        case .argument, .literal, .now, .ownerKey, .argumentOrNow, .difference, .repetition, .held, .elements, .keyRead:
            []
        }
    }
}

extension RequestChoice {
    /// What both of its forms send.
    var sources: [ValueSource] { (then.tables.values + otherwise.tables.values).map(\.source) }

    /// Whether it needs the moment of the call.
    var usesNow: Bool {
        test.condition.usesNow || (sources + test.values.map(\.source)).contains(where: \.usesNow)
    }
}
