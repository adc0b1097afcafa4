/// The compact binary form of values inside a cursor and under its checksum: a type, a length, the bytes.
///
/// Every value has one form, and no form is the beginning of another.
enum ByteCoding {
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        append(text.utf8.count, to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    /// Any value, nil included. Maps go by the order of their names' bytes.
    static func append(_ value: AttributeValue?, to bytes: inout [UInt8]) {
        switch value {
        case nil: bytes.append(0)
        case .s(let text):
            bytes.append(1)
            append(text, to: &bytes)
        case .n(let text):
            bytes.append(2)
            append(text, to: &bytes)
        case .b(let value):
            bytes.append(3)
            append(value.count, to: &bytes)
            bytes.append(contentsOf: value)
        case .bool(let flag): bytes.append(flag ? 5 : 4)
        case .null: bytes.append(6)
        case .l(let values): appendList(7, values, to: &bytes)
        case .m(let values):
            bytes.append(8)
            append(values.count, to: &bytes)
            for name in values.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                append(name, to: &bytes)
                append(values[name], to: &bytes)
            }
        case .ss(let texts): appendList(9, sorted(texts).map { .s($0) }, to: &bytes)
        case .ns(let texts): appendList(10, sorted(texts).map { .n($0) }, to: &bytes)
        case .bs(let values):
            appendList(11, values.sorted { $0.lexicographicallyPrecedes($1) }.map { .b($0) }, to: &bytes)
        }
    }

    private static func sorted(_ texts: [String]) -> [String] {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func appendList(_ type: UInt8, _ values: [AttributeValue], to bytes: inout [UInt8]) {
        bytes.append(type)
        append(values.count, to: &bytes)
        for value in values { append(value, to: &bytes) }
    }
}

/// Reads what ``ByteCoding`` wrote of key values, from bytes that anybody may have made.
struct ByteReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func byte() -> UInt8? { bytes.popFirst() }

    /// A number that is not negative and below 2³⁵, in its one form.
    mutating func number() -> Int? {
        var number = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let byte = byte() else { return nil }
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 ? nil : number }
        }
        return nil
    }

    /// A value of a key: S, N or B.
    mutating func keyValue() -> AttributeValue? {
        guard let type = byte(), let count = number(), count <= bytes.count else { return nil }
        let content = bytes.prefix(count)
        bytes = bytes.dropFirst(count)
        if type == 3 { return .b(Array(content)) }
        let text = String(decoding: content, as: UTF8.self)
        guard text.utf8.elementsEqual(content) else { return nil }
        switch type {
        case 1: return .s(text)
        case 2: return NumberText(text) == nil ? nil : .n(text)
        default: return nil
        }
    }
}
