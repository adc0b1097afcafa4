/// The `#names` and `:values` of a request's expressions: what is asked for here always becomes a placeholder, and is
/// supplied with the request.
///
/// The service refuses a request that supplies one that no expression uses (F3.8), so ask only for what is written.
///
/// ```swift
/// var arguments = ExpressionArguments(entity: "Order")
/// var tests = ["\(arguments.name("PK")) = \(arguments.value(.s(partition)))"]
/// if let status { tests.append("\(arguments.name("status")) = \(try arguments.value(status, "status"))") }
/// ```
public struct ExpressionArguments: Sendable {
    /// What the `#names` stand for.
    public private(set) var names: [String: String] = [:]
    /// What the `:values` stand for.
    public private(set) var values: [String: AttributeValue] = [:]
    private let entity: String
    // By bytes: two names that Swift takes for one are two attributes to the service (F1.16).
    private var placeholders: [[UInt8]: String] = [:]

    /// Begins without arguments.
    ///
    /// - Parameter entity: the entity whose values they are, for errors.
    public init(entity: String) {
        self.entity = entity
    }

    /// The placeholder of an attribute, the same each time.
    public mutating func name(_ attribute: String) -> String {
        let bytes = Array(attribute.utf8)
        if let placeholder = placeholders[bytes] { return placeholder }
        let placeholder = "#n\(names.count)"
        placeholders[bytes] = placeholder
        names[placeholder] = attribute
        return placeholder
    }

    /// The placeholders of a path into an object: `#n0.#n1`.
    public mutating func path(_ attributes: String...) -> String {
        attributes.map { name($0) }.joined(separator: ".")
    }

    /// A new placeholder of a value as it stands.
    public mutating func value(_ value: AttributeValue) -> String {
        let placeholder = ":v\(values.count)"
        values[placeholder] = value
        return placeholder
    }

    /// A new placeholder of a value.
    ///
    /// - Parameter attribute: whose value it is, for the error.
    public mutating func value<Value: AttributeValueConvertible>(
        _ value: Value, _ attribute: String
    ) throws(ValueError) -> String {
        do { return self.value(try value.attributeValue()) } catch { throw error.of(entity, attribute) }
    }

    /// A new placeholder of a value in a format of its own.
    ///
    /// - Parameter attribute: whose value it is, for the error.
    public mutating func value<Value: Sendable>(
        _ value: Value, _ attribute: String, as format: AttributeFormat<Value>
    ) throws(ValueError) -> String {
        do { return self.value(try format.attributeValue(value)) } catch { throw error.of(entity, attribute) }
    }

    /// New placeholders of several values, for `in`: `:v0, :v1`.
    public mutating func list<Value: AttributeValueConvertible>(
        _ list: [Value], _ attribute: String
    ) throws(ValueError) -> String {
        var placeholders: [String] = []
        for value in list { placeholders.append(try self.value(value, attribute)) }
        return placeholders.joined(separator: ", ")
    }
}
