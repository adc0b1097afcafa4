import KeywrightModel

/// How values of an attribute go into items and come out of them, in the runtime's words.
struct AttributeCoding: Sendable {
    /// The `AttributeFormat` where the form is not the type's own: `.epochSeconds`.
    let format: String?

    init(_ type: ValueType) { format = AttributeCoding.format(of: type) }

    /// The value as it is stored, which can throw a `ValueError`.
    func attributeValue(of value: String, type: String, _ context: SwiftContext) -> String {
        guard let format else { return "\(value).attributeValue()" }
        return "\(context.known(.attributeFormat))<\(type)>\(format).attributeValue(\(value))"
    }

    private static func format(of type: ValueType) -> String? {
        switch type {
        case .timestamp(.iso8601): nil
        case .timestamp(.epochSeconds): ".epochSeconds"
        case .timestamp(.epochMillis): ".epochMillis"
        case .timestamp(let format): ".timestamp(.\(format.rawValue))"
        case .recoded(let type): type == .bool ? ".number" : ".string"
        case .json: ".json"
        case .list(let element): format(of: element).map { ".list(\($0))" }
        case .map(let element): format(of: element).map { ".map(\($0))" }
        case .string, .int, .decimal, .double, .bool, .bytes, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration,
            .object, .set:
            nil
        }
    }
}
