/// A JSON document as a value. Members keep their order; numbers are the text that JSON is to show.
package indirect enum JSONValue: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case object([Member])
    case array([JSONValue])
    case string(String)
    /// A number as JSON writes it; the caller vouches for its form.
    case number(String)
    case bool(Bool)
    case null

    package static func int(_ value: Int) -> JSONValue { .number(String(value)) }

    /// The string, or null.
    package static func string(orNull value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    package static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }

    /// The document as text, without a line break at its end.
    package func text(_ layout: JSONWriter.Layout = .pretty) -> String {
        var writer = JSONWriter(layout)
        writer.write(self)
        return writer.text
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// An object whose members stand in the order of the literal.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSONValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .int(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}
