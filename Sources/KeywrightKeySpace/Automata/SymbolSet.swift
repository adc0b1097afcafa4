/// A set of symbols of a ``SymbolAlphabet``, as bits: the first 64 without allocation, for that is the common case.
struct SymbolSet: Hashable {
    private var low: UInt64 = 0
    /// Bits from 64 on; the last word is never zero, so that equal sets are equal values.
    private var high: [UInt64] = []

    init() {}

    init(_ symbol: Int) { insert(symbol) }

    init(range: Range<Int>) {
        for symbol in range { insert(symbol) }
    }

    var isEmpty: Bool { low == 0 && high.isEmpty }

    mutating func insert(_ symbol: Int) {
        if symbol < 64 {
            low |= 1 << UInt64(symbol)
            return
        }
        let word = symbol / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(symbol % 64)
    }

    func contains(_ symbol: Int) -> Bool {
        if symbol < 64 { return low & (1 << UInt64(symbol)) != 0 }
        let word = symbol / 64 - 1
        return word < high.count && high[word] & (1 << UInt64(symbol % 64)) != 0
    }

    func intersection(_ other: SymbolSet) -> SymbolSet {
        var result = SymbolSet()
        result.low = low & other.low
        if !high.isEmpty, !other.high.isEmpty {
            result.high = zip(high, other.high).map { $0 & $1 }
            result.dropEmptyWords()
        }
        return result
    }

    mutating func formUnion(_ other: SymbolSet) {
        low |= other.low
        while high.count < other.high.count { high.append(0) }
        for index in other.high.indices { high[index] |= other.high[index] }
    }

    func subtracting(_ other: SymbolSet) -> SymbolSet {
        var result = self
        result.low &= ~other.low
        for index in result.high.indices where index < other.high.count { result.high[index] &= ~other.high[index] }
        result.dropEmptyWords()
        return result
    }

    /// The least symbol.
    var first: Int? {
        if low != 0 { return low.trailingZeroBitCount }
        for (index, word) in high.enumerated() where word != 0 { return (index + 1) * 64 + word.trailingZeroBitCount }
        return nil
    }

    /// The greatest symbol.
    var last: Int? {
        if let word = high.last { return high.count * 64 + 63 - word.leadingZeroBitCount }
        return low == 0 ? nil : 63 - low.leadingZeroBitCount
    }

    private mutating func dropEmptyWords() {
        while let word = high.last, word == 0 { high.removeLast() }
    }
}
