/// A hash of 128 bits, by which equal values are found among many.
///
/// Among a billion values any two that differ have one hash with a probability of 1.5E-21: two hashes that are equal are taken for two
/// values that are. It is the same in every run and on every machine, and guards against chance, not against someone who makes values
/// to collide.
struct KeyHash {
    private(set) var high: UInt64
    private(set) var low: UInt64

    /// - Parameter domain: values of different domains never meet.
    init(domain: UInt64) {
        high = 0x9E37_79B9_7F4A_7C15 ^ domain
        low = 0xC2B2_AE3D_27D4_EB4F &+ domain &* 0xD6E8_FEB8_6659_FD93
    }

    @inline(__always)
    private static func folded(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }

    @inline(__always)
    mutating func add(_ word: UInt64) {
        high = Self.folded(high ^ word ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB) &+ low
        low = Self.folded(low ^ word ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3) ^ (low << 23 | low >> 41)
    }

    /// The bytes and how many they are, so that one text behind another is told apart from the two as one.
    @inline(__always)
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index &+ 8 <= raw.count {
            add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index &+= 1
        }
        add(rest)
        add(UInt64(raw.count))
    }

    /// The hash of all that was added.
    var value: (high: UInt64, low: UInt64) {
        var copy = self
        copy.add(0x2D35_8DCC_AA6C_78A5)
        copy.add(0x8BB8_4B93_962E_ACC9)
        return (copy.high, copy.low)
    }
}
