public import KeywrightRuntime

/// What a generated method gave.
public enum CallResult: Sendable {
    /// The items that there are, in order.
    case items([CallItem])
    /// A page, and where it ended.
    case page([CallItem], Cursor?)
    case count(Int)
    /// What a write gives back, where it does.
    case wrote(CallItem?)
    /// How many of a batch were not written.
    case unwritten(Int)

    /// A write that gives nothing back.
    public static let done = CallResult.wrote(nil)

    /// One item, or none.
    public static func one<Element>(
        _ element: Element?, as item: (Element) throws -> CallItem
    ) throws -> CallResult { .items(try [element].compactMap { try $0.map(item) }) }

    /// Those of several that are there.
    public static func some<Element>(
        _ elements: [Element?], as item: (Element) throws -> CallItem
    ) throws -> CallResult { .items(try elements.compactMap { try $0.map(item) }) }

    /// What a write gives back.
    public static func wrote<Element>(
        _ element: Element?, as item: (Element) throws -> CallItem
    ) throws -> CallResult { .wrote(try element.map(item)) }
}

/// An item that a generated method gave, by its attributes in the default form of their types.
public struct CallItem: Sendable {
    public let entity: String
    /// Whether it holds all attributes.
    public let isWhole: Bool
    public private(set) var values: [String: AttributeValue] = [:]

    public init(_ entity: String, isWhole: Bool) {
        self.entity = entity
        self.isWhole = isWhole
    }

    /// Adds an attribute, unless it is absent.
    public mutating func add<Value: AttributeValueConvertible>(_ name: String, _ value: Value?) throws {
        guard let value, !value.isStoredAsAbsence else { return }
        values[name] = try value.attributeValue()
    }
}
