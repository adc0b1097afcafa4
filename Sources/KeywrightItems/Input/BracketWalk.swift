/// Follows brackets and strings of JSON.
struct BracketWalk {
    private(set) var depth = 0
    private(set) var isInString = false
    private var isEscaped = false
    /// Whether the byte before closed all that was open.
    private(set) var hasClosed = false

    @inline(__always)
    mutating func take(_ byte: UInt8) {
        hasClosed = false
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
                hasClosed = depth == 0
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            hasClosed = depth == 0
        default: break
        }
    }
}
