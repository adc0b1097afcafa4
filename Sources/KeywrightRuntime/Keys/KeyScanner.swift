#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Reads values back from a key text, for attributes that are stored in the key alone.
///
/// ```swift
/// var key = try KeyScanner(reader, "SK")
/// try key.literal("ITEM#")
/// let line = try key.padded(4, "line")
/// try key.end()
/// ```
public struct KeyScanner: Sendable {
    private let reader: ItemReader
    private let keyAttribute: String
    private let bytes: [UInt8]
    private var offset = 0

    /// Begins to read a key attribute of type S.
    public init(_ reader: ItemReader, _ keyAttribute: String) throws(ItemError) {
        let text: String = try reader.required(keyAttribute)
        self.reader = reader
        self.keyAttribute = keyAttribute
        self.bytes = Array(text.utf8)
    }

    /// Steps over text of the template.
    public mutating func literal(_ literal: String) throws(ItemError) {
        guard bytes[offset...].starts(with: literal.utf8) else {
            throw reader.mismatch(keyAttribute, "expected \"\(literal)\" in the key")
        }
        offset += literal.utf8.count
    }

    /// Demands that the key ends here.
    public func end() throws(ItemError) {
        guard offset == bytes.count else { throw reader.mismatch(keyAttribute, "expected the end of the key") }
    }

    /// The text up to the next place where the literal stands, or up to the end; one scalar at least.
    ///
    /// It is the placeholder's text where its language lacks the first character of that literal.
    public mutating func text(before literal: String?, _ name: String) throws(ItemError) -> String {
        let end = literal.flatMap { position(of: Array($0.utf8)) } ?? bytes.count
        guard end > offset else { throw reader.mismatch(name, "expected text in \(keyAttribute)") }
        return take(end - offset)
    }

    /// The text of so many bytes: a placeholder of fixed width.
    public mutating func text(bytes count: Int, _ name: String) throws(ItemError) -> String {
        guard bytes.count - offset >= count else {
            throw reader.mismatch(name, "expected \(count) bytes in \(keyAttribute)")
        }
        return take(count)
    }

    /// A value whose text reads as what the function gives.
    public func value<Value>(_ value: Value?, _ name: String) throws(ItemError) -> Value {
        guard let value else { throw reader.mismatch(name, "its text in \(keyAttribute) is none of its type's") }
        return value
    }

    private mutating func take(_ count: Int) -> String {
        let text = String(decoding: bytes[offset..<offset + count], as: UTF8.self)
        offset += count
        return text
    }

    private func position(of literal: [UInt8]) -> Int? {
        guard let first = literal.first else { return nil }
        var index = offset
        while index + literal.count <= bytes.count {
            if bytes[index] == first, bytes[index..<index + literal.count].elementsEqual(literal) { return index }
            index += 1
        }
        return nil
    }
}

extension KeyScanner {
    /// A ULID.
    public mutating func ulid(_ name: String) throws(ItemError) -> ULID {
        try value(ULID(try text(bytes: 26, name)), name)
    }

    /// A KSUID.
    public mutating func ksuid(_ name: String) throws(ItemError) -> KSUID {
        try value(KSUID(try text(bytes: 27, name)), name)
    }

    /// A UUID in lower case.
    public mutating func uuid(_ name: String) throws(ItemError) -> UUID {
        try value(KeyDecoding.uuid(try text(bytes: 36, name)), name)
    }

    /// A date.
    public mutating func date(_ name: String) throws(ItemError) -> CalendarDate {
        try value(CalendarDate(try text(bytes: 10, name)), name)
    }

    /// A timestamp as it is stored: of the format's width where it has one, else up to the literal or to the end.
    public mutating func timestamp(
        _ format: TimestampFormat = .iso8601, before literal: String?, _ name: String
    ) throws(ItemError) -> Timestamp {
        let text =
            if let width = format.width { try text(bytes: width, name) } else { try signedText(before: literal, name) }
        return try value(format.timestamp(text), name)
    }

    /// One of some names, an enum's or `true` and `false`: the one behind which the literal, or the end, comes.
    public mutating func oneOf(
        _ names: [String], before literal: String?, _ name: String
    ) throws(ItemError) -> String {
        for candidate in names where bytes[offset...].starts(with: candidate.utf8) {
            let rest = bytes[(offset + candidate.utf8.count)...]
            if let literal { if !rest.starts(with: literal.utf8) { continue } } else if !rest.isEmpty { continue }
            offset += candidate.utf8.count
            return candidate
        }
        throw reader.mismatch(name, "its text in \(keyAttribute) is none of its names")
    }

    /// An int without padding, up to the literal or to the end.
    public mutating func int(before literal: String?, _ name: String) throws(ItemError) -> Int {
        try value(KeyDecoding.int(try signedText(before: literal, name)), name)
    }

    /// The text up to the literal, which may begin with a minus of its own.
    private mutating func signedText(before literal: String?, _ name: String) throws(ItemError) -> String {
        let sign = signWidth == 0 ? "" : take(1)
        return sign + (try text(before: literal, name))
    }

    /// `pad(n)` of an int.
    public mutating func padded(_ digits: Int, _ name: String) throws(ItemError) -> Int {
        try value(KeyDecoding.padded(try text(bytes: digits + signWidth, name), digits), name)
    }

    /// `pad(n.f)` of a decimal.
    public mutating func padded(_ digits: Int, fraction: Int, _ name: String) throws(ItemError) -> Decimal {
        let width = digits + (fraction > 0 ? fraction + 1 : 0) + signWidth
        return try value(KeyDecoding.padded(try text(bytes: width, name), digits, fraction), name)
    }

    /// `invert(n)` of an int.
    public mutating func inverted(_ digits: Int, _ name: String) throws(ItemError) -> Int {
        try value(KeyDecoding.inverted(try text(bytes: digits, name), digits), name)
    }

    /// 1 where a minus stands next, else 0.
    private var signWidth: Int { offset < bytes.count && bytes[offset] == UInt8(ascii: "-") ? 1 : 0 }
}
