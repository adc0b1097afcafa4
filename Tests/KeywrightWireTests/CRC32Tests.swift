import KeywrightWire
import Testing

@Suite struct CRC32Tests {
    /// Published check values of CRC-32/ISO-HDLC.
    @Test(
        arguments: [
            ("", 0), ("a", 0xE8B7_BE43), ("abc", 0x3524_41C2), ("123456789", 0xCBF4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] as [(String, UInt32)])
    func published(text: String, expected: UInt32) {
        #expect(crc32(Array(text.utf8)) == expected)
    }

    @Test("of every length, the same as bit by bit")
    func lengths() {
        var bytes: [UInt8] = []
        for length in 0..<70 {
            var remainder: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                remainder ^= UInt32(byte)
                for _ in 0..<8 {
                    remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
                }
            }
            #expect(crc32(bytes) == ~remainder)
            bytes.append(UInt8(truncatingIfNeeded: length &* 151 &+ 7))
        }
    }
}
