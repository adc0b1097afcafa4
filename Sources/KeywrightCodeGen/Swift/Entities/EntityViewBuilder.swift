import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Makes the views of an entity's struct and of what goes between it and stored items.
struct EntityViewBuilder {
    let id: EntityID
    let context: SwiftContext

    /// The blanks before a member of the struct, and of an extension of it.
    private static let memberIndentation = 8
    private static let extensionIndentation = 4

    private var entity: Entity { context.design[id] }
    private var table: Table { context.design[entity.table] }
    private var place: SwiftPlace { .entity(context.namer[id].type.text) }

    /// As the struct lists them: what writes fill in comes last.
    var attributes: [AttributeID] {
        let all = entity.attributes.indices.map(AttributeID.init)
        return all.filter { entity[$0].role == .ordinary } + all.filter { entity[$0].role != .ordinary }
    }

    // MARK: The struct

    var object: ObjectView {
        let name = context.namer[id].type
        return ObjectView(
            doc: SwiftDoc.lines(
                entity.description, orElse: SwiftDoc.code(entity.name) + " of the design.", indentation: 4),
            access: context.access, name: name.declared,
            conformances: context.known(.hashable) + ", " + context.known(.sendable),
            properties: attributes.map { attribute in
                let parameter = parameter(attribute)
                let hasOwnDefault = parameter.defaultValue != nil && parameter.defaultValue != "nil"
                return ObjectView.Property(
                    doc: doc(attribute),
                    declaration: hasOwnDefault ? parameter.declaration : parameter.requirement)
            },
            initializer: context.isExported ? initializer : nil, coding: [])
    }

    private func parameter(_ attribute: AttributeID) -> SwiftParameter {
        let isOptional = context.namer.isOptional(attribute, of: id, design: context.design)
        let type = context.namer.type(of: attribute, entity: id, design: context.design)
        return SwiftParameter(
            context.namer.property(attribute, of: id), context.namer.text(type, in: .namespace),
            default: defaultValue(attribute) ?? (isOptional ? "nil" : nil))
    }

    private func defaultValue(_ attribute: AttributeID) -> String? {
        guard let literal = entity[attribute].defaultValue else { return nil }
        let swiftType = context.namer.types.attributes[id.rawValue][attribute.rawValue]
        return ValueCode.swift(literal, entity[attribute].type, swiftType, context)
    }

    private func doc(_ attribute: AttributeID) -> [String] {
        let fallback: String?
        switch entity[attribute].role {
        case .version: fallback = "How often the item was written; filled in by every write."
        case .created: fallback = "When the item was made; filled in by the write that makes it."
        case .updated: fallback = "When the item was last written; filled in by every write."
        case .ordinary:
            if attribute == entity.expiry {
                fallback = "When the item expires."
            } else {
                fallback = context.isExported ? SwiftDoc.code(entity[attribute].name) + " of the design." : nil
            }
        }
        return SwiftDoc.lines(
            entity[attribute].description, orElse: fallback, indentation: EntityViewBuilder.memberIndentation)
    }

    private var initializer: MethodView {
        let parameters = attributes.map(parameter)
        return MethodView(
            doc: ["Makes an item, which is not yet written."], access: context.access,
            declaration: SwiftLayout.list(
                "init", parameters.map(\.declaration), "",
                indentation: EntityViewBuilder.memberIndentation + context.access.count + 2),
            body: parameters.map { "self.\($0.name.member) = \($0.name.declared)" })
    }

    // MARK: Decoding

    var decoding: MethodView {
        var body = SwiftStatements(indentation: EntityViewBuilder.extensionIndentation + 4)
        let keyNames = context.keyNamesLiteral(of: entity.table)
        let name = SwiftLiteral.string(entity.name)
        if let discriminator = table.discriminator {
            let stored = SwiftLiteral.string(entity.discriminator)
            body.block("guard item.hasText(\(SwiftLiteral.string(discriminator)), \(stored)) else") { inner in
                inner.add(.text("throw .foreign(item, keyNames: \(keyNames))"))
            }
        }
        // Of an entity without attributes the discriminator is all that there is to look at.
        if !attributes.isEmpty {
            body.add(
                .joined(
                    "let reader = ",
                    .call(
                        context.known(.itemReader),
                        ["item", .labeled("entity", .text(name)), .labeled("keyNames", .text(keyNames))]), ""))
        }
        let reading = KeyReading(id: id, context: context, place: place)
        reading.bind(attributes, &body)
        let arguments = attributes.map { attribute -> SwiftExpression in
            .labeled(context.namer.property(attribute, of: id).label, .text(read(attribute, reading)))
        }
        body.add(.call("self.init", arguments))
        return MethodView(
            doc: ["Reads a stored item."], access: context.access,
            declaration: "init(item: \(context.known(.item))) throws(\(context.known(.itemError)))", body: body.lines)
    }

