/// The code of a DEFLATE block (RFC 1951, 3.2.2) as a table: the next bits, the first one lowest, give the symbol at once.
struct HuffmanTable {
    /// The longest code (RFC 1951).
    static let longest = 15

    /// For each value of the next ``bits`` bits: the symbol in the upper twelve bits, the length of its code in the lower four;
    /// 0 where no code begins so.
    let entries: [UInt16]
    let bits: Int

    /// - Parameter lengths: of the symbols' codes, 0 for one that does not occur.
    /// - Returns: nil where no code has these lengths: too many of them are short. One that leaves codes unused is taken where it has
    ///   one symbol at most, as the format allows for distances.
    init?(lengths: some Collection<UInt8>) {
        var counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        let used = counts.reduce(0, +)
        var left = 1
        for length in 1...Self.longest {
            left = left * 2 - counts[length]
            if left < 0 { return nil }
        }
        if left > 0, used > 1 { return nil }
        let bits = max(counts.lastIndex { $0 > 0 } ?? 0, 1)
        var next = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1...Self.longest { next[length + 1] = (next[length] + counts[length]) << 1 }
        var entries = [UInt16](repeating: 0, count: 1 << bits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            var reversed = 0
            for bit in 0..<length { reversed |= (next[length] >> bit & 1) << (length - 1 - bit) }
            next[length] += 1
            for index in stride(from: reversed, to: entries.count, by: 1 << length) {
                entries[index] = UInt16(symbol << 4 | length)
            }
        }
        self.entries = entries
        self.bits = bits
    }

    /// The fixed code of literals and lengths.
    static let fixedLiterals = HuffmanTable(
        lengths: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))

    /// The fixed code of distances.
    static let fixedDistances = HuffmanTable(lengths: [UInt8](repeating: 5, count: 32))
}
