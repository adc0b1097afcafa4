/// `Codable` for values that are one text.
enum TextCoding {
    static func decode<Value: LosslessStringConvertible>(from decoder: any Decoder) throws -> Value {
        let container = try decoder.singleValueContainer()
        guard let value = Value(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the text of a \(Value.self)")
        }
        return value
    }

    static func encode(_ value: some LosslessStringConvertible, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value.description)
    }
}
