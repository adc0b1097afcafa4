/// Looks for one byte in short texts, eight bytes at a time.
@usableFromInline
struct ByteSearch: Hashable, Sendable {
    /// The byte, eight times; 0 for a search that never tells.
    private let repeated: UInt64

    init(_ byte: UInt8?) {
        repeated = UInt64(byte ?? 0) &* ByteSearch.ones
    }

    /// How many bytes the text has, where all are ASCII and none is the byte looked for; else -1, and also where that cannot be told.
    @usableFromInline
    func count(of text: String) -> Int {
        if repeated == 0 { return -1 }
        // A text that is not in memory byte by byte, as one bridged from Objective-C, is left to others.
        return text.utf8.withContiguousStorageIfAvailable { count($0) } ?? -1
    }

    @inline(__always)
    private func count(_ buffer: UnsafeBufferPointer<UInt8>) -> Int {
        let bytes = UnsafeRawBufferPointer(buffer)
        guard bytes.count >= 8 else { return isClear(ByteSearch.short(bytes)) ? bytes.count : -1 }
        let last = bytes.count - 8
        var index = 0
        while index < last {
            if !isClear(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return -1 }
            index += 8
        }
        // The last eight may overlap those before them.
        return isClear(bytes.loadUnaligned(fromByteOffset: last, as: UInt64.self)) ? bytes.count : -1
    }

    /// All of less than eight bytes in one word: two halves that may overlap, or single bytes with zeros between them.
    private static func short(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        if count >= 4 {
            let first = bytes.loadUnaligned(as: UInt32.self)
            return UInt64(first) | UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << 32
        }
        if count == 0 { return 0 }
        return UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
    }

    /// Whether none of the eight bytes is the one looked for, or beyond ASCII.
    private func isClear(_ word: UInt64) -> Bool {
        // The top bit of each byte that is the one looked for; a borrow may set those above it too.
        let difference = word ^ repeated
        let hits = (difference &- ByteSearch.ones) & ~difference
        return (word | hits) & ByteSearch.tops == 0
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080
}
