package import KeywrightDiagnostics

/// The type of an attribute's value, without the question whether it may be absent.
package indirect enum ValueType: Sendable, Equatable {
    case string, int, decimal, double, bool, bytes
    case timestamp(TimestampFormat)
    case date, uuid, uuidv7, ulid, ksuid, json
    case enumeration(Enumeration)
    case object(ObjectType)
    case list(ValueType)
    case map(ValueType)
    case set(ValueType)
    /// A bool that is stored as the number 0 or 1, or an int or a decimal that is stored as text (`as`).
    case recoded(ValueType)

    /// How the language calls it, for messages and reports: `ulid`, `list<Line>`.
    package var name: String {
        switch self {
        case .string: "string"
        case .int: "int"
        case .decimal: "decimal"
        case .double: "double"
        case .bool: "bool"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .date: "date"
        case .uuid: "uuid"
        case .uuidv7: "uuidv7"
        case .ulid: "ulid"
        case .ksuid: "ksuid"
        case .json: "json"
        case .enumeration(let enumeration): enumeration.typeName ?? "enum"
        case .object(let object): object.typeName ?? "object"
        case .list(let element): "list<\(element.name)>"
        case .map(let element): "map<\(element.name)>"
        case .set(let element): "set<\(element.name)>"
        case .recoded(let type): type.name
        }
    }

    /// The type of the values themselves, however they are stored.
    package var logical: ValueType {
        if case .recoded(let type) = self { return type }
        return self
    }

    /// The key type that a value of this type has when it is stored under its own name in a key (F1.7); nil where
    /// it cannot be a key.
    package var keyType: KeyType? {
        switch self {
        case .string, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration: .string
        case .recoded(let type): type == .bool ? .number : .string
        case .int, .decimal, .double, .timestamp(.epochSeconds), .timestamp(.epochMillis): .number
        case .timestamp: .string
        case .bytes: .binary
        case .bool, .json, .object, .list, .map, .set: nil
        }
    }
}

/// How a timestamp is stored.
package enum TimestampFormat: String, Sendable {
    case iso8601, epochSeconds, epochMillis
    /// Texts as other tables hold them: with no, six or nine digits of a second's fraction, or with any.
    case iso8601Seconds, iso8601Microseconds, iso8601Nanoseconds, iso8601AnyDigits

    /// How many digits of a second's fraction the text has; nil where that differs from text to text, or where it is a
    /// number.
    package var fractionDigits: Int? {
        switch self {
        case .iso8601: 3
        case .iso8601Seconds: 0
        case .iso8601Microseconds: 6
        case .iso8601Nanoseconds: 9
        case .iso8601AnyDigits, .epochSeconds, .epochMillis: nil
        }
    }

    package var isNumber: Bool {
        switch self {
        case .epochSeconds, .epochMillis: true
        case .iso8601, .iso8601Seconds, .iso8601Microseconds, .iso8601Nanoseconds, .iso8601AnyDigits: false
        }
    }
}

/// A closed set of texts.
package struct Enumeration: Sendable, Equatable {
    package struct Case: Sendable, Equatable {
        package var name: String
        package var stored: String

        package init(name: String, stored: String) {
            self.name = name
            self.stored = stored
        }
    }

    /// The name under `types:`, or nil where the enum stands at its attribute.
    package var typeName: String?
    package var cases: [Case]

    package init(typeName: String? = nil, cases: [Case]) {
        self.typeName = typeName
        self.cases = cases
    }
}

/// A map with known members.
package struct ObjectType: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        package var name: String
        package var description: String?
        package var type: ValueType
        package var isOptional: Bool
        package var constraints: Constraints
        /// The name in the map that DynamoDB holds.
        package var storedName: String
        /// Fills a missing argument when a value is made and a missing member when one is read.
        package var defaultValue: LiteralValue?

        package init(
            name: String, storedName: String? = nil, description: String? = nil, type: ValueType, isOptional: Bool,
            constraints: Constraints = Constraints(), defaultValue: LiteralValue? = nil
        ) {
            self.name = name
            self.storedName = storedName ?? name
            self.defaultValue = defaultValue
            self.description = description
            self.type = type
            self.isOptional = isOptional
            self.constraints = constraints
        }
    }

    /// The name under `types:`, or nil where the object stands at its attribute.
    package var typeName: String?
    package var members: [Member]

    package init(typeName: String? = nil, members: [Member]) {
        self.typeName = typeName
        self.members = members
    }
}

/// An entry of `types:`.
package struct NamedType: Sendable {
    package var name: String
    package var description: String?
    package var type: ValueType
    package var constraints: Constraints
    package var origin: SourceSpan

    package init(
        name: String, description: String? = nil, type: ValueType, constraints: Constraints = Constraints(),
        origin: SourceSpan
    ) {
        self.name = name
        self.description = description
        self.type = type
        self.constraints = constraints
        self.origin = origin
    }
}
