/// The distinct texts of a file, each once: comparing two names is comparing two integers.
///
/// Texts are told apart by their bytes, not by canonical equivalence. Open addressing over a power of two, at most half full.
struct SymbolTable: ~Copyable {
    private struct Symbol: BitwiseCopyable {
        var offset: UInt32
        var length: UInt32
        var hash: UInt32
        /// The mapping, plus 1, in which the symbol was last met as a key, and the key there.
        var mapping: UInt32 = 0
        var key: UInt32 = 0
    }

    private var symbols: ContiguousArray<Symbol> = []
    private var slots: ContiguousArray<UInt32>
    private var bytes: ContiguousArray<UInt8> = []

    private static let empty = UInt32.max

    /// - Parameter expected: how many distinct texts to make room for.
    init(expected: Int) {
        var capacity = 64
        while capacity < expected * 2 { capacity *= 2 }
        slots = ContiguousArray(repeating: Self.empty, count: capacity)
        symbols.reserveCapacity(capacity / 2)
        bytes.reserveCapacity(capacity * 4)
    }

    /// The symbol of a text, made where it is new.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != Self.empty {
            let id = slots[slot]
            if symbols[Int(id)].hash == hash, equals(symbols[Int(id)], text) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = UInt32(symbols.count)
        symbols.append(Symbol(offset: UInt32(bytes.count), length: UInt32(text.count), hash: hash))
        bytes.append(contentsOf: text)
        slots[slot] = id
        if symbols.count * 2 > slots.count { grow() }
        return id
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

    private func equals(_ symbol: Symbol, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(symbol.length) == text.count else { return false }
        let start = Int(symbol.offset)
        for index in 0..<text.count where bytes[start + index] != text[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = ContiguousArray(repeating: Self.empty, count: slots.count * 2)
        for id in symbols.indices {
            var slot = Int(symbols[id].hash) & (slots.count - 1)
            while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(id)
        }
    }

    /// A multiplicative hash, eight bytes at a time.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = UInt64(truncatingIfNeeded: text.count)
        let raw = UnsafeRawBufferPointer(text)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < raw.count {
            tail = tail << 8 | UInt64(raw[offset])
            offset += 1
        }
        hash = (hash ^ tail) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
