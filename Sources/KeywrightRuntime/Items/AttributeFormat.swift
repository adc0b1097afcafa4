#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A way to store a type that is not the type's own: `try reader.required("expiresAt", as: .epochSeconds)`.
public struct AttributeFormat<Value: Sendable>: Sendable {
    private let write: @Sendable (Value) throws(ValueError) -> AttributeValue
    private let read: @Sendable (AttributeValue) throws(ItemError) -> Value

    /// A format of two functions, the second of which reads what the first writes.
    public init(
        write: @escaping @Sendable (Value) throws(ValueError) -> AttributeValue,
        read: @escaping @Sendable (AttributeValue) throws(ItemError) -> Value
    ) {
        self.write = write
        self.read = read
    }

    /// The value as it is stored.
    public func attributeValue(_ value: Value) throws(ValueError) -> AttributeValue { try write(value) }

    /// Reads a stored value.
    public func value(_ attributeValue: AttributeValue) throws(ItemError) -> Value { try read(attributeValue) }
}

extension AttributeFormat where Value == Timestamp {
    /// A timestamp in a format of the table's.
    public static func timestamp(_ format: TimestampFormat) -> AttributeFormat<Timestamp> {
        AttributeFormat(
            write: { timestamp throws(ValueError) in format.value(timestamp) },
            read: { value throws(ItemError) in
                let text: String? =
                    switch (value, format) {
                    case (.n(let text), .epochSeconds), (.n(let text), .epochMillis): text
                    case (_, .epochSeconds), (_, .epochMillis): nil
                    case (.s(let text), _): text
                    case (_, _): nil
                    }
                guard let text, let timestamp = format.timestamp(text) else {
                    throw .mismatch(expected: "a time as \(format)", found: value)
                }
                return timestamp
            }
        )
    }

    /// N: seconds since 1970; what is finer is cut.
    public static var epochSeconds: AttributeFormat<Timestamp> { timestamp(.epochSeconds) }

    /// N: milliseconds since 1970.
    public static var epochMillis: AttributeFormat<Timestamp> { timestamp(.epochMillis) }
}

extension AttributeFormat where Value == Int {
    /// S: the number in decimal text.
    public static var string: AttributeFormat<Int> {
        AttributeFormat(
            write: { number throws(ValueError) in .s(number.description) },
            read: { value throws(ItemError) in try NumberConversion.int(try String(attributeValue: value)) }
        )
    }
}

extension AttributeFormat where Value == Decimal {
    /// S: the number in plain decimal text.
    public static var string: AttributeFormat<Decimal> {
        AttributeFormat(
            write: { number throws(ValueError) in .s(try NumberConversion.text(number)) },
            read: { value throws(ItemError) in try NumberConversion.decimal(try String(attributeValue: value)) }
        )
    }
}

extension AttributeFormat where Value == Bool {
    /// N: 0 or 1.
    public static var number: AttributeFormat<Bool> {
        AttributeFormat(
            write: { flag throws(ValueError) in .n(flag ? "1" : "0") },
            read: { value throws(ItemError) in
                switch try Int(attributeValue: value) {
                case 0: return false
                case 1: return true
                default: throw ItemError(.mismatch, "expected 0 or 1")
                }
            }
        )
    }
}

extension AttributeFormat where Value == String {
    /// S: a text that is JSON.
    public static var json: AttributeFormat<String> {
        AttributeFormat(
            write: { text throws(ValueError) in
                guard JSONText.isValid(text) else { throw ValueError(.json, "not JSON") }
                return .s(text)
            },
            read: { value throws(ItemError) in
                let text = try String(attributeValue: value)
                guard JSONText.isValid(text) else { throw ItemError(.mismatch, "expected JSON") }
                return text
            }
        )
    }
}

extension AttributeFormat {
    /// L of elements in a format.
    public static func list<Element>(_ format: AttributeFormat<Element>) -> AttributeFormat<[Element]>
    where Value == [Element] {
        AttributeFormat<[Element]>(
            write: { list throws(ValueError) in
                var values: [AttributeValue] = []
                for (index, element) in list.enumerated() {
                    do throws(ValueError) { values.append(try format.write(element)) } catch {
                        throw error.of("", "[\(index)]")
                    }
                }
                return .l(values)
            },
            read: { value throws(ItemError) in
                guard case .l(let values) = value else { throw .mismatch(expected: "L", found: value) }
                var list: [Element] = []
                for (index, value) in values.enumerated() {
                    do throws(ItemError) { list.append(try format.read(value)) } catch {
                        throw error.inside("[\(index)]")
                    }
                }
                return list
            }
        )
    }

    /// M of values in a format.
    public static func map<Element>(_ format: AttributeFormat<Element>) -> AttributeFormat<[String: Element]>
    where Value == [String: Element] {
        AttributeFormat<[String: Element]>(
            write: { dictionary throws(ValueError) in
                var values: [String: AttributeValue] = [:]
                for (name, element) in dictionary {
                    do throws(ValueError) { values[name] = try format.write(element) } catch {
                        throw error.of("", name)
                    }
                }
                return .m(values)
            },
            read: { value throws(ItemError) in
                guard case .m(let values) = value else { throw .mismatch(expected: "M", found: value) }
                var dictionary: [String: Element] = [:]
                for (name, value) in values {
                    do throws(ItemError) { dictionary[name] = try format.read(value) } catch {
                        throw error.inside(name)
                    }
                }
                return dictionary
            }
        )
    }
}
