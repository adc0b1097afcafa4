/// A value that was refused before any request: no key could be built from it, or the design's constraints forbid it.
///
/// The text names the attribute and the rule, never the value, which may be a secret.
public struct ValueError: Error, Hashable, Sendable {
    /// Which rule the value breaks.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The rule's name.
        public let rawValue: String

        /// Names a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Text that must not stand in a key, since it could forge another item's.
        public static let keyGuard = Kind(rawValue: "keyGuard")
        /// A key of no bytes (F1.10).
        public static let emptyKey = Kind(rawValue: "emptyKey")
        /// A key over 2,048 or 1,024 bytes (F1.8).
        public static let keySize = Kind(rawValue: "keySize")
        /// A number with more digits than its place in the key has.
        public static let digits = Kind(rawValue: "digits")
        /// Below the design's `min`.
        public static let belowMinimum = Kind(rawValue: "min")
        /// Above the design's `max`.
        public static let aboveMaximum = Kind(rawValue: "max")
        /// Shorter than the design's `minLength`.
        public static let tooShort = Kind(rawValue: "minLength")
        /// Longer than the design's `maxLength`.
        public static let tooLong = Kind(rawValue: "maxLength")
        /// Not in the language of the design's `pattern`.
        public static let pattern = Kind(rawValue: "pattern")
        /// More digits behind the point than the design's `fraction`.
        public static let fraction = Kind(rawValue: "fraction")
        /// A number that DynamoDB cannot hold (F1.13).
        public static let number = Kind(rawValue: "number")
        /// An empty set, where an absent attribute cannot stand for it.
        public static let emptySet = Kind(rawValue: "emptySet")
        /// Members of several types, which no set holds.
        public static let set = Kind(rawValue: "set")
        /// Text that is not JSON.
        public static let json = Kind(rawValue: "json")
        /// An expiry more than five years past, which DynamoDB passes over, or one in milliseconds (F4.22).
        public static let expiry = Kind(rawValue: "expiry")
        /// A page size that the pattern does not allow.
        public static let pageSize = Kind(rawValue: "pageSize")
        /// A list of values that is too long for its operator.
        public static let count = Kind(rawValue: "count")
        /// A request token that is empty or longer than 36 characters (F4.18).
        public static let token = Kind(rawValue: "token")
    }

    /// Which rule.
    public var kind: Kind
    /// The entity whose attribute it is; empty where there is none.
    public var entity: String
    /// The attribute, with the path inside it: `lines[2].quantity`; empty where there is none.
    public var attribute: String
    /// The rule in words, without the value.
    public var message: String

    /// Makes an error.
    public init(_ kind: Kind, entity: String = "", attribute: String = "", _ message: String) {
        self.kind = kind
        self.entity = entity
        self.attribute = attribute
        self.message = message
    }

    /// The same error seen from the list that holds the value.
    @usableFromInline @inline(never)
    func ofElement(_ index: Int) -> ValueError { of("", "[\(index)]") }

    /// The same error seen from the attribute that holds the value.
    @usableFromInline @inline(never)
    func of(_ entity: String, _ attribute: String) -> ValueError {
        var error = self
        if error.entity.isEmpty { error.entity = entity }
        error.attribute = AttributePath.join(attribute, error.attribute)
        return error
    }
}

extension ValueError: CustomStringConvertible {
    /// `User.email: longer than 254 characters`.
    public var description: String {
        let place = AttributePath.join(entity, attribute)
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
