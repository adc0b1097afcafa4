import KeywrightModel
import KeywrightPlanner

/// Makes the views of the types that reads of one repository return.
struct ReadResults {
    let context: SwiftContext

    /// None where a pattern gives items of one entity, or no items.
    func views(_ pattern: AccessPattern, _ plan: AccessPlan, _ position: Int) -> [ResultView] {
        guard let result = context.namer.resultType(ofPattern: position) else { return [] }
        let element = ReadElement(pattern, position, context)
        var views: [ResultView] = []
        if pattern.isTransactGet {
            views.append(transaction(pattern, element, result))
        } else if element.parts.count > 1 {
            views.append(choice(pattern, plan, result, element))
        }
        for part in element.parts {
            guard let select = part.select else { continue }
            views.append(selected(pattern, plan, part, select))
        }
        return views
    }

    private var conformances: String { context.known(.hashable) + ", " + context.known(.sendable) }

    // MARK: Several entities

    private func choice(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ type: SwiftIdentifier, _ element: ReadElement
    ) -> ResultView {
        ResultView(
            doc: SwiftDoc.lines("An item that \(SwiftDoc.code(pattern.name)) returns.", indentation: 4),
            access: context.access, keyword: "enum", partKeyword: "case", partAccess: "", name: type.declared,
            conformances: conformances,
            parts: element.parts.map { part in
                ResultView.Part(doc: [], declaration: "\(context.namer[part.entity].accessor.declared)(\(part.type))")
            },
            initializers: [decoding(plan, element)])
    }

    /// Tells the entities apart by the discriminator.
    private func decoding(_ plan: AccessPlan, _ element: ReadElement) -> MethodView {
        let discriminator = SwiftLiteral.string(context.design[plan.table].discriminator ?? "")
        var lines: [String] = []
        for (position, part) in element.parts.enumerated() {
            let names = context.namer[part.entity]
            let stored = SwiftLiteral.string(context.design[part.entity].discriminator)
            lines.append("\(position == 0 ? "" : "} else ")if item.hasText(\(discriminator), \(stored)) {")
            lines.append("    self = .\(names.accessor.member)(try \(part.type)(item: item))")
        }
        lines += [
            "} else {", "    throw .foreign(item, keyNames: \(context.keyNamesLiteral(of: plan.table)))", "}",
        ]
        return MethodView(
            doc: ["Reads a stored item."], access: context.access,
            declaration: "init(item: \(context.known(.item))) throws(\(context.known(.itemError)))", body: lines)
    }

    private func transaction(
        _ pattern: AccessPattern, _ element: ReadElement, _ type: SwiftIdentifier
    ) -> ResultView {
        let parameters = element.parts.map { part in
            SwiftParameter(context.namer[part.entity].accessor, part.type + "?", default: "nil")
        }
        return ResultView(
            doc: SwiftDoc.lines(
                "What \(SwiftDoc.code(pattern.name)) reads, as it stood at one moment.", indentation: 4),
            access: context.access, keyword: "struct", partKeyword: "var", partAccess: context.access,
            name: type.declared, conformances: conformances,
            parts: zip(parameters, element.parts).map { parameter, part in
                ResultView.Part(
                    doc: context.isExported ? ["The item of \(SwiftDoc.code(context.design[part.entity].name))."] : [],
                    declaration: parameter.requirement)
            },
            initializers: context.isExported ? [memberwise("Makes a result.", parameters)] : [])
    }

    // MARK: Selected attributes

    private func selected(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ part: ReadElement.Part, _ select: [AttributeID]
    ) -> ResultView {
        let entity = context.design[part.entity]
        let parameters = select.map { attribute in
            let isOptional = context.namer.isOptional(attribute, of: part.entity, design: context.design)
            let type = context.namer.type(of: attribute, entity: part.entity, design: context.design)
            return SwiftParameter(
                context.namer.property(attribute, of: part.entity), context.namer.text(type, in: .namespace),
                default: isOptional ? "nil" : nil)
        }
        let words = "What \(SwiftDoc.code(pattern.name)) reads of an item of \(SwiftDoc.code(entity.name))."
        return ResultView(
            doc: SwiftDoc.lines(words, indentation: 4),
            access: context.access, keyword: "struct", partKeyword: "var", partAccess: context.access,
            name: part.type, conformances: conformances,
            parts: zip(parameters, select).map { parameter, attribute in
                let fallback = context.isExported ? SwiftDoc.code(entity[attribute].name) + " of the design." : nil
                return ResultView.Part(
                    doc: SwiftDoc.lines(entity[attribute].description, orElse: fallback, indentation: 8),
                    declaration: parameter.requirement)
            },
            initializers: [
                memberwise("Makes the value.", parameters), decoding(plan, part, select),
            ])
    }

    private func memberwise(_ doc: String, _ parameters: [SwiftParameter]) -> MethodView {
        MethodView(
            doc: [doc], access: context.access,
            declaration: SwiftLayout.list(
                "init", parameters.map(\.declaration), "", indentation: 8 + context.access.count + 2),
            body: parameters.map { "self.\($0.name.member) = \($0.name.declared)" })
    }

    private func decoding(_ plan: AccessPlan, _ part: ReadElement.Part, _ select: [AttributeID]) -> MethodView {
        let entity = context.design[part.entity]
        let builder = EntityViewBuilder(id: part.entity, context: context)
        let keyNames = context.keyNamesLiteral(of: entity.table)
        var body = SwiftStatements(indentation: 12)
        if let discriminator = told(plan, entity) {
            let stored = SwiftLiteral.string(entity.discriminator)
            body.block("guard item.hasText(\(SwiftLiteral.string(discriminator)), \(stored)) else") { inner in
                inner.add(.text("throw .foreign(item, keyNames: \(keyNames))"))
            }
        }
        if !select.isEmpty {
            let name = SwiftLiteral.string(entity.name)
            body.add(
                .joined(
                    "let reader = ",
                    .call(
                        context.known(.itemReader),
                        ["item", .labeled("entity", .text(name)), .labeled("keyNames", .text(keyNames))]), ""))
        }
        let reading = KeyReading(id: part.entity, context: context, place: .namespace)
        reading.bind(select, &body)
        let arguments = select.map { attribute -> SwiftExpression in
            .labeled(
                context.namer.property(attribute, of: part.entity).label, .text(builder.read(attribute, reading)))
        }
        body.add(.call("self.init", arguments))
        return MethodView(
            doc: ["Reads the attributes of a stored item."], access: context.access,
            declaration: "init(item: \(context.known(.item))) throws(\(context.known(.itemError)))", body: body.lines)
    }

    /// The discriminator, where all plans read it.
    private func told(_ plan: AccessPlan, _ entity: Entity) -> String? {
        guard let discriminator = context.design[entity.table].discriminator else { return nil }
        let isRead = ([plan] + plan.withFewer).allSatisfy { one in
            one.requests.last?.projectedNames?.contains { $0.utf8.elementsEqual(discriminator.utf8) } ?? true
        }
        return isRead ? discriminator : nil
    }
}
