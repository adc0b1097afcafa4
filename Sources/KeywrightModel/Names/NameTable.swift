/// Values by name, where names are compared by their bytes: DynamoDB knows no canonical equivalence (F1.16).
///
/// Most tables hold the few names of one entity or pattern: up to eight are looked through, and only more are hashed.
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

    private static var few: Int { 8 }

    private var entries: [(name: String, length: Int, value: Value)] = []
    /// Where each name is among the entries, once there are more than a few.
    private var positions: [Name: Int] = [:]

    private func position(of name: String) -> Int? {
        guard positions.isEmpty else { return positions[Name(text: name)] }
        let length = name.utf8.count
        for position in entries.indices where entries[position].length == length {
            if entries[position].name.isSameName(as: name) { return position }
        }
        return nil
    }

    func contains(_ name: String) -> Bool { position(of: name) != nil }

    mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    subscript(_ name: String) -> Value? {
        get { position(of: name).map { entries[$0].value } }
        set {
            if let newValue {
                if let position = position(of: name) { entries[position].value = newValue } else { add(newValue, name) }
            } else if let position = position(of: name) {
                entries.remove(at: position)
                positions = [:]
                if entries.count > Self.few { hashAll() }
            }
        }
    }

    /// Keeps the first value of a name; gives that one where there is one already.
    mutating func insert(_ value: Value, for name: String) -> Value? {
        if let position = position(of: name) { return entries[position].value }
        add(value, name)
        return nil
    }

    /// Adds a name that is not there yet.
    private mutating func add(_ value: Value, _ name: String) {
        entries.append((name, name.utf8.count, value))
        if entries.count == Self.few + 1 { hashAll() } else if entries.count > Self.few { hash(entries.count - 1) }
    }

    private mutating func hashAll() {
        for position in entries.indices { hash(position) }
    }

    private mutating func hash(_ position: Int) { positions[Name(text: entries[position].name)] = position }
}

extension NameTable: Sendable where Value: Sendable {}

extension String {
    /// Whether both texts have the same bytes.
    func isSameName(as other: String) -> Bool {
        // Most names differ, which their lengths or one comparison of words tell; the bytes decide of what is left.
        guard utf8.count == other.utf8.count, self == other else { return false }
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { UnsafeRawBufferPointer(left).hasBytes(of: UnsafeRawBufferPointer($0)) }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether another buffer of this length has the same bytes, eight of which are compared at once.
    fileprivate func hasBytes(of other: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            guard word == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
            offset += 8
        }
        while offset < count {
            guard self[offset] == other[offset] else { return false }
            offset += 1
        }
        return true
    }
}
