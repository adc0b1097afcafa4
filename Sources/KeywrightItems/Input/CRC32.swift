/// The checksum of gzip (RFC 1952): CRC-32 with the polynomial 0xEDB88320, eight bytes at a time.
///
/// The runtime has one, too, but no arrow leads from the compiler to it.
struct CRC32 {
    private(set) var value: UInt32 = 0

    /// For each of eight places of a byte, what it adds: 256 numbers each.
    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var rest = UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
            table[byte] = rest
        }
        for place in 1..<8 {
            for byte in 0..<256 {
                let before = table[(place - 1) * 256 + byte]
                table[place * 256 + byte] = before >> 8 ^ table[Int(before & 0xFF)]
            }
        }
        return table
    }()

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        value = Self.table.withUnsafeBufferPointer { table in
            var state = ~value
            var index = 0
            while index + 8 <= bytes.count {
                let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)) ^ state
                let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 4, as: UInt32.self))
                state =
                    table[Int(7 * 256 + (low & 0xFF))] ^ table[Int(6 * 256 + (low >> 8 & 0xFF))]
                    ^ table[Int(5 * 256 + (low >> 16 & 0xFF))] ^ table[Int(4 * 256 + (low >> 24))]
                state ^=
                    table[Int(3 * 256 + (high & 0xFF))] ^ table[Int(2 * 256 + (high >> 8 & 0xFF))]
                    ^ table[Int(256 + (high >> 16 & 0xFF))] ^ table[Int(high >> 24)]
                index += 8
            }
            while index < bytes.count {
                state = state >> 8 ^ table[Int((state ^ UInt32(bytes[index])) & 0xFF)]
                index += 1
            }
            return ~state
        }
    }
}
