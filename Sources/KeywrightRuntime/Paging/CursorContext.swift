/// The call to which cursors belong: a pattern, its parameters, and the key attributes of what it reads.
///
/// A cursor's bytes are a version, eight bytes of checksum, and the positions: for each stream of items that has not
/// ended its number and, unless it is still at its start, the values of the key attributes.
struct CursorContext: Sendable {
    /// Where a stream of items goes on; a call that is one query has one, the stream 0.
    struct Position: Equatable {
        var stream: Int
        /// The last item's key attributes, or nil for the start.
        var key: Item?
    }

    static let version: UInt8 = 1

    let pattern: String
    let keyNames: [String]
    /// What of the checksum is the same for all cursors of the call.
    private let prefix: [UInt8]

    init(pattern: String, parameters: [AttributeValue?], keyNames: [String]) {
        self.pattern = pattern
        self.keyNames = keyNames
        var prefix: [UInt8] = [CursorContext.version]
        ByteCoding.append(pattern, to: &prefix)
        ByteCoding.append(parameters.count, to: &prefix)
        for parameter in parameters { ByteCoding.append(parameter, to: &prefix) }
        ByteCoding.append(keyNames.count, to: &prefix)
        for name in keyNames { ByteCoding.append(name, to: &prefix) }
        self.prefix = prefix
    }

    /// The cursor of the positions.
    ///
    /// - Throws: an item's error where a position's key lacks a key attribute, or has one that is no S, N or B.
    func cursor(_ positions: [Position]) throws(ItemError) -> Cursor {
        var body: [UInt8] = []
        ByteCoding.append(positions.count, to: &body)
        for position in positions {
            ByteCoding.append(position.stream, to: &body)
            guard let key = position.key else {
                ByteCoding.append(0, to: &body)
                continue
            }
            ByteCoding.append(1, to: &body)
            for name in keyNames {
                guard let value = key[name] else {
                    throw ItemError(.missing, attribute: name, key: key.key(keyNames), "the key attribute is absent")
                }
                guard value.isKeyValue else {
                    let error = ItemError.mismatch(expected: "a key attribute", found: value)
                    throw error.inside(name)
                }
                ByteCoding.append(value, to: &body)
            }
        }
        return Cursor(bytes: [CursorContext.version] + checksum(body) + body)
    }

    /// The positions of a cursor of this call, or nil for any other.
    func positions(_ cursor: Cursor) -> [Position]? {
        let bytes = cursor.bytes
        guard bytes.count > 9, bytes[0] == CursorContext.version else { return nil }
        let body = bytes[9...]
        guard bytes[1..<9].elementsEqual(checksum(body)) else { return nil }
        var reader = ByteReader(body)
        guard let count = reader.number(), count <= body.count else { return nil }
        var positions: [Position] = []
        for _ in 0..<count {
            guard let stream = reader.number(), let state = reader.number(), state <= 1 else { return nil }
            var position = Position(stream: stream, key: nil)
            if state == 1 {
                var key: Item = [:]
                for name in keyNames {
                    guard let value = reader.keyValue() else { return nil }
                    key[name] = value
                }
                position.key = key
            }
            positions.append(position)
        }
        return reader.isAtEnd ? positions : nil
    }

    /// FNV-1a of 64 bits: two texts of one length that differ in one byte never share it.
    private func checksum(_ body: some Collection<UInt8>) -> [UInt8] {
        let hash = FNV1a.hash64(prefix + body)
        return stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: hash >> UInt64($0)) }
    }
}

extension AttributeValue {
    /// Whether a key attribute can have it (F1.7).
    var isKeyValue: Bool {
        switch self {
        case .s, .n, .b: true
        case .bool, .null, .l, .m, .ss, .ns, .bs: false
        }
    }
}
