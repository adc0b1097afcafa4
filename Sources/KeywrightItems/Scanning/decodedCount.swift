/// How many bytes base 64 stands for; nil where it is none, or not the one text of its bytes (RFC 4648).
func decodedCount(ofBase64 text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count % 4 == 0 else { return nil }
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    var last: UInt8 = 0
    for index in 0..<end {
        let byte = text[index]
        switch byte {
        case 0x41...0x5A: last = byte &- 0x41
        case 0x61...0x7A: last = byte &- 0x47
        case 0x30...0x39: last = byte &+ 4
        case UInt8(ascii: "+"): last = 62
        case UInt8(ascii: "/"): last = 63
        default: return nil
        }
    }
    switch end % 4 {
    case 2: return last & 15 == 0 ? end / 4 * 3 + 1 : nil
    case 3: return last & 3 == 0 ? end / 4 * 3 + 2 : nil
    default: return end / 4 * 3
    }
}
