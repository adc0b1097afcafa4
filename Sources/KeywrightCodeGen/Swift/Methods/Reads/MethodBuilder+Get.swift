import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Reads one item by its key.
    func get(_ name: Name, _ plan: AccessPlan, _ get: PlannedGet, target: String? = nil) -> Built {
        var scope = scope(plan)
        let consistent = scope.declare(
            "consistent", orElse: "consistentRead", context.known(.bool), default: get.consistent ? "true" : "false")
        let effects = "async " + repositoryThrows
        var body = body()
        if let target {
            body.add(
                .joined("try await ", .call(scope.member(target), scope.parameters.map { .text($0.argument) }), ""))
            return method(name, scope, effects: effects, returns: entityType + "?", body: body)
        }
        let item = scope.local("item")
        read(get, consistent: consistent, item: item, orElse: ["return nil"], &scope, &body)
        if let discriminator = context.design[get.table].discriminator, context.passesOver(id) {
            let stored = SwiftLiteral.string(entity.discriminator)
            body.add(.text("if \(item)[\(SwiftLiteral.string(discriminator))] != .s(\(stored)) { return nil }"))
        }
        let decoded = decoded(item)
        if let expiry = entity.expiry, plan.expiredInClient.contains(id) {
            let variable = scope.local(context.namer[id].accessor.text)
            body.add(.joined("let \(variable) = ", decoded, ""))
            let access = variable + "." + context.namer.property(expiry, of: id).member
            let now = scope.member("now")
            body.add(.text(returnUnlessExpired(variable, access, entity[expiry].isOptional, "\(now)()")))
        } else {
            body.add(.joined("return ", decoded, ""))
        }
        return method(name, scope, effects: effects, returns: entityType + "?", body: body)
    }

    /// `guard let item = …`.
    func read(
        _ get: PlannedGet, consistent: String, item: String, orElse: [String], _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        let key = keyAttributes(get.key, of: id, &scope, &body)
        let input = scope.local("input")
        body.constant(
            input,
            .call(
                context.known(.getItemInput),
                [
                    writer(scope).tableName(get.table), key,
                    .labeled("consistentRead", .text(consistent)),
                ]))
        let store = scope.member("store")
        let test = "let \(item) = try await \(store).get(\(input))"
        if orElse.count == 1 {
            body.demand(test, orElse: orElse[0])
        } else {
            body.block("guard \(test) else") { inner in
                for line in orElse { inner.add(.text(line)) }
            }
        }
    }

    func decoded(_ item: String, as type: String? = nil) -> SwiftExpression {
        let function = context.known(.repositoryError) + ".decoding"
        return .text("try \(function)(try \(type ?? entityType)(item: \(item)))")
    }

    private func returnUnlessExpired(_ value: String, _ access: String, _ isOptional: Bool, _ now: String) -> String {
        if isOptional { return "return \(access).map { $0 <= \(now) } == true ? nil : \(value)" }
        return "return \(access) <= \(now) ? nil : \(value)"
    }
}
