/// How the service compares values in conditions (F1.15, F1.16, F3.11 to F3.14): one reading for all that is tested by the client.
extension AttributeValue {
    /// Whether the service takes both for one value: numbers by value, sets whatever their order.
    func isSame(as other: AttributeValue) -> Bool {
        switch (self, other) {
        case (.s(let left), .s(let right)): left.utf8.elementsEqual(right.utf8)
        case (.n, .n), (.b, .b): KeyOrder.compare(self, other) == 0
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        case (.ss(let left), .ss(let right)): AttributeValue.isSame(left.map { .s($0) }, right.map { .s($0) })
        case (.ns(let left), .ns(let right)): AttributeValue.isSame(left.map { .n($0) }, right.map { .n($0) })
        case (.bs(let left), .bs(let right)): AttributeValue.isSame(left.map { .b($0) }, right.map { .b($0) })
        case (.l(let left), .l(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        case (.m(let left), .m(let right)):
            left.count == right.count
                && left.allSatisfy { name, value in right[name].map { value.isSame(as: $0) } ?? false }
        case (_, _): false
        }
    }

    private static func isSame(_ left: [AttributeValue], _ right: [AttributeValue]) -> Bool {
        left.count == right.count && left.allSatisfy { value in right.contains { value.isSame(as: $0) } }
    }

    /// Below, at or above zero as it is before, at or behind the other; nil of values of two types, or of one without an
    /// order.
    func order(to other: AttributeValue) -> Int? {
        isKeyValue && typeName == other.typeName ? KeyOrder.compare(self, other) : nil
    }

    /// Whether its text or bytes begin with those of the other.
    func begins(with beginning: AttributeValue) -> Bool {
        switch (self, beginning) {
        case (.s(let text), .s(let start)): text.utf8.starts(with: start.utf8)
        case (.b(let bytes), .b(let start)): bytes.starts(with: start)
        case (_, _): false
        }
    }

    /// Whether its text has the part, or the list or set the element.
    func contains(_ element: AttributeValue) -> Bool {
        switch (self, element) {
        case (.s(let text), .s(let part)): AttributeValue.has(Array(text.utf8), Array(part.utf8))
        case (.b(let bytes), .b(let part)): AttributeValue.has(bytes, part)
        case (.l(let elements), _): elements.contains { $0.isSame(as: element) }
        case (.ss(let texts), .s): texts.contains { AttributeValue.s($0).isSame(as: element) }
        case (.ns(let numbers), .n): numbers.contains { AttributeValue.n($0).isSame(as: element) }
        case (.bs(let values), .b): values.contains { AttributeValue.b($0).isSame(as: element) }
        case (_, _): false
        }
    }

    private static func has(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= bytes.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }

    /// As the service's `size` counts: UTF-16 units of a text, bytes, or elements.
    var size: Int? {
        switch self {
        case .s(let text): text.utf16.count
        case .b(let bytes): bytes.count
        case .ss(let elements), .ns(let elements): elements.count
        case .bs(let elements): elements.count
        case .l(let elements): elements.count
        case .m(let members): members.count
        case .n, .bool, .null: nil
        }
    }
}
