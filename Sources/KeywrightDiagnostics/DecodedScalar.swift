/// One Unicode scalar of a byte sequence, or one piece that is not UTF-8.
package struct DecodedScalar: Sendable, Equatable {
    /// The scalar; nil for a piece that is not UTF-8.
    package var value: Unicode.Scalar?
    /// How many bytes it takes, at least 1.
    package var width: Int

    package init(_ value: Unicode.Scalar?, width: Int) {
        self.value = value
        self.width = width
    }

    /// The scalar that begins at `offset`, which must lie within `bytes`.
    ///
    /// An ill-formed piece is as long as Unicode's *maximal subpart*: the bytes that a decoder replaces by one U+FFFD.
    /// So scalars counted here are the scalars of the repaired `String`.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> DecodedScalar {
        let first = bytes[offset]
        if first < 0x80 { return DecodedScalar(Unicode.Scalar(first), width: 1) }
        // The second byte has the narrower limits; they keep out overlong forms, surrogates and what is above U+10FFFF.
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { low = 0xA0 }
            if first == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { low = 0x90 }
            if first == 0xF4 { high = 0x8F }
        default: return DecodedScalar(nil, width: 1)
        }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for step in 1..<length {
            let position = offset + step
            guard position < bytes.count, bytes[position] >= low, bytes[position] <= high else {
                return DecodedScalar(nil, width: step)
            }
            value = value << 6 | UInt32(bytes[position] & 0x3F)
            low = 0x80
            high = 0xBF
        }
        return DecodedScalar(Unicode.Scalar(value), width: length)
    }
}
