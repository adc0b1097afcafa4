/// The bits of a source, those of each byte from the lowest on, as DEFLATE has them.
struct BitReader {
    private let source: any ByteSource
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var next = 0
    private var end = 0
    private var held: UInt64 = 0
    private var heldCount = 0

    init(_ source: any ByteSource) {
        self.source = source
    }

    /// So many bits, 32 at most.
    mutating func bits(_ count: Int) throws(SourceTrouble) -> UInt32 {
        if heldCount < count { try fill(to: count) }
        let value = UInt32(truncatingIfNeeded: held & (1 << UInt64(count) &- 1))
        held >>= UInt64(count)
        heldCount &-= count
        return value
    }

    /// The symbol that comes next in a code.
    @inline(__always)
    mutating func symbol(_ table: HuffmanTable) throws(SourceTrouble) -> Int {
        if heldCount < HuffmanTable.longest { try fillIfPossible() }
        let entry = table.entries[Int(held & (1 << UInt64(table.bits) &- 1))]
        let length = Int(entry & 15)
        guard length > 0, length <= heldCount else {
            throw length > heldCount || heldCount < table.bits
                ? Self.cutOff : SourceTrouble(.damaged, "the compressed data is damaged: a code is none")
        }
        held >>= UInt64(length)
        heldCount &-= length
        return Int(entry >> 4)
    }

    /// Drops what is left of a byte.
    mutating func alignToByte() {
        held >>= UInt64(heldCount % 8)
        heldCount -= heldCount % 8
    }

    /// Whether nothing follows.
    mutating func isAtEnd() throws(SourceTrouble) -> Bool {
        if heldCount < 8 { try fillIfPossible() }
        return heldCount == 0
    }

    private static let cutOff = SourceTrouble(.damaged, "the compressed data is cut off")

    private mutating func fill(to count: Int) throws(SourceTrouble) {
        try fillIfPossible()
        if heldCount < count { throw Self.cutOff }
    }

    private mutating func fillIfPossible() throws(SourceTrouble) {
        while heldCount <= 56 {
            if next == end {
                end = try read()
                next = 0
                if end == 0 { return }
            }
            held |= UInt64(buffer[next]) << UInt64(heldCount)
            next &+= 1
            heldCount &+= 8
        }
    }

    private mutating func read() throws(SourceTrouble) -> Int {
        // The closure of an array takes no typed throw.
        let result = buffer.withUnsafeMutableBytes { bytes -> Result<Int, SourceTrouble> in
            do throws(SourceTrouble) { return .success(try source.read(into: bytes)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}
