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

    private static func append(_ item: Item, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        let names = item.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (index, name) in names.enumerated() {
            guard let value = item[name] else { continue }
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(quoted: name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ value: AttributeValue, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        append(quoted: value.typeName, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        switch value {
        case .s(let text), .n(let text): append(quoted: text, to: &bytes)
        case .b(let value): append(quoted: Base64.encode(value), to: &bytes)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .null: bytes.append(contentsOf: "true".utf8)
        case .l(let values): appendList(values, to: &bytes) { append($0, to: &$1) }
        case .m(let values): append(values, to: &bytes)
        case .ss(let texts), .ns(let texts): appendList(texts, to: &bytes) { append(quoted: $0, to: &$1) }
        case .bs(let values): appendList(values, to: &bytes) { append(quoted: Base64.encode($0), to: &$1) }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func appendList<Element>(
        _ elements: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func append(quoted text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Hexadecimal.lower[Int(byte >> 4)])
                bytes.append(Hexadecimal.lower[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
