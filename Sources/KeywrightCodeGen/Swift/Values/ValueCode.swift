import KeywrightModel

/// Swift code that may throw a `ValueError`.
struct ThrowingCode: Sendable {
    var code: String
    var isThrowing: Bool
    /// The same code where it can be broken into lines.
    var expression: SwiftExpression?

    init(_ code: String, isThrowing: Bool = false) {
        self.code = code
        self.isThrowing = isThrowing
    }

    /// Code that is long where names are.
    init(_ expression: SwiftExpression, isThrowing: Bool) {
        code = expression.flat
        self.isThrowing = isThrowing
        self.expression = expression
    }

    /// With `try` where it needs one.
    var tried: String { isThrowing ? "try " + code : code }

    /// The same behind something, laid out where it is placed.
    func tried(behind start: String) -> SwiftExpression {
        .joined(start + (isThrowing ? "try " : ""), expression ?? .text(code), "")
    }
}

/// The code of stored values.
enum ValueCode {
    /// A value as an `AttributeValue`.
    ///
    /// - Parameters:
    ///   - value: The expression.
    ///   - typeText: Its Swift type, for the few formats that have to name it.
    static func attributeValue(
        _ value: String, _ type: ValueType, typeText: String, _ context: SwiftContext
    ) -> ThrowingCode {
        let format = { (name: String) in "\(context.known(.timestampFormat)).\(name).value(\(value))" }
        switch type {
        case .string: return ThrowingCode(".s(\(value))")
        case .int: return ThrowingCode(".n(\(value).description)")
        case .bool: return ThrowingCode(".bool(\(value))")
        case .bytes: return ThrowingCode(".b(\(value))")
        case .timestamp(.iso8601), .date, .ulid, .ksuid: return ThrowingCode(".s(\(value).description)")
        case .timestamp(let timestamp): return ThrowingCode(format(timestamp.rawValue))
        case .recoded(.bool): return ThrowingCode(".n(\(value) ? \"1\" : \"0\")")
        case .recoded(.int): return ThrowingCode(".s(\(value).description)")
        case .uuid, .uuidv7: return ThrowingCode(".s(\(context.known(.keyEncoding)).text(\(value)))")
        case .enumeration: return ThrowingCode(".s(\(value).rawValue)")
        case .decimal, .double, .json, .object, .list, .map, .set, .recoded:
            return ThrowingCode(
                AttributeCoding(type).attributeValue(of: value, type: typeText, context), isThrowing: true)
        }
    }

    /// A value that stands in the design.
    static func attributeValue(_ literal: LiteralValue, _ type: ValueType) -> String {
        switch (literal, type) {
        case (.list(let elements), .set(let element)):
            let texts = elements.map { value -> String in
                if element == .bytes { return bytes(value.plainText ?? "") }
                return SwiftLiteral.string(value.plainText ?? "")
            }
            let function = element == .bytes ? "bs" : element == .string ? "ss" : "ns"
            return ".\(function)([\(texts.joined(separator: ", "))])"
        case (.list(let elements), _):
            let values = elements.map { attributeValue($0, type.element ?? type) }
            return ".l([" + values.joined(separator: ", ") + "])"
        case (.object(let members), _):
            let values = members.map { member in
                let memberType = type.member(member.name) ?? type
                let name = type.storedName(of: member.name)
                return SwiftLiteral.string(name) + ": " + attributeValue(member.value, memberType)
            }
            return values.isEmpty ? ".m([:])" : ".m([" + values.joined(separator: ", ") + "])"
        case (.bool(let flag), _): return ".bool(\(flag))"
        case (.number(let number), _): return ".n(\(SwiftLiteral.string(number.text)))"
        case (.text(let text), .bytes): return ".b(\(bytes(text)))"
        case (.text(let text), _): return ".s(\(SwiftLiteral.string(text)))"
        }
    }

