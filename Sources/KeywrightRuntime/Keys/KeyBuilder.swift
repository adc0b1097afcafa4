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
    @inlinable public var text: String { written }
    @usableFromInline var written = ""
    @usableFromInline let entity: StaticString
    @usableFromInline let attribute: StaticString
    @usableFromInline let role: KeyRole

    /// Begins the text of a key attribute.
    @inlinable @inline(__always)
    public init(entity: StaticString, attribute: StaticString, _ role: KeyRole) {
        self.entity = entity
        self.attribute = attribute
        self.role = role
    }

    /// The whole text, which the builder then holds no longer.
    ///
    /// - Throws: `emptyKey` or `keySize`.
    @inlinable @inline(__always)
    public mutating func finish() throws(ValueError) -> String {
        let count = written.utf8.count
        if count == 0 || count > role.mostBytes { try refuse(count) }
        // Taken out of the builder, the text has no other owner that would have to be counted.
        var text = ""
        swap(&text, &written)
        return text
    }

    @usableFromInline @inline(never)
    func refuse(_ count: Int) throws(ValueError) {
        do { try role.check(bytes: count) } catch { throw error.of(entity.description, attribute.description) }
    }

    /// The text before `∞`, U+10FFFF, which is behind every text that a placeholder can give: the end of a range.
    public func upperEnd() -> String {
        written + "\u{10FFFF}"
    }

    /// Ends the text before what it is so far, which is the end of a range that is left out.
    public mutating func endBefore() {
        written = KeyEncoding.before(written)
    }

    @inlinable @inline(__always)
    mutating func add(_ text: String) {
        if written.isEmpty { written = text } else { written += text }
    }
}

extension KeyBuilder {
    /// Text of the template.
    @inlinable @inline(__always)
    public mutating func literal(_ literal: String) { add(literal) }

    /// Text of a placeholder that needs no guard: what ``KeyEncoding`` gave, or an enum's stored name.
    @inlinable
    public mutating func append(encoded: String) { add(encoded) }

    /// An int without padding.
    public mutating func append(_ number: Int) { add(KeyEncoding.text(number)) }

    /// A truth value.
    public mutating func append(_ flag: Bool) { add(KeyEncoding.text(flag)) }

    /// A UUID in lower case.
    public mutating func append(_ uuid: UUID) { add(KeyEncoding.text(uuid)) }

    /// A ULID.
    public mutating func append(_ ulid: ULID) { add(ulid.description) }

    /// A KSUID.
    public mutating func append(_ ksuid: KSUID) { add(ksuid.description) }

    /// A date.
    public mutating func append(_ date: CalendarDate) { add(date.description) }

    /// A timestamp as it is stored.
    public mutating func append(_ timestamp: Timestamp, as format: TimestampFormat = .iso8601) {
        add(format.text(timestamp))
    }
}

extension KeyBuilder {
    /// A string, after its transforms.
    ///
    /// - Throws: what the guard refuses.
    @inlinable @inline(__always)
    public mutating func append(_ string: String, _ guarded: KeyGuard, _ name: String) throws(ValueError) {
        do { try guarded.check(string) } catch { throw located(error, name) }
        add(string)
    }

    @usableFromInline @inline(never)
    func located(_ error: ValueError, _ name: String) -> ValueError { error.of(entity.description, name) }

    /// A decimal without padding.
    public mutating func append(_ number: Decimal, _ name: String) throws(ValueError) {
        do { add(try KeyEncoding.text(number)) } catch { throw located(error, name) }
    }

    /// `pad(n)` of an int.
    @inlinable @inline(__always)
    public mutating func append(_ number: Int, pad digits: Int, _ name: String) throws(ValueError) {
        do { add(try KeyEncoding.padded(number, digits)) } catch { throw located(error, name) }
    }

    /// `pad(n.f)` of a decimal.
    public mutating func append(
        _ number: Decimal, pad digits: Int, fraction: Int = 0, _ name: String
    ) throws(ValueError) {
        do { add(try KeyEncoding.padded(number, digits, fraction)) } catch { throw located(error, name) }
    }

    /// `invert(n)` of an int.
    public mutating func append(_ number: Int, invert digits: Int, _ name: String) throws(ValueError) {
        do { add(try KeyEncoding.inverted(number, digits)) } catch { throw located(error, name) }
    }

    /// `invert(n)` of a timestamp that is stored as a number.
    public mutating func append(
        _ timestamp: Timestamp, as format: TimestampFormat, invert digits: Int, _ name: String
    ) throws(ValueError) {
        do { add(try KeyEncoding.inverted(timestamp, as: format, digits)) } catch {
            throw located(error, name)
        }
    }
}
