#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a set of DynamoDB can hold: texts, numbers and bytes.
public protocol AttributeSetElement: AttributeValueConvertible, Hashable {
    /// SS, NS or BS, in a fixed order. The list is not empty and holds nothing twice.
    static func setValue(_ elements: [Self]) throws(ValueError) -> AttributeValue

    /// Reads SS, NS or BS.
    static func setElements(_ attributeValue: AttributeValue) throws(ItemError) -> [Self]
}

/// Sets are never stored empty: an absent attribute stands for the empty one.
extension Set: AttributeValueConvertible where Element: AttributeSetElement {
    /// SS, NS or BS. The empty set is refused: there it is the attribute that must be left out.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue {
        if isEmpty { throw ValueError(.emptySet, "DynamoDB holds no empty set") }
        return try Element.setValue(Array(self))
    }

    /// Reads SS, NS or BS.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        let elements = try Element.setElements(attributeValue)
        self = Set(elements)
        // Two texts of different bytes can be one to Swift; to lose one of them in silence would lose data.
        if count != elements.count {
            throw ItemError(.mismatch, "two elements of the set are equal")
        }
    }

    /// The empty set.
    @inlinable
    public static var absentValue: Set<Element>? { [] }

    /// True for the empty set.
    @inlinable
    public var isStoredAsAbsence: Bool { isEmpty }
}

extension String: AttributeSetElement {
    /// SS, in the order of the bytes.
    public static func setValue(_ elements: [String]) throws(ValueError) -> AttributeValue {
        .ss(elements.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// Reads SS.
    public static func setElements(_ attributeValue: AttributeValue) throws(ItemError) -> [String] {
        guard case .ss(let texts) = attributeValue else { throw .mismatch(expected: "SS", found: attributeValue) }
        return texts
    }
}

extension Int: AttributeSetElement {
    /// NS, ascending.
    public static func setValue(_ elements: [Int]) throws(ValueError) -> AttributeValue {
        .ns(elements.sorted().map(\.description))
    }

    /// Reads NS.
    public static func setElements(_ attributeValue: AttributeValue) throws(ItemError) -> [Int] {
        guard case .ns(let texts) = attributeValue else { throw .mismatch(expected: "NS", found: attributeValue) }
        var numbers: [Int] = []
        for text in texts { numbers.append(try NumberConversion.int(text)) }
        return numbers
    }
}

extension Decimal: AttributeSetElement {
    /// NS, ascending.
    public static func setValue(_ elements: [Decimal]) throws(ValueError) -> AttributeValue {
        var texts: [String] = []
        for element in elements.sorted() { texts.append(try NumberConversion.text(element)) }
        return .ns(texts)
    }

    /// Reads NS.
    public static func setElements(_ attributeValue: AttributeValue) throws(ItemError) -> [Decimal] {
        guard case .ns(let texts) = attributeValue else { throw .mismatch(expected: "NS", found: attributeValue) }
        var numbers: [Decimal] = []
        for text in texts { numbers.append(try NumberConversion.decimal(text)) }
        return numbers
    }
}

/// Bytes are an element of BS.
extension Array: AttributeSetElement where Element == UInt8 {
    /// BS, in the order of the bytes.
    public static func setValue(_ elements: [[UInt8]]) throws(ValueError) -> AttributeValue {
        .bs(elements.sorted { $0.lexicographicallyPrecedes($1) })
    }

    /// Reads BS.
    public static func setElements(_ attributeValue: AttributeValue) throws(ItemError) -> [[UInt8]] {
        guard case .bs(let values) = attributeValue else { throw .mismatch(expected: "BS", found: attributeValue) }
        return values
    }
}