    /// The array literal of bytes that a design writes as base 64.
    private static func bytes(_ base64: String) -> String {
        var bits = 0
        var count = 0
        var found: [String] = []
        for byte in base64.utf8 {
            let digit: Int
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = Int(byte) - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = Int(byte) - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) + 4
            case UInt8(ascii: "+"): digit = 62
            case UInt8(ascii: "/"): digit = 63
            default: continue
            }
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                found.append(String(bits >> count & 0xFF))
                bits &= (1 << count) - 1
            }
        }
        return "[" + found.joined(separator: ", ") + "]"
    }

    /// A value that stands in the design, as a value of Swift.
    ///
    /// Texts of times and ids were checked with the design, so that what stands behind `??` is never used.
    static func swift(_ literal: LiteralValue, _ type: ValueType, _ swiftType: SwiftType, _ context: SwiftContext)
        -> String
    {
        switch (literal, type) {
        case (.number(let number), .decimal): return SwiftLiteral.decimal(number)
        case (.number(let number), .recoded): return number == ExactNumber(0) ? "false" : "true"
        case (.text(let text), .recoded(let logical)):
            return ExactNumber(text).map { swift(.number($0), logical, swiftType, context) } ?? text
        case (.number(let number), .timestamp(let format)):
            let label = format == .epochSeconds ? "secondsSinceEpoch" : "millisecondsSinceEpoch"
            return "\(context.known(.timestamp))(\(label): \(number.text)) ?? .earliest"
        case (.number(let number), _): return number.int64.map(SwiftLiteral.integer) ?? number.text
        case (.bool(let flag), _): return flag ? "true" : "false"
        case (.text(let text), .enumeration(let enumeration)):
            let position = enumeration.cases.firstIndex { $0.stored == text || $0.name == text } ?? 0
            return "." + (context.namer.types.caseNames(of: swiftType).map { $0[position].member } ?? text)
        case (.text(let text), .timestamp):
            // With three digits, which is what the initializer reads.
            let fraction = text.utf8.count == 20 ? ".000" : String(text.dropFirst(19).prefix(4))
            let moment = String(text.prefix(19)) + fraction + "Z"
            return "\(context.known(.timestamp))(\(SwiftLiteral.string(moment))) ?? .earliest"
        case (.text(let text), .date):
            let date = context.known(.calendarDate)
            return "\(date)(\(SwiftLiteral.string(text))) ?? \(date)(\(context.known(.timestamp)).earliest)"
        case (.text(let text), .ulid):
            let ulid = context.known(.ulid)
            return "\(ulid)(\(SwiftLiteral.string(text))) ?? \(ulid)()"
        case (.text(let text), .ksuid):
            let ksuid = context.known(.ksuid)
            return "\(ksuid)(\(SwiftLiteral.string(text))) ?? \(ksuid)()"
        case (.text(let text), .uuid), (.text(let text), .uuidv7):
            return "UUID(uuidString: \(SwiftLiteral.string(text))) ?? UUID()"
        case (.text(let text), .bytes):
            return bytes(text)
        case (.text(let text), _): return SwiftLiteral.string(text)
        case (.list(let elements), _):
            let element = swiftType.element ?? swiftType
            let values = elements.map { swift($0, type.element ?? type, element, context) }
            return "[" + values.joined(separator: ", ") + "]"
        case (.object(let members), .object(let object)):
            let name = context.namer.text(swiftType, in: .namespace)
            let arguments = object.members.compactMap { member -> String? in
                guard let value = members.first(where: { $0.name == member.name })?.value,
                    let declared = context.namer.types.member(member.name, of: swiftType)
                else { return nil }
                return declared.property.label + ": " + swift(value, member.type, declared.type, context)
            }
            return name + "(" + arguments.joined(separator: ", ") + ")"
        case (.object(let members), _):
            let element = swiftType.element ?? swiftType
            let values = members.map { member in
                SwiftLiteral.string(member.name) + ": " + swift(member.value, type.element ?? type, element, context)
            }
            return values.isEmpty ? "[:]" : "[" + values.joined(separator: ", ") + "]"
        }
    }
}

extension ValueType {
    /// Of a list, map or set.
    var element: ValueType? {
        switch self {
        case .list(let element), .map(let element), .set(let element): element
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .object, .recoded:
            nil
        }
    }

    /// The name of a member in the map that DynamoDB holds.
    func storedName(of member: String) -> String {
        guard case .object(let object) = self else { return member }
        return object.members.first { $0.name.utf8.elementsEqual(member.utf8) }?.storedName ?? member
    }

    func member(_ name: String) -> ValueType? {
        switch self {
        case .object(let object): object.members.first { $0.name == name }?.type
        case .map(let element): element
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .list, .set, .recoded:
            nil
        }
    }
}

extension SwiftType {
    var element: SwiftType? {
        switch self {
        case .array(let element), .dictionary(let element), .set(let element): element
        case .known, .shared, .nested, .optional: nil
        }
    }
}
