/// A Swift value that is one attribute, in the form that is the default for its type.
///
/// Reading what was written gives an equal value. Other forms of a type (a timestamp in seconds, a number as text) are
/// an ``AttributeFormat``.
public protocol AttributeValueConvertible: Sendable {
    /// The value as it is stored, or the reason why it cannot be.
    func attributeValue() throws(ValueError) -> AttributeValue

    /// Reads a stored value, or says what was expected.
    init(attributeValue: AttributeValue) throws(ItemError)

    /// The value for which an absent attribute stands; nil, the default, where the attribute must be there.
    static var absentValue: Self? { get }

    /// Whether this value is stored by leaving the attribute out.
    var isStoredAsAbsence: Bool { get }

    /// How several of these are stored: L, but for bytes, which are B.
    static func listValue(_ list: [Self]) throws(ValueError) -> AttributeValue

    /// Reads what ``listValue(_:)`` gives.
    static func list(_ attributeValue: AttributeValue) throws(ItemError) -> [Self]
}

extension AttributeValueConvertible {
    /// None: the attribute must be there.
    @inlinable
    public static var absentValue: Self? { nil }

    /// False: the value is stored as a value.
    @inlinable
    public var isStoredAsAbsence: Bool { false }

    /// L.
    @inlinable
    public static func listValue(_ list: [Self]) throws(ValueError) -> AttributeValue {
        var values: [AttributeValue] = []
        values.reserveCapacity(list.count)
        for (index, element) in list.enumerated() {
            do { values.append(try element.attributeValue()) } catch { throw error.ofElement(index) }
        }
        return .l(values)
    }

    /// Reads L.
    @inlinable
    public static func list(_ attributeValue: AttributeValue) throws(ItemError) -> [Self] {
        guard case .l(let values) = attributeValue else { throw .mismatch(expected: "L", found: attributeValue) }
        var list: [Self] = []
        list.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            do { list.append(try Self(attributeValue: value)) } catch { throw error.insideElement(index) }
        }
        return list
    }
}

/// Enums with stored names.
extension AttributeValueConvertible where Self: RawRepresentable, RawValue == String {
    /// S: the stored name.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(rawValue) }

    /// Reads a stored name, byte by byte.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .s(let text) = attributeValue else {
            throw .mismatch(expected: "a name in S", found: attributeValue)
        }
        // `init(rawValue:)` compares by canonical equivalence, under which two different texts can be one.
        guard let value = Self(rawValue: text), value.rawValue.hasBytes(of: text) else {
            throw .noName(of: Self.self)
        }
        self = value
    }
}
