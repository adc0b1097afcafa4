import KeywrightModel
import KeywrightPlanner

/// The code that reads attributes back from the texts of the primary key which are stored there alone.
struct KeyReading {
    let id: EntityID
    let context: SwiftContext
    /// Where the code stands.
    let place: SwiftPlace

    private var entity: Entity { context.design[id] }

    /// Whether an attribute is in a text of the key alone. A key attribute that has an attribute's name is that attribute.
    func holds(_ attribute: AttributeID) -> Bool {
        if entity[attribute].isStored { return false }
        return !entity.key.contains { entry in
            entry.template.isNatural && entry.template.placeholders.contains { $0.attribute == attribute }
        }
    }

    /// Those that a condition names.
    func held(by condition: Condition) -> [AttributeID] {
        var seen: Set<AttributeID> = []
        return condition.tests.flatMap(\.references).map(\.attribute).filter { holds($0) && seen.insert($0).inserted }
    }

    /// Writes constants that divide the key texts in which some attributes are; the reader is the constant `reader`.
    func bind(_ attributes: [AttributeID], _ body: inout SwiftStatements) {
        var bound: Set<String> = []
        for attribute in attributes where holds(attribute) {
            guard let (entry, _, _) = source(of: attribute), entry.attribute.type == .string,
                bound.insert(entry.attribute.name).inserted
            else { continue }
            let call = SwiftExpression.call(
                context.known(.keyScanner),
                [
                    "reader", .text(SwiftLiteral.string(entry.attribute.name)),
                    .array(entry.template.parts.map { .text(part($0)) }),
                ])
            body.constant(variable(entry), .joined("try ", call, ""))
        }
    }

    /// The value of an attribute, with its `try`.
    func value(of attribute: AttributeID) -> String {
        guard let (entry, position, placeholder) = source(of: attribute) else { return "" }
        let format = AttributeCoding(entity[attribute].type).format.map { ", as: \($0)" } ?? ""
        if entry.attribute.type != .string {
            return "try reader.required(\(SwiftLiteral.string(entry.attribute.name))\(format))"
        }
        let text = "\(variable(entry))[\(position)]"
        guard let code = decoded(text, attribute, placeholder) else { return text }
        return "try \(variable(entry)).value(\(code), \(SwiftLiteral.string(entity[attribute].name)))"
    }

    /// The item with what some attributes would be stored as.
    func restoring(_ attributes: [AttributeID]) -> MethodView {
        let item = context.known(.item)
        var body = SwiftStatements(indentation: 8)
        let name = SwiftLiteral.string(entity.name)
        body.add(
            .joined(
                "let reader = ",
                .call(
                    context.known(.itemReader),
                    [
                        "item", .labeled("entity", .text(name)),
                        .labeled("keyNames", .text(context.keyNamesLiteral(of: entity.table))),
                    ]), ""))
        bind(attributes, &body)
        body.add("var restored = item")
        let parts = entity.key.map { SwiftIdentifier.lowerCamel($0.attribute.name + "-parts").text }
        var names = NameScope(["item", "reader", "restored"] + parts)
        for attribute in attributes {
            let type = entity[attribute].type
            let swiftType = context.swiftType(of: type, near: attribute, of: id)
            let variable = names.claim(SwiftIdentifier.lowerCamel(entity[attribute].name)).declared
            body.add(.text("let \(variable) = \(value(of: attribute))"))
            let stored = ValueCode.attributeValue(
                variable, type, typeText: context.namer.text(swiftType, in: place), context)
            let target = "restored[\(SwiftLiteral.string(entity[attribute].storedName))]"
            body.add(.text("\(target) = \(stored.isThrowing ? "try? " : "")\(stored.code)"))
        }
        body.add("return restored")
        return MethodView(
            doc: ["A stored item with what it holds in its key alone, for conditions on that."], access: "",
            declaration: "static func restored(_ item: \(item)) throws(\(context.known(.itemError))) -> \(item)",
            body: body.lines)
    }

    // MARK: The key text

