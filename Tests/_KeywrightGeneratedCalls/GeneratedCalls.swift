public import KeywrightRuntime

/// The generated methods of a design, called by the names of its patterns: what a program beside generated code is written for.
public protocol GeneratedCalls: Sendable {
    /// The design's number.
    static var number: Int { get }
    /// The design that the code was generated of, as a text.
    static var design: String { get }

    /// Reads and writes through a client, at a moment.
    init(client: some DynamoDBClient, now: @escaping @Sendable () -> Timestamp)

    /// Calls a pattern's method. Throws the method's own error, and a ``BadCall`` where the call does not fit.
    func call(_ call: GeneratedCall) async throws -> CallResult
}

/// What a call gives to which method.
public struct GeneratedCall: Sendable {
    /// What of a query is asked for.
    public enum Part: Sendable {
        /// All of it, or what the method gives of whatever is no query.
        case whole
        /// A page; nil for the size that it has without being asked, and for the first.
        case page(Int?, Cursor?)
    }

    /// The pattern, as the design calls it.
    public let pattern: String
    public let part: Part
    /// What is given for the parameters, as the plan report calls them.
    public let arguments: CallArguments
    /// The value of the scope.
    public let scope: AttributeValue?

    public init(
        _ pattern: String, _ arguments: [String: AttributeValue], scope: AttributeValue? = nil, part: Part = .whole
    ) {
        self.pattern = pattern
        self.arguments = CallArguments(arguments)
        self.scope = scope
        self.part = part
    }

    /// The value of the scope, as a context takes it.
    public func scopeValue<Value: AttributeValueConvertible>() throws -> Value {
        guard let scope else { throw BadCall("no scope for \(pattern)") }
        return try Value(attributeValue: scope)
    }

    /// The pages, or all, of a query.
    ///
    /// - Parameters:
    ///   - page: a page of a size.
    ///   - plain: a page without a size.
    ///   - all: all items.
    public func pages<Element: Sendable>(
        page: (Int, Cursor?) async throws -> Page<Element>, plain: (Cursor?) async throws -> Page<Element>,
        all: () async throws -> [Element], as item: (Element) throws -> CallItem
    ) async throws -> CallResult {
        switch part {
        case .whole: return .items(try await all().map(item))
        case .page(let size, let cursor):
            let found: Page<Element>
            if let size { found = try await page(size, cursor) } else { found = try await plain(cursor) }
            return .page(try found.items.map(item), found.cursor)
        }
    }
}

/// What a call gives, or a part of it, by names.
public struct CallArguments: Sendable {
    private let values: [String: AttributeValue]

    init(_ values: [String: AttributeValue]) { self.values = values }

    /// A value as the method takes it.
    public func value<Value: AttributeValueConvertible>(_ name: String) throws -> Value {
        guard let value = values[name] else { throw BadCall("no value for \(name)") }
        return try Value(attributeValue: value)
    }

    /// nil where the call gives none.
    public func optional<Value: AttributeValueConvertible>(_ name: String) throws -> Value? {
        try values[name].map { try Value(attributeValue: $0) }
    }

    /// What a whole item, or an element, brings.
    public func item(_ name: String) throws -> CallArguments {
        guard case .m(let members)? = values[name] else { throw BadCall("no item for \(name)") }
        return CallArguments(members)
    }

    /// What the items, or the elements, of a list bring.
    public func items(_ name: String) throws -> [CallArguments] {
        guard case .l(let elements)? = values[name] else { throw BadCall("no list for \(name)") }
        return try elements.map { element in
            guard case .m(let members) = element else { throw BadCall("no item in \(name)") }
            return CallArguments(members)
        }
    }
}

/// A call that does not fit the method.
public struct BadCall: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
