import KeywrightModel

/// Swift code that may throw a `ValueError`.
struct ThrowingCode: Sendable {
    var code: String
    var isThrowing: Bool

    init(_ code: String, isThrowing: Bool = false) {
        self.code = code
        self.isThrowing = isThrowing
    }

    /// With `try` where it needs one.
    var tried: String { isThrowing ? "try " + code : code }
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
        case .timestamp(.epochSeconds): return ThrowingCode(format("epochSeconds"))
        case .timestamp(.epochMillis): return ThrowingCode(format("epochMillis"))
        case .uuid, .uuidv7: return ThrowingCode(".s(\(context.known(.keyEncoding)).text(\(value)))")
        case .enumeration: return ThrowingCode(".s(\(value).rawValue)")
        case .decimal, .double, .json, .object, .list, .map, .set:
            return ThrowingCode(
                AttributeCoding(type).attributeValue(of: value, type: typeText, context), isThrowing: true)
        }
    }

    /// A value that stands in the design.
    static func attributeValue(_ literal: LiteralValue, _ type: ValueType) -> String {
        switch (literal, type) {
        case (.list(let elements), _):
            let values = elements.map { attributeValue($0, type.element ?? type) }
            return ".l([" + values.joined(separator: ", ") + "])"
        case (.object(let members), _):
            let values = members.map { member in
                let memberType = type.member(member.name) ?? type
                return SwiftLiteral.string(member.name) + ": " + attributeValue(member.value, memberType)
            }
            return values.isEmpty ? ".m([:])" : ".m([" + values.joined(separator: ", ") + "])"
        case (.bool(let flag), _): return ".bool(\(flag))"
        case (.number(let number), _): return ".n(\(SwiftLiteral.string(number.text)))"
        case (.text(let text), _): return ".s(\(SwiftLiteral.string(text)))"
        }
    }

    /// A value that stands in the design, as a value of Swift.
    ///
    /// Texts of times and ids were checked with the design, so that what stands behind `??` is never used.
    static func swift(_ literal: LiteralValue, _ type: ValueType, _ swiftType: SwiftType, _ context: SwiftContext)
        -> String
    {
        switch (literal, type) {
        case (.number(let number), .decimal): return SwiftLiteral.decimal(number)
        case (.number(let number), _): return number.int64.map(SwiftLiteral.integer) ?? number.text
        case (.bool(let flag), _): return flag ? "true" : "false"
        case (.text(let text), .enumeration(let enumeration)):
            let position = enumeration.cases.firstIndex { $0.stored == text || $0.name == text } ?? 0
            return "." + (context.namer.types.caseNames(of: swiftType).map { $0[position].member } ?? text)
        case (.text(let text), .timestamp):
            return "\(context.known(.timestamp))(\(SwiftLiteral.string(text))) ?? .earliest"
        case (.text(let text), .date):
            let date = context.known(.calendarDate)
            return "\(date)(\(SwiftLiteral.string(text))) ?? \(date)(\(context.known(.timestamp)).earliest)"
        case (.text(let text), .ulid):
            let ulid = context.known(.ulid)
            return "\(ulid)(\(SwiftLiteral.string(text))) ?? \(ulid)()"
        case (.text(let text), .uuid), (.text(let text), .uuidv7):
            return "UUID(uuidString: \(SwiftLiteral.string(text))) ?? UUID()"
        case (.text(let text), .bytes):
            return "[" + text.utf8.map(String.init).joined(separator: ", ") + "]"
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
            .enumeration, .object:
            nil
        }
    }

    func member(_ name: String) -> ValueType? {
        switch self {
        case .object(let object): object.members.first { $0.name == name }?.type
        case .map(let element): element
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .list, .set:
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
