import KeywrightModel
import KeywrightPlanner

/// The index keys that an item holds only while a condition holds of it: a `when`, or several entries that share a key
/// attribute. They are written when all else of the item is, and the condition looks at that.
struct ConditionalKeys {
    let id: EntityID
    let context: SwiftContext

    private var entity: Entity { context.design[id] }

    /// As the plan has them.
    private var leftOut: [LeftOutAttributes] {
        guard id.rawValue < context.plan.entities.count else { return [] }
        for request in context.plan.entities[id.rawValue].create.requests {
            switch request {
            case .put(let put): return put.leftOut
            case .transact(let transaction):
                for case .put(let put) in transaction.actions.map(\.kind) { return put.leftOut }
            case .get, .batchGet, .transactGet, .query, .scan, .update, .delete, .batchWrite: continue
            }
        }
        return []
    }

    /// Whether the keys of an entry are written here: then those of all entries that share a key attribute with it are.
    func holds(_ entry: IndexEntry) -> Bool {
        if entry.when != nil { return true }
        let own = Set(entry.keys.map(\.attribute.name))
        return entity.indexEntries.contains { other in
            other.index != entry.index
                && (other.when != nil || leftOut.contains { group in group.names.contains(where: own.contains) })
                && other.keys.contains { own.contains($0.attribute.name) && isConditional($0.attribute.name) }
        }
    }

    private func isConditional(_ name: String) -> Bool {
        leftOut.contains { group in group.names.contains { $0.utf8.elementsEqual(name.utf8) } }
    }

    /// Writes them.
    ///
    /// - Parameter writer: The variable of type `ItemWriter`.
    func write(_ writer: String, now: String, _ names: inout NameScope, _ body: inout SwiftStatements) {
        let entries = entity.indexEntries.filter(holds)
        if entries.isEmpty { return }
        var written: [String] = []
        var steady = SwiftStatements(indentation: body.indentation)
        for entry in entries {
            for key in properties(of: entry) where !isConditional(key.property.entry.attribute.name) {
                let name = key.property.entry.attribute.name
                if written.contains(name) || isElsewhere(name) { continue }
                written.append(name)
                // What is a key itself is held to that whether the item is in the index or not.
                if !key.property.entry.template.isNatural || key.property.hasFunction {
                    put(key, writer, &steady)
                }
            }
        }
        body.append(steady)
        let test = names.claim("test")
        var hasTest = false
        for group in leftOut {
            let keys = group.names.compactMap { name in
                entries.lazy.flatMap(properties).first { $0.property.entry.attribute.name == name }
            }
            if keys.isEmpty { continue }
            if !hasTest { body.constant(test, .call(context.known(.itemTest), [.text(tested(writer))])) }
            hasTest = true
            var scope = names
            let code = ItemTestCode(context: context, entity: id, test: test, now: now)
            let isThere = code.write(group.condition, &body) { scope.claim($0) }
            names = scope
            body.block("if " + isThere) { inner in
                for key in keys { put(key, writer, &inner) }
            }
        }
    }

    /// The item, with what the conditions ask for and is stored in the key alone.
    private func tested(_ writer: String) -> String {
        let place = SwiftPlace.entity(context.namer[id].type.text)
        let reading = KeyReading(id: id, context: context, place: place)
        var seen: Set<AttributeID> = []
        let unstored = leftOut.flatMap { reading.held(by: $0.condition) }.filter { seen.insert($0).inserted }
        if unstored.isEmpty { return writer + ".item" }
        let values = unstored.map { attribute -> String in
            let type = entity[attribute].type
            let swiftType = context.swiftType(of: type, near: attribute, of: id)
            let code = ValueCode.attributeValue(
                context.namer.property(attribute, of: id).declared, type,
                typeText: context.namer.text(swiftType, in: place), context)
            return "\(SwiftLiteral.string(entity[attribute].storedName)): \(code.tried)"
        }
        return "\(writer).item.merging([\(values.joined(separator: ", "))]) { $1 }"
    }

