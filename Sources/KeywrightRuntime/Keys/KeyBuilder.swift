#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Builds the text of one key attribute, literal by literal and placeholder by placeholder.
///
/// ```swift
/// static func sortKey(placedAt: Timestamp, line: Int) throws(ValueError) -> String {
///     var key = KeyBuilder(entity: "OrderItem", attribute: "SK", .sort)
///     key.literal("ITEM#")
///     key.append(encoded: KeyEncoding.day(placedAt))
///     key.literal("#")
///     try key.append(line, pad: 4, "line")
///     return try key.finish()
/// }
/// ```
///
/// Methods that can refuse a value take the name of its attribute, which the error carries.
public struct KeyBuilder: Sendable {
    /// The text so far: the start of a range, or a prefix.
    public internal(set) var text: String = ""
    private let entity: String
    private let attribute: String
    private let role: KeyRole

    /// Begins the text of a key attribute.
    public init(entity: String, attribute: String, _ role: KeyRole) {
        self.entity = entity
        self.attribute = attribute
        self.role = role
    }

    /// The whole text.
    ///
    /// - Throws: `emptyKey` or `keySize`.
    public func finish() throws(ValueError) -> String {
        do { try role.check(bytes: text.utf8.count) } catch { throw error.of(entity, attribute) }
        return text
    }

    /// The text before `∞`, U+10FFFF, which is behind every text that a placeholder can give: the end of a range.
    public func upperEnd() -> String {
        text + "\u{10FFFF}"
    }
}

extension KeyBuilder {
    /// Text of the template.
    public mutating func literal(_ literal: String) { text += literal }

    /// Text of a placeholder that needs no guard: what ``KeyEncoding`` gave, or an enum's stored name.
    public mutating func append(encoded: String) { text += encoded }

    /// An int without padding.
    public mutating func append(_ number: Int) { text += KeyEncoding.text(number) }

    /// A truth value.
    public mutating func append(_ flag: Bool) { text += KeyEncoding.text(flag) }

    /// A UUID in lower case.
    public mutating func append(_ uuid: UUID) { text += KeyEncoding.text(uuid) }

    /// A ULID.
    public mutating func append(_ ulid: ULID) { text += ulid.description }

    /// A KSUID.
    public mutating func append(_ ksuid: KSUID) { text += ksuid.description }

    /// A date.
    public mutating func append(_ date: CalendarDate) { text += date.description }

    /// A timestamp as it is stored.
    public mutating func append(_ timestamp: Timestamp, as format: TimestampFormat = .iso8601) {
        text += format.text(timestamp)
    }
}

extension KeyBuilder {
    /// A string, after its transforms.
    ///
    /// - Throws: what the guard refuses.
    public mutating func append(_ string: String, _ guarded: KeyGuard, _ name: String) throws(ValueError) {
        do { try guarded.check(string) } catch { throw error.of(entity, name) }
        text += string
    }

    /// A decimal without padding.
    public mutating func append(_ number: Decimal, _ name: String) throws(ValueError) {
        do { text += try KeyEncoding.text(number) } catch { throw error.of(entity, name) }
    }

    /// `pad(n)` of an int.
    public mutating func append(_ number: Int, pad digits: Int, _ name: String) throws(ValueError) {
        do { text += try KeyEncoding.padded(number, digits) } catch { throw error.of(entity, name) }
    }

    /// `pad(n.f)` of a decimal.
    public mutating func append(
        _ number: Decimal, pad digits: Int, fraction: Int = 0, _ name: String
    ) throws(ValueError) {
        do { text += try KeyEncoding.padded(number, digits, fraction) } catch { throw error.of(entity, name) }
    }

    /// `invert(n)` of an int.
    public mutating func append(_ number: Int, invert digits: Int, _ name: String) throws(ValueError) {
        do { text += try KeyEncoding.inverted(number, digits) } catch { throw error.of(entity, name) }
    }

    /// `invert(n)` of a timestamp that is stored as a number.
    public mutating func append(
        _ timestamp: Timestamp, as format: TimestampFormat, invert digits: Int, _ name: String
    ) throws(ValueError) {
        do { text += try KeyEncoding.inverted(timestamp, as: format, digits) } catch { throw error.of(entity, name) }
    }
}
