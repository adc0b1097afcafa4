import KeywrightModel
import KeywrightPlanner

/// The code of one key text.
struct KeyTextCode: Sendable {
    /// What has to run before; empty where the text is an expression.
    var statements: [String]
    /// The text.
    var text: ThrowingCode

    var isThrowing: Bool { !statements.isEmpty || text.isThrowing }
}

/// Writes the code of key texts of one entity.
///
/// A text all of whose parts are sure to be in their languages, and bounded, is a string with interpolations. Any other
/// is built by a `KeyBuilder`, which refuses what the guards do.
struct KeyTextWriter {
    let context: SwiftContext
    /// Whose key it is, for the errors.
    let entity: EntityID
    let attribute: KeyAttribute
    let isPartition: Bool
    /// The builder's variable.
    let builder: String
    /// Where the code stands.
    let place: SwiftPlace

    /// A placeholder's value as Swift knows it.
    struct Value {
        var code: String
        var entity: EntityID
        var attribute: AttributeID
        var path: [String]
        var transforms: [Transform]
        var language: PlaceholderLanguage
    }

    enum Part {
        case literal(String)
        case value(Value)
        /// Any beginning of a text of the language.
        case beginning(Value)
        /// Where a range ends; see `KeyTextPart.bound`.
        case bound(Value, Comparison)
        case now(String, TimestampFormat, [Transform])
        /// A variable that holds a text of the language.
        case encoded(String)
    }

    func write(_ parts: [Part]) -> KeyTextCode {
        if parts.count == 1, case .value(let value)? = parts.first, total(value) != nil {
            let text = encoded(value.code, type(of: value), value.transforms).text
            return KeyTextCode(statements: [], text: ThrowingCode(text))
        }
        var checks: [String] = []
        var lines: [String] = []
        var pending = ""
        var isTotal = true
        let flush = { (lines: inout [String], pending: inout String) in
            if !pending.isEmpty { lines.append("\(builder).literal(\"\(pending)\")") }
            pending = ""
        }
        var opened = 0
        var endsBefore = false
        for (position, part) in parts.enumerated() {
            switch part {
            case .literal(let literal):
                pending += SwiftLiteral.content(literal)
            case .now(let now, let format, let transforms):
                let code = encoded(now, .timestamp(format), transforms)
                pending += "\\(\(code.interpolated))"
            case .encoded(let variable):
                pending += "\\(\(variable))"
            case .value(let value):
                if let code = total(value) {
                    pending += "\\(\(code))"
                } else {
                    isTotal = false
                    flush(&lines, &pending)
                    if let check = boundsCheck(value) { checks.append(check) }
                    lines += checked(value)
                }
            case .beginning(let value):
                isTotal = false
                flush(&lines, &pending)
                lines += checked(value, .beginning)
            case .bound(let value, let comparison):
                if let code = total(value) {
                    pending += "\\(\(code))"
                    endsBefore = comparison == .less
                    continue
                }
                isTotal = false
                flush(&lines, &pending)
                let before = comparison == .less ? ["\(builder).endBefore()"] : []
                guard let within = RangeLimits(value, type(of: value), comparison, context).isWithin else {
                    lines += checked(value, .bound) + before
                    continue
                }
                // Beyond the far end of the language the range is open, and what follows the bound goes with it.
                var rest: [String] = []
                var tail = ""
                for part in parts[(position + 1)...] {
                    if case .literal(let literal) = part { tail += SwiftLiteral.content(literal) }
                }
                flush(&rest, &tail)
                lines.append("if \(within) {")
                let inner = checked(value)
                lines += (inner + rest + before).map { "    " + $0 }
                if comparison == .less || comparison == .lessOrEqual {
                    lines += ["} else {", "    \(builder).literal(\"\\u{10FFFF}\")", "}"]
                } else if position == 0 {
                    // A key must not be empty; this is before every other one.
                    lines += ["} else {", "    \(builder).literal(\"\\u{0}\")", "}"]
                } else {
                    lines.append("}")
                }
                opened += 1
            }
            if opened > 0 { break }
        }
        if isTotal {
            let text = "\"" + pending + "\""
            let code = endsBefore ? "\(context.known(.keyEncoding)).before(\(text))" : text
            return KeyTextCode(statements: [], text: ThrowingCode(code))
        }
        flush(&lines, &pending)
        if endsBefore { lines.append("\(builder).endBefore()") }
        let role = isPartition ? ".partition" : ".sort"
        let entityName = SwiftLiteral.string(context.design[entity].name)
        let begin =
            "var \(builder) = \(context.known(.keyBuilder))(entity: \(entityName), "
            + "attribute: \(SwiftLiteral.string(attribute.name)), \(role))"
        return KeyTextCode(
            statements: checks + [begin] + lines, text: ThrowingCode("\(builder).finish()", isThrowing: true))
    }

