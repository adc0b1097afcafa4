/// A stored item that is not what the design says: it does not decode, or the design does not know it.
///
/// The text names the entity, the attribute and the types, never what the item holds; `key` is for the program.
public struct ItemError: Error, Hashable, Sendable {
    /// What is wrong with the item.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The kind's name.
        public let rawValue: String

        /// Names a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A required attribute is absent, or NULL.
        public static let missing = Kind(rawValue: "missing")
        /// An attribute has another type, or a value that its type does not have.
        public static let mismatch = Kind(rawValue: "mismatch")
        /// An item of no entity that was asked for.
        public static let foreign = Kind(rawValue: "foreign")
    }

    /// What is wrong.
    public var kind: Kind
    /// The entity that was being decoded; empty for a foreign item.
    public var entity: String
    /// The attribute, with the path inside it: `lines[2].sku`; empty for a foreign item.
    public var attribute: String
    /// The item's key attributes, as far as the reader was told their names.
    public var key: Item
    /// What was expected, in words.
    public var message: String

    /// Makes an error.
    public init(
        _ kind: Kind, entity: String = "", attribute: String = "", key: Item = [:], _ message: String
    ) {
        self.kind = kind
        self.entity = entity
        self.attribute = attribute
        self.key = key
        self.message = message
    }

    /// A value that is not of the type expected.
    @inline(never)
    public static func mismatch(expected: String, found: AttributeValue) -> ItemError {
        ItemError(.mismatch, "expected \(expected), found \(found.typeName)")
    }

    /// An item of no entity that was asked for.
    ///
    /// - Parameter keyNames: the table's key attributes, which the error then carries.
    public static func foreign(_ item: Item, keyNames: [String] = []) -> ItemError {
        ItemError(.foreign, key: item.key(keyNames), "an item of no entity that was asked for")
    }

    /// A text that is none of an enum's stored names.
    @usableFromInline @inline(never)
    static func noName(of type: any Any.Type) -> ItemError {
        ItemError(.mismatch, "not one of the names of \(type)")
    }

    /// The same error seen from the list that holds the value.
    @usableFromInline @inline(never)
    func insideElement(_ index: Int) -> ItemError { inside("[\(index)]") }

    /// The same error seen from the attribute that holds the value.
    @usableFromInline @inline(never)
    func inside(_ attribute: String) -> ItemError {
        var error = self
        error.attribute = AttributePath.join(attribute, error.attribute)
        return error
    }
}

extension ItemError: CustomStringConvertible {
    /// `Order.lines[2].sku: expected text, found N`.
    public var description: String {
        let place = AttributePath.join(entity, attribute)
        return place.isEmpty ? message : "\(place): \(message)"
    }
}

extension AttributeValue {
    /// The service's letters for the type.
    var typeName: String {
        switch self {
        case .s: "S"
        case .n: "N"
        case .b: "B"
        case .bool: "BOOL"
        case .null: "NULL"
        case .l: "L"
        case .m: "M"
        case .ss: "SS"
        case .ns: "NS"
        case .bs: "BS"
        }
    }
}

extension Item {
    /// The named attributes, as far as the item has them.
    func key(_ names: [String]) -> Item {
        var key: Item = [:]
        for name in names { key[name] = self[name] }
        return key
    }
}