    /// What reads an attribute of a stored item.
    func read(_ attribute: AttributeID, _ reading: KeyReading) -> String {
        if reading.holds(attribute) { return reading.value(of: attribute) }
        let name = SwiftLiteral.string(entity[attribute].storedName)
        let format = AttributeCoding(entity[attribute].type).format.map { ", as: \($0)" } ?? ""
        if entity[attribute].role == .ordinary, let value = defaultValue(attribute) {
            return "try reader.value(\(name), default: \(value)\(format))"
        }
        let isOptional = context.namer.isOptional(attribute, of: id, design: context.design)
        return "try reader.\(isOptional ? "optional" : "required")(\(name)\(format))"
    }

    /// What adds to an item what it holds in its key alone; nil where no client tests that.
    var restoring: MethodView? {
        let reading = KeyReading(id: id, context: context, place: place)
        let conditions = context.plan.patterns.flatMap(\.plans).flatMap(\.clientFilters).filter { $0.entity == id }
        var seen: Set<AttributeID> = []
        let tested = conditions.flatMap { reading.held(by: $0.condition) }.filter { seen.insert($0).inserted }
        return tested.isEmpty ? nil : reading.restoring(tested)
    }

    // MARK: Encoding

    var encoding: MethodView {
        var names = NameScope(context.namer[id].properties.map(\.text))
        let check = names.claim("check")
        let writer = names.claim("writer")
        var body = SwiftStatements(indentation: EntityViewBuilder.extensionIndentation + 4)
        let name = SwiftLiteral.string(entity.name)
        let now = names.contains("now") ? "now " + names.claim("moment") : "now"
        let moment = String(now.split(separator: " ").last ?? "now")
        var checks = SwiftStatements(indentation: body.indentation)
        writeChecks(check, now: moment, &checks)
        if !checks.isEmpty { body.add(.text("let \(check) = \(context.known(.valueCheck))(entity: \(name))")) }
        body.append(checks)
        var keys = SwiftStatements(indentation: body.indentation)
        writeKeys(writer, &names, &body, &keys)
        body.add(.text("var \(writer) = \(context.known(.itemWriter))(entity: \(name), count: \(mostAttributes))"))
        body.append(keys)
        let reading = KeyReading(id: id, context: context, place: place)
        for attribute in attributes where !reading.holds(attribute) {
            body.add(.text("try \(writer)." + write(attribute)))
        }
        ConditionalKeys(id: id, context: context).write(writer, now: moment, &names, &body)
        body.add(.text("return \(writer).item"))
        let hasExpiry = entity.isStoredByMoment
        let parameter = hasExpiry ? "\(now): \(context.known(.timestamp)) = .now" : ""
        return MethodView(
            doc: SwiftDoc.lines(
                "The item as it is stored, with its keys.", indentation: EntityViewBuilder.extensionIndentation,
                more: hasExpiry ? [momentWords] : []),
            access: context.access,
            declaration:
                "func storedItem(\(parameter)) throws(\(context.known(.valueError))) -> \(context.known(.item))",
            body: body.lines)
    }

    /// How many attributes an item has at most, those of its keys among them.
    private var mostAttributes: Int {
        let keys = (entity.key + entity.indexEntries.flatMap(\.keys)).filter { !$0.template.isNatural }
        return entity.attributes.count + Set(keys.map(\.attribute.name)).count + (table.discriminator == nil ? 0 : 1)
    }

    private var momentWords: String {
        entity.expiry == nil
            ? "- Parameter now: The moment by which the conditions of index entries go."
            : "- Parameter now: The moment by which an expiry that is long past is refused."
    }

    private func writeChecks(_ check: String, now: String, _ body: inout SwiftStatements) {
        for attribute in attributes where entity[attribute].role == .ordinary {
            let value = context.namer.property(attribute, of: id).declared
            let isOptional = context.namer.isOptional(attribute, of: id, design: context.design)
            ValueChecks.write(
                check, ValueChecks.Subject(entity[attribute], value: value, isOptional: isOptional), to: &body)
        }
        if let expiry = entity.expiry {
            let name = SwiftLiteral.string(entity[expiry].name)
            let value = context.namer.property(expiry, of: id).declared
            body.add(.text("try \(check).expiry(\(name), \(value), now: \(now))"))
        }
    }

    private func write(_ attribute: AttributeID) -> String {
        let isOptional = context.namer.isOptional(attribute, of: id, design: context.design)
        let name = SwiftLiteral.string(entity[attribute].storedName)
        let format = AttributeCoding(entity[attribute].type).format.map { ", as: \($0)" } ?? ""
        let value = context.namer.property(attribute, of: id).declared
        return "\(isOptional ? "optional" : "required")(\(name), \(value)\(format))"
    }

