/// The distinct texts of a file, each once: comparing two names is comparing two integers.
///
/// Texts are told apart by their bytes, not by canonical equivalence. Open addressing over a power of two, at most three
/// quarters full. What a look-up costs is the cache line of its slot, so a slot is four bytes.
struct SymbolTable: ~Copyable, Sendable {
    private struct Symbol: BitwiseCopyable, Sendable {
        var offset: UInt32
        var length: UInt32
        var hash: UInt32
        /// The mapping, plus 1, in which the symbol was last met as a key, and the key there.
        var mapping: UInt32 = 0
        var key: UInt32 = 0
    }

    private var symbols: ContiguousArray<Symbol> = []
    /// A symbol's id, and above it as much of its hash as there is room for: a probe that misses mostly looks no further.
    private var slots: ContiguousArray<UInt32>
    private var bytes: ContiguousArray<UInt8> = []

    /// A file within the limit has fewer distinct texts than ids have values: each takes two bytes of it, and an id has a value
    /// for each byte.
    private static let idBits: UInt32 = 22
    private static let idMask: UInt32 = 1 << idBits - 1
    private static let empty = UInt32.max

    /// - Parameter expected: how many distinct texts to make room for.
    init(expected: Int) {
        var capacity = 64
        while capacity * 3 < expected * 4 { capacity *= 2 }
        slots = ContiguousArray(repeating: Self.empty, count: capacity)
        symbols.reserveCapacity(expected)
        bytes.reserveCapacity(expected * 16)
    }

    /// The symbol of a text, made where it is new.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let bytes = UnsafeRawBufferPointer(text)
        let hash = Self.hash(bytes)
        let slot = slot(of: bytes, hash: hash)
        if slots[slot] != Self.empty { return slots[slot] & Self.idMask }
        let id = UInt32(symbols.count)
        symbols.append(Symbol(offset: UInt32(self.bytes.count), length: UInt32(text.count), hash: hash))
        self.bytes.append(contentsOf: text)
        slots[slot] = hash & ~Self.idMask | id
        if symbols.count * 4 > slots.count * 3 { grow() }
        return id
    }

    /// The symbol of a text; nil where it has none.
    borrowing func symbol(of text: String) -> UInt32? {
        var text = text
        return text.withUTF8 { text in
            let bytes = UnsafeRawBufferPointer(text)
            let entry = slots[slot(of: bytes, hash: Self.hash(bytes))]
            return entry == Self.empty ? nil : entry & Self.idMask
        }
    }

    /// The slot that holds the symbol of a text, or the empty one where it belongs.
    @inline(__always)
    private func slot(of text: UnsafeRawBufferPointer, hash: UInt32) -> Int {
        let mask = slots.count &- 1
        var slot = Int(hash) & mask
        while slots[slot] != Self.empty {
            let entry = slots[slot]
            if (entry ^ hash) & ~Self.idMask == 0, equals(entry & Self.idMask, text) { break }
            slot = (slot &+ 1) & mask
        }
        return slot
    }

    /// Enters `symbol` as a key of `mapping`.
    ///
    /// A mapping's keys must be entered without another mapping's in between.
    /// - Returns: the key of this mapping that already has this symbol, or nil.
    mutating func enterKey(_ symbol: UInt32, key: UInt32, of mapping: UInt32) -> UInt32? {
        let index = Int(symbol)
        if symbols[index].mapping == mapping + 1 { return symbols[index].key }
        symbols[index].mapping = mapping + 1
        symbols[index].key = key
        return nil
    }

    /// The text of a symbol.
    borrowing func text(of symbol: UInt32) -> String {
        let symbol = symbols[Int(symbol)]
        let range = Int(symbol.offset)..<Int(symbol.offset) + Int(symbol.length)
        return bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// Whether the text of a symbol is empty, which is told without a copy of it.
    borrowing func isEmpty(_ symbol: UInt32) -> Bool { symbols[Int(symbol)].length == 0 }

    /// Whether the text of a symbol begins with these bytes.
    borrowing func hasPrefix(_ prefix: StaticString, _ symbol: UInt32) -> Bool {
        let symbol = symbols[Int(symbol)]
        let width = prefix.utf8CodeUnitCount
        guard Int(symbol.length) >= width else { return false }
        return (0..<width).allSatisfy { bytes[Int(symbol.offset) + $0] == prefix.utf8Start[$0] }
    }

    /// All texts in the order of their symbols.
    borrowing func texts() -> ContiguousArray<String> {
        var texts: ContiguousArray<String> = []
        texts.reserveCapacity(symbols.count)
        bytes.withUnsafeBufferPointer { bytes in
            for symbol in symbols {
                let range = Int(symbol.offset)..<Int(symbol.offset) + Int(symbol.length)
                texts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
            }
        }
        return texts
    }

    @inline(__always)
    private func equals(_ id: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
        let symbol = symbols[Int(id)]
        let count = text.count
        guard Int(symbol.length) == count else { return false }
        return bytes.withUnsafeBytes { bytes in
            let start = Int(symbol.offset)
            if count >= 8 {
                var offset = 0
                while offset < count - 8 {
                    if Self.word(bytes, start + offset) != Self.word(text, offset) { return false }
                    offset += 8
                }
                return Self.word(bytes, start + count - 8) == Self.word(text, count - 8)
            }
            for offset in 0..<count where bytes[start + offset] != text[offset] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = ContiguousArray(repeating: Self.empty, count: slots.count * 2)
        for (id, symbol) in symbols.enumerated() {
            var slot = Int(symbol.hash) & (slots.count - 1)
            while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = symbol.hash & ~Self.idMask | UInt32(id)
        }
    }

    /// A multiplicative hash, eight bytes at a time; the last eight may overlap those before.
    @inline(__always)
    private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
        let count = text.count
        var hash = UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            var offset = 0
            while offset < count - 8 {
                hash = mix(hash ^ word(text, offset))
                offset += 8
            }
            hash = mix(hash ^ word(text, count - 8))
        } else if count >= 4 {
            let first = UInt64(text.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
            let last = UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            hash = mix(hash ^ (first << 32 | last) &* 0xD6E8_FEB8_6659_FD93)
        } else if count > 0 {
            hash = mix(hash ^ (UInt64(text[0]) << 32 | UInt64(text[count / 2]) << 16 | UInt64(text[count - 1])) << 8)
        }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Both halves of the product: the lower one alone would hold little of the upper bytes.
    private static func mix(_ hash: UInt64) -> UInt64 {
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
