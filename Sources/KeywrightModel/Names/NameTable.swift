/// Values by name, where names are compared by their bytes: DynamoDB knows no canonical equivalence (F1.16).
struct NameTable<Value> {
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool { left.text.isSameName(as: right.text) }

        func hash(into hasher: inout Hasher) {
            // All bytes at once: one by one they cost several times as much.
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var values: [Name: Value] = [:]

    subscript(_ name: String) -> Value? {
        get { values[Name(text: name)] }
        set { values[Name(text: name)] = newValue }
    }

    /// Keeps the first value of a name; gives that one where there is one already.
    mutating func insert(_ value: Value, for name: String) -> Value? {
        if let first = self[name] { return first }
        self[name] = value
        return nil
    }
}

extension NameTable: Sendable where Value: Sendable {}

extension String {
    /// Whether both texts have the same bytes.
    func isSameName(as other: String) -> Bool {
        // Most names differ, which their lengths or one comparison of words tell; the bytes decide of what is left.
        guard utf8.count == other.utf8.count, self == other else { return false }
        var (left, right) = (self, other)
        return left.withUTF8 { left in right.withUTF8 { left.elementsEqual($0) } }
    }
}
