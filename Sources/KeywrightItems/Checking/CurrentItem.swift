import KeywrightModel

/// The item that is looked at: its bytes and values, and where the attributes that the design knows are.
final class CurrentItem {
    @exclusivity(unchecked) private(set) var bytes: UnsafeMutablePointer<UInt8>
    let nodes = NodeList()
    /// For each known name the place of its value plus one; 0 where the item has no such attribute.
    let slots: UnsafeMutablePointer<UInt32>
    private let slotCount: Int
    @exclusivity(unchecked) private(set) var size = 0
    /// Attributes that are read back from the key (`stored: false`), by the entity's numbering.
    @exclusivity(unchecked) var unstored: [Int: LiteralValue] = [:]

    init(names: Int) {
        slotCount = max(names, 1)
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        bytes = .allocate(capacity: 1)
        placeholder = bytes
    }

    private let placeholder: UnsafeMutablePointer<UInt8>

    deinit {
        slots.deallocate()
        placeholder.deallocate()
    }

    /// Takes the item that a scanner has read into ``nodes``.
    func take(_ bytes: UnsafeMutableBufferPointer<UInt8>, size: Int) {
        self.bytes = bytes.baseAddress ?? placeholder
        self.size = size
        slots.update(repeating: 0, count: slotCount)
        if !unstored.isEmpty { unstored = [:] }
        var place = 0
        while place < nodes.count {
            let known = nodes.base[place].known
            if known >= 0 { slots[Int(known)] = UInt32(truncatingIfNeeded: place &+ 1) }
            place = Int(nodes.base[place].end)
        }
    }

    /// The place of an attribute's value; nil where there is none, or NULL, which reads as none.
    @inline(__always)
    func value(_ name: Int) -> Int? {
        let slot = Int(slots[name])
        return slot == 0 || nodes.base[slot &- 1].type == .null ? nil : slot &- 1
    }

    @inline(__always)
    func text(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(nodes.base[node].start), count: Int(nodes.base[node].length))
    }

    func name(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(nodes.base[node].nameStart), count: Int(nodes.base[node].nameLength))
    }

    /// The member of a map that a path of stored names leads to.
    func member(_ node: Int, _ path: [[UInt8]]) -> Int? {
        var node = node
        for name in path {
            guard nodes.base[node].type == .m else { return nil }
            var place = node + 1
            let end = Int(nodes.base[node].end)
            while place < end {
                if name.withUnsafeBufferPointer({ sameBytes($0, self.name(place)) }) { break }
                place = Int(nodes.base[place].end)
            }
            guard place < end, nodes.base[place].type != .null else { return nil }
            node = place
        }
        return node
    }

    /// A scalar value in the form in which the design writes values; nil for what has none.
    func literal(_ node: Int, _ type: ValueType?) -> LiteralValue? {
        switch nodes.base[node].type {
        case .s:
            let text = String(decoding: self.text(node), as: UTF8.self)
            let isUUID = type == .uuid || type == .uuidv7
            return .text(isUUID ? text.lowercased() : text)
        case .b: return .text(String(decoding: text(node), as: UTF8.self))
        case .n: return NumberShape(text(node)).map { .number($0.exact(text(node))) }
        case .bool: return .bool(nodes.base[node].flag)
        case .null, .m, .l, .ss, .ns, .bs: return nil
        }
    }

    /// The value as findings show it, cut where it is long.
    func shown(_ node: Int) -> String {
        switch nodes.base[node].type {
        case .s: quoted(text(node))
        case .n: String(decoding: text(node), as: UTF8.self)
        case .b: "the bytes \(quoted(text(node))) (base 64)"
        case .bool: nodes.base[node].flag ? "true" : "false"
        case .null: "NULL"
        case .m: "a map"
        case .l: "a list"
        case .ss, .ns, .bs: "a set (\(nodes.base[node].type.name))"
        }
    }
}

/// A text in quotes, its first 120 characters of more.
func quoted(_ text: UnsafeBufferPointer<UInt8>) -> String {
    let string = String(decoding: text.prefix(600), as: UTF8.self)
    let scalars = string.unicodeScalars
    if scalars.count <= 120, text.count <= 600 { return "\"\(string)\"" }
    return "\"\(String(String.UnicodeScalarView(scalars.prefix(120))))…\""
}
