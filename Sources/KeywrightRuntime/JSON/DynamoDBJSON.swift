/// The service's JSON form of values and items (F5.6), both ways.
///
/// Writing is deterministic: no blanks, names sorted by their bytes, lists and sets in the order in which they stand.
public enum DynamoDBJSON {
    /// `{"PK":{"S":"USER#1"},"n":{"N":"1"}}`.
    public static func text(_ item: Item) -> String {
        var bytes: [UInt8] = []
        append(item, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `{"S":"USER#1"}`.
    public static func text(_ value: AttributeValue) -> String {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what ``text(_:)`` gives of an item.
    package static func append(_ item: Item, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (name, value) in sorted(item) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            append(quoted: name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The members sorted by the bytes of their names.
    package static func sorted<Value>(_ members: [String: Value]) -> [(key: String, value: Value)] {
        members.sorted { precedes($0.key, $1.key) }
    }

    /// Byte order, on the bytes themselves where the texts have them at hand, as all do that are not bridged.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        let order = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
        }
        return (order ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func append(_ value: AttributeValue, to bytes: inout [UInt8]) {
        switch value {
        case .s(let text):
            append("{\"S\":", to: &bytes)
            append(quoted: text, to: &bytes)
        case .n(let text):
            append("{\"N\":", to: &bytes)
            append(quoted: text, to: &bytes)
        case .b(let value):
            append("{\"B\":", to: &bytes)
            append(base64: value, to: &bytes)
        case .bool(let flag): append(flag ? "{\"BOOL\":true" : "{\"BOOL\":false", to: &bytes)
        case .null: append("{\"NULL\":true", to: &bytes)
        case .l(let values):
            append("{\"L\":", to: &bytes)
            appendList(values, to: &bytes) { append($0, to: &$1) }
        case .m(let values):
            append("{\"M\":", to: &bytes)
            append(values, to: &bytes)
        case .ss(let texts):
            append("{\"SS\":", to: &bytes)
            appendList(texts, to: &bytes) { append(quoted: $0, to: &$1) }
        case .ns(let texts):
            append("{\"NS\":", to: &bytes)
            appendList(texts, to: &bytes) { append(quoted: $0, to: &$1) }
        case .bs(let values):
            append("{\"BS\":", to: &bytes)
            appendList(values, to: &bytes) { append(base64: $0, to: &$1) }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func appendList<Element>(
        _ elements: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func append(base64 value: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        Base64.append(value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private static func append(_ literal: StaticString, to bytes: inout [UInt8]) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends a text as a JSON string, with its quotes.
    package static func append(quoted text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0, to: &bytes) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends runs of bytes that stand for themselves, and the escapes between them.
    private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: text[start..<index])
            start = index + 1
            switch byte {
            case UInt8(ascii: "\""): append("\\\"", to: &bytes)
            case UInt8(ascii: "\\"): append("\\\\", to: &bytes)
            case 0x08: append("\\b", to: &bytes)
            case 0x09: append("\\t", to: &bytes)
            case 0x0A: append("\\n", to: &bytes)
            case 0x0C: append("\\f", to: &bytes)
            case 0x0D: append("\\r", to: &bytes)
            default:
                append("\\u00", to: &bytes)
                bytes.append(Hexadecimal.lower[Int(byte >> 4)])
                bytes.append(Hexadecimal.lower[Int(byte & 15)])
            }
        }
        bytes.append(contentsOf: text[start...])
    }
}
