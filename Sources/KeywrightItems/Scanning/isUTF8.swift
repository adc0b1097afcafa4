/// Whether the bytes are UTF-8 (RFC 3629): no surrogates, nothing beyond U+10FFFF, no longer form than needed.
func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func follows(_ place: Int, _ range: ClosedRange<UInt8>) -> Bool {
        place < bytes.count && range.contains(bytes[place])
    }
    while index < bytes.count {
        let byte = bytes[index]
        let length: Int
        switch byte {
        case 0..<0x80:
            index &+= 1
            continue
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return false
        }
        let second: ClosedRange<UInt8>
        switch byte {
        case 0xE0: second = 0xA0...0xBF
        case 0xED: second = 0x80...0x9F
        case 0xF0: second = 0x90...0xBF
        case 0xF4: second = 0x80...0x8F
        default: second = 0x80...0xBF
        }
        guard follows(index + 1, second) else { return false }
        if length > 2, !follows(index + 2, 0x80...0xBF) { return false }
        if length > 3, !follows(index + 3, 0x80...0xBF) { return false }
        index &+= length
    }
    return true
}

/// How many Unicode scalars the UTF-8 bytes are.
@inline(__always)
func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
}