    /// The code of a text that is sure to be in the language, as it stands within an interpolation.
    private func total(_ value: Value) -> String? {
        let type = type(of: value)
        switch value.language {
        case .shard where value.transforms.contains(where: \.canRefuse):
            return nil
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .shard:
            return encoded(value.code, type, value.transforms).interpolated
        case .integer(Int64.min, Int64.max):
            return encoded(value.code, type, value.transforms).interpolated
        // Of a moment that is stored as a number, the language holds every one that the type does.
        case .integer where type.numericTimestamp != nil:
            return encoded(value.code, type, value.transforms).interpolated
        case .integer, .paddedInteger, .invertedInteger, .paddedDecimal, .number, .bytes, .text, .pattern:
            return nil
        }
    }

    /// The lines that append a text which may be refused.
    private func checked(_ value: Value, _ weak: SwiftContext.WeakGuard.Kind? = nil) -> [String] {
        let type = type(of: value)
        let name = self.name(of: value)
        var lines: [String] = []
        switch value.language {
        case .text(let textGuard):
            let text = encoded(value.code, type, value.transforms).text
            let guardOfKind = weak.map { kind in
                SwiftContext.WeakGuard(
                    kind: kind, entity: value.entity, attribute: value.attribute, path: value.path,
                    transforms: value.transforms)
            }
            let suffix = guardOfKind?.weakened(textGuard) == nil ? "" : weak?.rawValue ?? ""
            lines.append(guarded(value, text, suffix: suffix))
        case .pattern:
            let text = encoded(value.code, type, value.transforms).text
            // What a range begins or ends with is a whole value.
            let suffix = weak == .beginning ? SwiftContext.WeakGuard.Kind.beginning.rawValue : ""
            lines.append(guarded(value, text, suffix: suffix))
        case .paddedDecimal(let padded):
            let number = type.logical == .int ? "\(context.known(.decimal))(\(value.code))" : value.code
            let fraction = padded.fraction > 0 ? ", fraction: \(padded.fraction)" : ""
            lines.append("try \(builder).append(\(number), pad: \(padded.digits)\(fraction), \(name))")
        case .shard where value.transforms.contains(where: \.canRefuse):
            lines.append(
                "try \(builder).append(encoded: \(encoded(value.code, type, value.transforms).text))")
        case .paddedInteger(let digits, _, _):
            lines.append("try \(builder).append(\(value.code), pad: \(digits), \(name))")
        case .invertedInteger(let digits, _, _):
            let format = type.numericTimestamp.map { "as: .\($0.rawValue), " } ?? ""
            lines.append("try \(builder).append(\(value.code), \(format)invert: \(digits), \(name))")
        case .integer:
            lines.append("\(builder).append(\(value.code))")
        case .number where type.logical == .decimal:
            lines.append("try \(builder).append(\(value.code), \(name))")
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .shard, .number,
            .bytes:
            lines.append("\(builder).literal(\(encoded(value.code, type, value.transforms).text))")
        }
        return lines
    }

    /// Appends a text that a guard of the entity looks at.
    private func guarded(_ value: Value, _ text: String, suffix: String) -> String {
        let entity = context.design[value.entity]
        let guards = SwiftType.nested(entity: context.namer[value.entity].type.text, name: "KeyGuards")
        let guarded = KeyGuards.name(entity, value.attribute, value.path, value.transforms)
        let place = context.namer.text(guards, in: place) + "." + SwiftIdentifier(verbatim: guarded + suffix).member
        return "try \(builder).append(\(text), \(place), \(name(of: value)))"
    }

    /// Of a number whose declared bounds are narrower than what the transform can hold.
    private func boundsCheck(_ value: Value) -> String? {
        let type = type(of: value).logical
        if case .paddedDecimal(let padded) = value.language { return boundsCheck(value, type, padded) }
        if case .number(let least, let most) = value.language {
            return boundsCheck(value, type, PaddedDecimal(digits: 0, fraction: 0, minimum: least, maximum: most))
        }
        guard case .int = type, let (least, most) = value.language.bounds else { return nil }
        var arguments: [String] = []
        let limits = value.language.holdable
        if least > limits.least { arguments.append("min: \(SwiftLiteral.integer(least))") }
        if most < limits.most { arguments.append("max: \(SwiftLiteral.integer(most))") }
        if arguments.isEmpty { return nil }
        let entityName = SwiftLiteral.string(context.design[value.entity].name)
        let check = "\(context.known(.valueCheck))(entity: \(entityName))"
        return "try \(check).int(\(name(of: value)), \(value.code), \(arguments.joined(separator: ", ")))"
    }