    /// The first key attribute that holds a whole value, the place of its part, and the placeholder.
    private func source(of attribute: AttributeID) -> (KeyEntry, Int, Placeholder)? {
        for entry in entity.key {
            for (position, part) in entry.template.parts.enumerated() {
                guard case .placeholder(let placeholder) = part, placeholder.attribute == attribute,
                    placeholder.path.isEmpty, placeholder.isLossless(of: entity[attribute].type)
                else { continue }
                return (entry, position, placeholder)
            }
        }
        return nil
    }

    private func variable(_ entry: KeyEntry) -> String {
        SwiftIdentifier.lowerCamel(entry.attribute.name + "-parts").declared
    }

    private func part(_ part: KeyTemplate.Part) -> String {
        let width = { (count: Int) in ".width(\(count))" }
        switch part {
        case .literal(let text): return ".literal(\(SwiftLiteral.string(text)))"
        case .placeholder(let placeholder):
            switch placeholder.language {
            case .enumeration(let names):
                return ".oneOf([\(names.map(SwiftLiteral.string).joined(separator: ", "))])"
            case .bool: return ".oneOf([\"true\", \"false\"])"
            case .ulid: return width(26)
            case .ksuid: return width(27)
            case .uuid: return width(36)
            case .date, .day: return width(10)
            case .year: return width(4)
            case .month: return width(7)
            case .hour: return width(13)
            case .timestamp(let digits?): return width(20 + (digits > 0 ? digits + 1 : 0))
            case .timestamp(nil): return ".time(.iso8601AnyDigits)"
            case .integer(let least, let most):
                let isOpen = least == .min && most == .max
                let bounds = isOpen ? ".min ... .max" : "\(SwiftLiteral.integer(least))...\(SwiftLiteral.integer(most))"
                return ".int(\(bounds))"
            case .paddedInteger(let digits, _, _): return ".padded(\(digits))"
            case .paddedDecimal(let padded):
                return ".padded(\(padded.digits)\(padded.fraction > 0 ? ", fraction: \(padded.fraction)" : ""))"
            case .invertedInteger(let digits, _, _): return width(digits)
            case .shard(let count): return width(String(count - 1).utf8.count)
            case .text, .pattern: return ".text(\(guarded(placeholder)))"
            // Neither stands in a text beside anything else.
            case .number, .bytes: return ".text(.pattern)"
            }
        }
    }

    private func guarded(_ placeholder: Placeholder) -> String {
        let guards = SwiftType.nested(entity: context.namer[id].type.text, name: "KeyGuards")
        let name = KeyGuards.name(entity, placeholder.attribute, placeholder.path, placeholder.transforms)
        return context.namer.text(guards, in: place) + "." + SwiftIdentifier(verbatim: name).member
    }

    /// The value that a text is of, or nil where it is the text.
    private func decoded(_ text: String, _ attribute: AttributeID, _ placeholder: Placeholder) -> String? {
        let decoding = context.known(.keyDecoding)
        let type = entity[attribute].type.logical
        let format = { (format: TimestampFormat) in "\(context.known(.timestampFormat)).\(format.rawValue)" }
        switch placeholder.language {
        case .enumeration:
            let swiftType = context.swiftType(of: type, near: attribute, of: id)
            return "\(context.namer.text(swiftType, in: place))(rawValue: \(text))"
        case .bool: return "\(decoding).bool(\(text))"
        case .ulid: return "\(context.known(.ulid))(\(text))"
        case .ksuid: return "\(context.known(.ksuid))(\(text))"
        case .uuid: return "\(decoding).uuid(\(text))"
        case .date, .day: return "\(context.known(.calendarDate))(\(text))"
        case .timestamp, .integer:
            if case .timestamp(let own) = type { return "\(format(own)).timestamp(\(text))" }
            return "\(decoding).int(\(text))"
        case .paddedInteger(let digits, _, _): return "\(decoding).padded(\(text), \(digits))"
        case .paddedDecimal(let padded):
            let function = type == .int ? "paddedInt" : "padded"
            return "\(decoding).\(function)(\(text), \(padded.digits), \(padded.fraction))"
        case .invertedInteger(let digits, _, _):
            if let own = type.numericTimestamp {
                return "\(decoding).inverted(\(text), \(digits), as: .\(own.rawValue))"
            }
            return "\(decoding).inverted(\(text), \(digits))"
        case .text, .pattern, .year, .month, .hour, .shard, .number, .bytes: return nil
        }
    }
}
