import KeywrightModel
import KeywrightPlanner

/// Writes the closure that makes an element of an item that was read, or nil of one that is left out.
struct ElementDecoderCode {
    let context: SwiftContext
    let plan: AccessPlan
    let pages: PlannedPages
    let element: ReadElement
    /// What the client tests.
    var filters: [Filter] = []

    /// What the client tests of an entity's items.
    struct Filter {
        var entity: EntityID
        /// Holds the runtime's `ItemCondition`.
        var variable: String
        /// The struct that adds to the item what it holds in its key alone, where the condition is on that.
        var restoring: String?

        /// The test of an item, and whether it throws.
        func test(of item: String) -> (code: String, isThrowing: Bool) {
            guard let restoring else { return ("\(variable).matches(\(item))", false) }
            return ("\(variable).matches(\(restoring).restored(\(item)))", true)
        }
    }

    /// - Parameter values: Knows the variable that holds the moment of the call.
    func code(_ values: ValueSourceWriter) -> SwiftExpression {
        let head = "{ item throws(\(context.known(.itemError))) in"
        let discriminator = SwiftLiteral.string(context.design[pages.table].discriminator ?? "")
        let decoded = "try \(element.type)(item: \(lacksDiscriminator ? "item" + kind : "item"))"
        let expiring = plan.expiredInClient.filter { context.design[$0].expiry != nil }
        if element.isStored { return stored(head, discriminator, expiring, values) }
        if plan.skipped.isEmpty && expiring.isEmpty && filters.isEmpty { return .text("\(head) \(decoded) }") }
        var lines = plan.skipped.map { "if item.hasText(\(discriminator), \(SwiftLiteral.string($0))) { return nil }" }
        if expiring.isEmpty && filters.isEmpty {
            lines.append("return \(decoded)")
        } else if element.selects && filters.isEmpty {
            // What is selected need not hold the expiry; the item that was read does.
            for id in expiring { lines.append(storedExpiryTest(id, discriminator, values)) }
            lines.append("return \(decoded)")
        } else {
            lines.append("let element = \(decoded)")
            for id in expiring {
                lines += element.selects ? [storedExpiryTest(id, discriminator, values)] : expiryTest(id, values.now)
            }
            // What is no item of the design is told before.
            for filter in filters {
                let (test, isThrowing) = filter.test(of: "item")
                lines.append(leftOut(filter.entity, unless: test, isThrowing: isThrowing, discriminator))
            }
            lines.append("return element")
        }
        return .text(head + "\n" + lines.map { "    " + $0 }.joined(separator: "\n") + "\n}")
    }

    /// The closure that takes an item as it is.
    private func stored(
        _ head: String, _ discriminator: String, _ expiring: [EntityID], _ values: ValueSourceWriter
    ) -> SwiftExpression {
        var lines = plan.skipped.map { "if item.hasText(\(discriminator), \(SwiftLiteral.string($0))) { return nil }" }
        if readsDiscriminator, let part = element.parts.first {
            let stored = SwiftLiteral.string(context.design[part.entity].discriminator)
            lines += [
                "guard item.hasText(\(discriminator), \(stored)) else {",
                "    throw .foreign(item, keyNames: \(context.keyNamesLiteral(of: pages.table)))", "}",
            ]
        }
        for id in expiring { lines.append(storedExpiryTest(id, discriminator, values)) }
        if lines.isEmpty { return .text("\(head) item }") }
        lines.append("return item")
        return .text(head + "\n" + lines.map { "    " + $0 }.joined(separator: "\n") + "\n}")
    }

    /// Whether what is read holds what each item is.
    private var readsDiscriminator: Bool {
        let table = context.design[pages.table]
        guard table.discriminator != nil, pages.query?.projectionExpression == nil else { return false }
        guard let index = pages.index else { return true }
        if case .all? = table.index(named: index)?.projection { return true }
        return false
    }

    /// An index of keys alone holds no discriminator; that nothing else is read there is proven.
    private var lacksDiscriminator: Bool {
        guard let index = pages.index.flatMap({ context.design[pages.table].index(named: $0) }),
            let discriminator = context.design[pages.table].discriminator, element.parts.count == 1, !element.selects,
            pages.fetch == nil, pages.query?.fetchedFromTable.isEmpty != false, index.projection == .keysOnly
        else { return false }
        return !context.keyNames(of: pages.table, index: pages.index).contains {
            $0.utf8.elementsEqual(discriminator.utf8)
        }
    }

    private var kind: String {
        guard let part = element.parts.first else { return "" }
        let discriminator = SwiftLiteral.string(context.design[pages.table].discriminator ?? "")
        let stored = SwiftLiteral.string(context.design[part.entity].discriminator)
        return ".merging([\(discriminator): .s(\(stored))]) { $1 }"
    }

    private func storedExpiryTest(_ id: EntityID, _ discriminator: String, _ values: ValueSourceWriter) -> String {
        guard let expiry = context.design[id].expiry else { return "" }
        var code = ItemConditionCode(id, values)
        let test = "\(context.known(.itemCondition))\(code.alive(expiry).flat).matches(item)"
        return leftOut(id, unless: test, discriminator)
    }

    /// Leaves an item of the entity out for which a test does not hold.
    private func leftOut(
        _ id: EntityID, unless test: String, isThrowing: Bool = false, _ discriminator: String
    ) -> String {
        let start = isThrowing ? "try " : ""
        if plan.entities.count == 1 { return "guard \(start)\(test) else { return nil }" }
        let stored = SwiftLiteral.string(context.design[id].discriminator)
        return "if item.hasText(\(discriminator), \(stored)), \(start)!\(test) { return nil }"
    }

    private func expiryTest(_ id: EntityID, _ now: String) -> [String] {
        let entity = context.design[id]
        guard let expiry = entity.expiry else { return [] }
        let property = context.namer.property(expiry, of: id).member
        let isOptional = entity[expiry].isOptional
        if plan.entities.count == 1 {
            let bound = isOptional ? "if let moment = element.\(property), moment" : "if element.\(property)"
            return ["\(bound) <= \(now) { return nil }"]
        }
        let label = context.namer[id].accessor
        let moment = isOptional ? ", let moment = value.\(property), moment" : ", value.\(property)"
        return ["if case .\(label.member)(let value) = element\(moment) <= \(now) { return nil }"]
    }
}