    private func boundsCheck(_ value: Value, _ type: ValueType, _ padded: PaddedDecimal) -> String? {
        let bound = { (label: String, number: ExactNumber?) -> String? in
            number.map { "\(label): " + SwiftLiteral.decimal($0) }
        }
        var arguments = [bound("min", padded.minimum), bound("max", padded.maximum)].compactMap { $0 }
        if type == .decimal, padded.digits > 0, padded.valueFraction < padded.fraction {
            arguments.insert("fraction: \(padded.valueFraction)", at: 0)
        }
        if arguments.isEmpty { return nil }
        let entityName = SwiftLiteral.string(context.design[value.entity].name)
        let check = "\(context.known(.valueCheck))(entity: \(entityName))"
        let function = type == .int ? "int" : "decimal"
        return "try \(check).\(function)(\(name(of: value)), \(value.code), \(arguments.joined(separator: ", ")))"
    }

    private func type(of value: Value) -> ValueType {
        context.valueType(value.entity, value.attribute, path: value.path)
    }

    /// For errors.
    private func name(of value: Value) -> String {
        let entity = context.design[value.entity]
        return SwiftLiteral.string(([entity[value.attribute].name] + value.path).joined(separator: "."))
    }

    /// A value through its transforms: as an expression of type `String`, and as it stands within an interpolation.
    private func encoded(
        _ code: String, _ type: ValueType, _ transforms: [Transform]
    ) -> (text: String, interpolated: String) {
        let encoding = context.known(.keyEncoding)
        var text: String
        var interpolated: String
        let type = type.logical
        switch type {
        case .string, .json: (text, interpolated) = (code, code)
        case .enumeration: (text, interpolated) = ("\(code).rawValue", "\(code).rawValue")
        case .uuid, .uuidv7: (text, interpolated) = ("\(encoding).text(\(code))", "\(encoding).text(\(code))")
        case .timestamp(let format) where format != .iso8601:
            text = "\(encoding).text(\(code), as: .\(format.rawValue))"
            interpolated = text
        case .int, .bool, .timestamp, .date, .ulid, .ksuid, .decimal, .double, .bytes, .object, .list, .map, .set,
            .recoded:
            (text, interpolated) = ("\(code).description", code)
        }
        for transform in transforms {
            switch transform {
            case .lower: text = "\(encoding).lower(\(text))"
            case .upper: text = "\(encoding).upper(\(text))"
            case .year: text = "\(encoding).year(\(code))"
            case .month: text = "\(encoding).month(\(code))"
            case .day: text = "\(encoding).day(\(code))"
            case .hour: text = "\(encoding).hour(\(code))"
            case .shard(let count): text = "\(encoding).shard(\(text), \(count))"
            case .pad(let digits, 0): text = "\(encoding).padded(\(code), \(digits))"
            case .pad(let digits, let fraction):
                let number = type == .int ? "\(context.known(.decimal))(\(code))" : code
                text = "\(encoding).padded(\(number), \(digits), \(fraction))"
            case .invert(let digits):
                let format = type.numericTimestamp.map { "as: .\($0.rawValue), " } ?? ""
                text = "\(encoding).inverted(\(code), \(format)\(digits))"
            }
            interpolated = text
        }
        return (text, interpolated)
    }
}

extension PlaceholderLanguage {
    /// The least and the greatest int, where it is one of ints.
    var bounds: (least: Int64, most: Int64)? {
        switch self {
        case .integer(let minimum, let maximum), .paddedInteger(_, let minimum, let maximum),
            .invertedInteger(_, let minimum, let maximum):
            (minimum, maximum)
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .paddedDecimal,
            .number, .bytes, .shard, .text, .pattern:
            nil
        }
    }

    /// What the builder's own method refuses nothing of.
    var holdable: (least: Int64, most: Int64) {
        switch self {
        case .paddedInteger(let digits, _, _): (-Self.nines(digits), Self.nines(digits))
        case .invertedInteger(let digits, _, _): (0, Self.nines(digits))
        case .integer, .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour,
            .paddedDecimal, .number, .bytes, .shard, .text, .pattern:
            (Int64.min, Int64.max)
        }
    }

    private static func nines(_ digits: Int) -> Int64 {
        if digits > 18 { return Int64.max }
        var value: Int64 = 1
        for _ in 0..<max(digits, 0) { value *= 10 }
        return value - 1
    }
}

extension ValueType {
    /// The format of a timestamp that is stored as a number.
    var numericTimestamp: TimestampFormat? {
        if case .timestamp(let format) = self, format.isNumber { return format }
        return nil
    }
}

extension Transform {
    /// Whether it has no text for some of the values that it takes.
    fileprivate var canRefuse: Bool {
        switch self {
        case .pad, .invert: true
        case .lower, .upper, .year, .month, .day, .hour, .shard: false
        }
    }
}
