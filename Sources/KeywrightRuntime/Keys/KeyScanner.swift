/// Reads values back from a key text, for attributes that are stored in the key alone.
///
/// ```swift
/// let key = try KeyScanner(reader, "SK", [.literal("ITEM#"), .padded(4)])
/// let line = try key.value(KeyDecoding.padded(key[1], 4), "line")
/// ```
///
/// A template from which values are read back gives each text for one list of values only, so that there is one way at
/// most to divide a text among the parts.
public struct KeyScanner: Sendable {
    /// A literal, or what stands for a placeholder.
    public enum Part: Sendable, Hashable {
        /// Text of the template.
        case literal(String)
        /// A text that the guard takes.
        case text(KeyGuard)
        /// A text of so many bytes.
        case width(Int)
        /// One of some names: an enum's, or `true` and `false`.
        case oneOf([String])
        /// A number in decimal without padding, within the bounds.
        case int(ClosedRange<Int>)
        /// `pad(n.f)`: n digits, and with f above 0 a point and f digits; before them the minus of a negative number.
        case padded(Int, fraction: Int = 0)
        /// A time in a format whose texts differ in length.
        case time(TimestampFormat)
    }

    private let reader: ItemReader
    private let keyAttribute: String
    private let texts: [String]

    /// Divides the text of a key attribute of type S.
    ///
    /// - Throws: `mismatch` where it is no text of the parts.
    public init(_ reader: ItemReader, _ keyAttribute: String, _ parts: [Part]) throws(ItemError) {
        let text: String = try reader.required(keyAttribute)
        let bytes = Array(text.utf8)
        guard let texts = KeyScanner.read(parts[...], of: bytes[...]) else {
            throw reader.mismatch(keyAttribute, "the key is not built as the design says")
        }
        self.reader = reader
        self.keyAttribute = keyAttribute
        self.texts = texts
    }

    /// The text of a part, by its place among all of them.
    public subscript(_ position: Int) -> String { texts[position] }

    /// A value whose text reads as what the function gives.
    public func value<Value>(_ value: Value?, _ name: String) throws(ItemError) -> Value {
        guard let value else { throw reader.mismatch(name, "its text in \(keyAttribute) is none of its type's") }
        return value
    }

    /// The texts of the parts; nil where the bytes cannot be divided among them.
    private static func read(_ parts: ArraySlice<Part>, of bytes: ArraySlice<UInt8>) -> [String]? {
        guard let part = parts.first else { return bytes.isEmpty ? [] : nil }
        let rest = parts.dropFirst()
        for end in part.ends(in: bytes, isLast: rest.isEmpty) {
            guard let behind = read(rest, of: bytes[end...]) else { continue }
            let text = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
            if part.takes(text) { return [text] + behind }
        }
        return nil
    }
}

extension KeyScanner.Part {
    /// Where the text of the part may end that begins the bytes, the nearest first.
    fileprivate func ends(in bytes: ArraySlice<UInt8>, isLast: Bool) -> [Int] {
        let start = bytes.startIndex
        switch self {
        case .literal(let literal):
            return bytes.starts(with: literal.utf8) ? [start + literal.utf8.count] : []
        case .width(let count):
            return bytes.count >= count ? [start + count] : []
        case .padded(let digits, let fraction):
            let sign = bytes.first == UInt8(ascii: "-") ? 1 : 0
            let count = digits + (fraction > 0 ? fraction + 1 : 0) + sign
            return bytes.count >= count ? [start + count] : []
        case .oneOf(let names):
            return names.filter { bytes.starts(with: $0.utf8) }.map { start + $0.utf8.count }
        case .text, .int, .time:
            if bytes.isEmpty { return [] }
            if isLast { return [bytes.endIndex] }
            // Between two scalars, not within one.
            return (start + 1..<bytes.endIndex).filter { bytes[$0] & 0xC0 != 0x80 }
        }
    }

    /// Whether a text of the right length is one of the part.
    fileprivate func takes(_ text: String) -> Bool {
        switch self {
        case .literal, .width, .padded, .oneOf: true
        case .text(let guarded): (try? guarded.check(text)) != nil
        case .int(let bounds): KeyDecoding.int(text).map(bounds.contains) ?? false
        case .time(let format): format.timestamp(text) != nil
        }
    }
}