    /// The primary key, the discriminator, and the keys of the indexes that the item is in.
    private func writeKeys(
        _ writer: String, _ names: inout NameScope, _ body: inout SwiftStatements, _ keys: inout SwiftStatements
    ) {
        var written: [String] = []
        if let key = KeyStruct(id, context) {
            writeKey(key, wanted: "key", writer, &names, &written, &body, &keys)
        }
        if let discriminator = table.discriminator {
            let stored = SwiftLiteral.string(entity.discriminator)
            keys.add(.text("\(writer).text(\(SwiftLiteral.string(discriminator)), \(stored))"))
        }
        for entry in entity.indexEntries {
            if ConditionalKeys(id: id, context: context).holds(entry) { continue }
            guard let key = KeyStruct(id, index: entry.index, context) else { continue }
            writeKey(key, wanted: SwiftIdentifier.lowerCamel(entry.index).text, writer, &names, &written, &body, &keys)
        }
    }

    private func writeKey(
        _ key: KeyStruct, wanted: String, _ writer: String, _ names: inout NameScope, _ written: inout [String],
        _ body: inout SwiftStatements, _ keys: inout SwiftStatements
    ) {
        let isWritten = key.properties.contains { property in
            !property.entry.template.isNatural && !written.contains(property.entry.attribute.name)
        }
        // A key that consists of the entity's own attributes is built all the same where that can refuse them.
        if !isWritten && !key.isThrowing { return }
        let variable = isWritten ? names.claim(SwiftIdentifier(verbatim: wanted)).declared : "_"
        let start = (isWritten ? "let \(variable) = " : "_ = ") + (key.isThrowing ? "try " : "")
        let optional = key.parameters.filter { isOptional($0) }
        if optional.isEmpty {
            body.add(.joined(start, key.call(in: place, value), ""))
            write(key, variable, writer, &written, &keys)
            return
        }
        let bindings = optional.map { parameter in
            let bound = parameter.name.declared
            return value(parameter) == bound ? "let \(bound)" : "let \(bound) = \(value(parameter))"
        }
        keys.block("if " + bindings.joined(separator: ", ")) { inner in
            let call = key.call(in: place) { parameter in
                isOptional(parameter) ? parameter.name.declared : value(parameter)
            }
            inner.add(.joined(start, call, ""))
            write(key, variable, writer, &written, &inner)
        }
    }

    private func isOptional(_ parameter: KeyStruct.Parameter) -> Bool {
        context.access(id, parameter.attribute, path: parameter.path).isOptional
    }

    private func value(_ parameter: KeyStruct.Parameter) -> String {
        let property = context.namer.property(parameter.attribute, of: id)
        if parameter.path.isEmpty { return property.declared }
        let code = context.access(id, parameter.attribute, path: parameter.path).code
        return property.declared + code.dropFirst(property.member.count)
    }

    private func write(
        _ key: KeyStruct, _ variable: String, _ writer: String, _ written: inout [String],
        _ statements: inout SwiftStatements
    ) {
        for property in key.properties where !property.entry.template.isNatural {
            let name = property.entry.attribute.name
            if written.contains(name) { continue }
            written.append(name)
            let function = property.isText ? "text" : "value"
            statements.add(
                .text("\(writer).\(function)(\(SwiftLiteral.string(name)), \(variable).\(property.name.member))"))
        }
    }

    // MARK: Constants

    var guards: ConstantsView? {
        let constants = KeyGuards(id, context).constants
        if constants.isEmpty { return nil }
        return ConstantsView(
            doc: ["What texts may stand in the keys."], name: "KeyGuards",
            constants: constants.map { .init(name: $0.name, value: [$0.value]) })
    }

    var companions: ConstantsView? {
        if entity.uniques.isEmpty { return nil }
        return ConstantsView(
            doc: ["The items that keep values unique."], name: "Companions",
            constants: entity.uniques.map { unique in
                let attributes = unique.attributes.map { SwiftLiteral.string(entity[$0].name) }.joined(separator: ", ")
                var arguments: [SwiftExpression] = [
                    .labeled("entity", .text(SwiftLiteral.string(entity.name))),
                    .labeled("attributes", .text("[\(attributes)]")),
                    .labeled("partition", .text(SwiftLiteral.string(table.partition.name))),
                    .labeled("sort", .text(table.sort.map { SwiftLiteral.string($0.name) } ?? "nil")),
                    .labeled("discriminator", .text(table.discriminator.map(SwiftLiteral.string) ?? "nil")),
                ]
                if entity.expiry != nil, let expiry = table.timeToLive?.value {
                    arguments.append(.labeled("timeToLive", .text(SwiftLiteral.string(expiry))))
                }
                if context.design.delimiter != "#" {
                    arguments.append(.labeled("delimiter", .text(SwiftLiteral.string(context.design.delimiter))))
                }
                let name = CompanionName.of(unique, entity)
                let value = SwiftExpression.call(context.known(.uniquenessCompanion), arguments)
                let text = value.text(indentation: 8, lead: "static let \(name) = ".count)
                return ConstantsView.Constant(
                    name: name, value: text.split(separator: "\n").map(String.init))
            })
    }
}

/// The constant of a set of unique attributes: `email`, `tenantIdAndEmail`.
enum CompanionName {
    static func of(_ unique: AttributeSet, _ entity: Entity) -> String {
        SwiftIdentifier.lowerCamel(unique.attributes.map { entity[$0].name }.joined(separator: "-and-")).declared
    }
}