    /// Whether an entry has the key attribute that is written with the keys of all items.
    private func isElsewhere(_ name: String) -> Bool {
        entity.indexEntries.contains { entry in
            !holds(entry) && entry.keys.contains { $0.attribute.name.utf8.elementsEqual(name.utf8) }
        }
    }

    private struct Key {
        var structure: KeyStruct
        var property: KeyStruct.Property
    }

    private func properties(of entry: IndexEntry) -> [Key] {
        guard let structure = KeyStruct(id, index: entry.index, context) else { return [] }
        return structure.properties.map { Key(structure: structure, property: $0) }
    }

    /// Builds one key attribute and writes it; where the item lacks what it is made of, it has none.
    private func put(_ key: Key, _ writer: String, _ body: inout SwiftStatements) {
        let name = SwiftLiteral.string(key.property.entry.attribute.name)
        let place = SwiftPlace.entity(context.namer[id].type.text)
        let parameters = key.structure.parameters(of: key.property)
        let bindings = parameters.compactMap { parameter -> String? in
            let (code, isOptional) = value(parameter)
            if !isOptional { return nil }
            let bound = parameter.name.declared
            return code == bound ? "let \(bound)" : "let \(bound) = \(code)"
        }
        let write = { (body: inout SwiftStatements) in
            let function = key.property.isText ? "text" : "value"
            if key.property.hasFunction {
                let call = SwiftExpression.call(
                    "try \(context.namer.text(key.structure.type, in: place)).\(key.property.name.member)",
                    parameters.map { parameter in
                        let (code, isOptional) = value(parameter)
                        return .labeled(parameter.name.label, .text(isOptional ? parameter.name.declared : code))
                    })
                let isNatural = key.property.entry.template.isNatural
                body.add(
                    isNatural ? .joined("_ = ", call, "") : .call("\(writer).\(function)", [.text(name), call]))
            } else {
                body.add(.call("\(writer).\(function)", [.text(name), .text(inline(key, place))]))
            }
        }
        if bindings.isEmpty {
            write(&body)
        } else {
            body.block("if " + bindings.joined(separator: ", "), write)
        }
    }

    /// A text that no guard can refuse, or a value that is a key as it is stored.
    private func inline(_ key: Key, _ place: SwiftPlace) -> String {
        let template = key.property.entry.template
        let code = { (placeholder: Placeholder) -> String in
            let parameter = key.structure.parameters.first {
                $0.attribute == placeholder.attribute && $0.path == placeholder.path
            }
            guard let parameter else { return "" }
            let (code, isOptional) = value(parameter)
            return isOptional ? parameter.name.declared : code
        }
        if key.property.entry.attribute.type != .string, let placeholder = template.placeholders.first {
            let type = context.valueType(id, placeholder.attribute, path: placeholder.path)
            let swiftType = context.swiftType(of: type, near: placeholder.attribute, of: id)
            return ValueCode.attributeValue(
                code(placeholder), type, typeText: context.namer.text(swiftType, in: place), context
            ).tried
        }
        let writer = KeyTextWriter(
            context: context, entity: id, attribute: key.property.entry.attribute,
            isPartition: key.property.isPartition, builder: "key", place: place)
        let parts = template.parts.map { part -> KeyTextWriter.Part in
            switch part {
            case .literal(let text): .literal(text)
            case .placeholder(let placeholder):
                .value(
                    KeyTextWriter.Value(
                        code: code(placeholder), entity: id, attribute: placeholder.attribute, path: placeholder.path,
                        transforms: placeholder.transforms, language: placeholder.language))
            }
        }
        return writer.write(parts).text.code
    }

    /// As a property of the item, and whether it may be nil.
    private func value(_ parameter: KeyStruct.Parameter) -> (code: String, isOptional: Bool) {
        let property = context.namer.property(parameter.attribute, of: id)
        let access = context.access(id, parameter.attribute, path: parameter.path)
        if parameter.path.isEmpty { return (property.declared, access.isOptional) }
        return (property.declared + access.code.dropFirst(property.member.count), access.isOptional)
    }
}
