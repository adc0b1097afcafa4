#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Holds values to the design's constraints, for the encoders of one entity.
///
/// ```swift
/// let check = ValueCheck(entity: "User")
/// try check.string("email", email, maxLength: 254)
/// try check.int("orderCount", orderCount, min: 0)
/// ```
///
/// nil is an absent attribute, of which no constraint says anything.
public struct ValueCheck: Sendable {
    @usableFromInline let entity: String

    /// Checks values of the entity's attributes.
    @inlinable
    public init(entity: String) {
        self.entity = entity
    }

    /// `min` and `max` of an int.
    @inlinable
    public func int(_ attribute: String, _ value: Int?, min: Int? = nil, max: Int? = nil) throws(ValueError) {
        guard let value else { return }
        if let min, value < min { throw below(min, attribute) }
        if let max, value > max { throw above(max, attribute) }
    }

    /// `fraction`, `min` and `max` of a decimal.
    public func decimal(
        _ attribute: String, _ value: Decimal?, fraction: Int? = nil, min: Decimal? = nil, max: Decimal? = nil
    ) throws(ValueError) {
        guard let value else { return }
        // Of a number with as few digits as most have, its exponent tells what its text would.
        if value.isNaN || value.exponent < -(fraction ?? 9) || value.exponent < -9 || value.magnitude >= 1_000_000_000 {
            guard let number = NumberText(value), number.isStorable else {
                throw refused(.number, attribute, "not a number of 38 significant digits, from 1E-130 to below 1E126")
            }
            if let fraction, number.fractionDigits > fraction {
                throw refused(.fraction, attribute, "more than \(fraction) digits behind the point")
            }
        }
        if let min, value < min { throw below(min, attribute) }
        if let max, value > max { throw above(max, attribute) }
    }

    /// `min` and `max` of a double.
    public func double(
        _ attribute: String, _ value: Double?, min: Double? = nil, max: Double? = nil
    ) throws(ValueError) {
        guard let value else { return }
        if let min, !(value >= min) { throw refused(.belowMinimum, attribute, "below \(min)") }
        if let max, !(value <= max) { throw refused(.aboveMaximum, attribute, "above \(max)") }
    }

    /// `minLength` and `maxLength` of a string, in Unicode scalars.
    public func string(
        _ attribute: String, _ value: String?, minLength: Int? = nil, maxLength: Int? = nil
    ) throws(ValueError) {
        guard let value else { return }
        // A scalar has from one to four bytes.
        let bytes = value.utf8.count
        if bytes <= maxLength ?? .max, bytes / 4 >= minLength ?? 0 { return }
        let length = value.unicodeScalars.count
        if let minLength, length < minLength {
            throw refused(.tooShort, attribute, "shorter than \(minLength) characters")
        }
        if let maxLength, length > maxLength {
            throw refused(.tooLong, attribute, "longer than \(maxLength) characters")
        }
    }

    /// `pattern` of a string: the whole of it must match.
    public func pattern(_ attribute: String, _ value: String?, _ pattern: TextPattern) throws(ValueError) {
        guard let value, !pattern.matches(value) else { return }
        throw refused(.pattern, attribute, "does not match \(pattern.text)")
    }

    /// An attribute that is itself a key, of the table or of an index: neither empty nor too long (F1.8 to F1.10).
    public func key(_ attribute: String, _ value: String?, _ role: KeyRole) throws(ValueError) {
        guard let value else { return }
        do { try role.check(bytes: value.utf8.count) } catch { throw error.of(entity, attribute) }
    }

    /// Bytes that are themselves a key: neither empty nor too long (F1.8 to F1.10).
    public func key(_ attribute: String, _ value: [UInt8]?, _ role: KeyRole) throws(ValueError) {
        guard let value else { return }
        do { try role.check(bytes: value.count) } catch { throw error.of(entity, attribute) }
    }

    /// A string that stands in a key, after its transforms.
    public func guarded(_ attribute: String, _ value: String?, _ guarded: KeyGuard) throws(ValueError) {
        guard let value else { return }
        do { try guarded.check(value) } catch { throw error.of(entity, attribute) }
    }

    /// A list of values for the operator `in`, which takes from 1 to 100 (F3.7).
    public func list(_ parameter: String, count: Int) throws(ValueError) {
        if count > 100 { throw refused(.count, parameter, "more than 100 values") }
        if count == 0 { throw refused(.count, parameter, "no values") }
    }

    /// The attribute by which the table's items expire, which is stored in seconds (F4.22).
    ///
    /// Milliseconds taken for seconds need no check here: they are beyond the year 9999, where no `Timestamp` is.
    ///
    /// - Throws: `expiry` for a time more than five years past, by which DynamoDB would not delete the item.
    public func expiry(_ attribute: String, _ value: Timestamp?, now: Timestamp) throws(ValueError) {
        guard let value else { return }
        // Five years without the leap days in them: on the safe side, by a day or two.
        if value.millisecondsSinceEpoch < now.millisecondsSinceEpoch - 5 * 31_536_000_000 {
            throw refused(.expiry, attribute, "more than five years past, so that it would never expire")
        }
    }

    @usableFromInline @inline(never)
    func below(_ limit: some Sendable, _ attribute: String) -> ValueError {
        refused(.belowMinimum, attribute, "below \(limit)")
    }

    @usableFromInline @inline(never)
    func above(_ limit: some Sendable, _ attribute: String) -> ValueError {
        refused(.aboveMaximum, attribute, "above \(limit)")
    }

    private func refused(_ kind: ValueError.Kind, _ attribute: String, _ message: String) -> ValueError {
        ValueError(kind, entity: entity, attribute: attribute, message)
    }
}
