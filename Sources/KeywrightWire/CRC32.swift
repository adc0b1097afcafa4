/// The checksum of a body as the service sends it in the header `x-amz-crc32`: CRC-32 of IEEE 802.3.
package func crc32(_ bytes: [UInt8]) -> UInt32 {
    CRC32.tables.withUnsafeBufferPointer { tables in
        bytes.withUnsafeBytes { buffer in ~CRC32.remainder(of: buffer, tables) }
    }
}

private enum CRC32 {
    /// Eight tables of 256: entry `256 * k + b` is the remainder of the byte `b` with `k` zero bytes behind it, so that
    /// eight bytes take eight look-ups that do not wait for each other.
    static let tables: [UInt32] = {
        var tables: [UInt32] = []
        tables.reserveCapacity(8 * 256)
        for byte in 0..<UInt32(256) {
            var remainder = byte
            for _ in 0..<8 { remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB8_8320 }
            tables.append(remainder)
        }
        for index in 256..<8 * 256 {
            let shorter = tables[index - 256]
            tables.append(shorter >> 8 ^ tables[Int(shorter & 0xFF)])
        }
        return tables
    }()

    static func remainder(of bytes: UnsafeRawBufferPointer, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
        var remainder: UInt32 = 0xFFFF_FFFF
        var index = 0
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let mixed = word ^ UInt64(remainder)
            // The first byte has seven behind it, the last none.
            let first = tables[7 * 256 + Int(mixed & 0xFF)] ^ tables[6 * 256 + Int(mixed >> 8 & 0xFF)]
            let second = tables[5 * 256 + Int(mixed >> 16 & 0xFF)] ^ tables[4 * 256 + Int(mixed >> 24 & 0xFF)]
            let third = tables[3 * 256 + Int(mixed >> 32 & 0xFF)] ^ tables[2 * 256 + Int(mixed >> 40 & 0xFF)]
            let fourth = tables[256 + Int(mixed >> 48 & 0xFF)] ^ tables[Int(mixed >> 56)]
            remainder = first ^ second ^ third ^ fourth
            index += 8
        }
        while index < bytes.count {
            remainder = remainder >> 8 ^ tables[Int((remainder ^ UInt32(bytes[index])) & 0xFF)]
            index += 1
        }
        return remainder
    }
}
