import KeywrightDiagnostics

/// What a file's bytes are.
enum TextEncoding: Equatable {
    case ascii
    case utf8
    /// Not UTF-8; where, and how many bytes are at fault.
    case invalid(offset: Int, width: Int)

    /// Looks at all bytes, eight at a time where they are ASCII.
    init(of bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var isASCII = true
        var offset = 0
        while offset < bytes.count {
            if offset + 8 <= bytes.count,
                raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                offset += 8
                continue
            }
            if bytes[offset] < 0x80 {
                offset += 1
                continue
            }
            let scalar = DecodedScalar.decode(bytes, at: offset)
            guard scalar.value != nil else {
                self = .invalid(offset: offset, width: scalar.width)
                return
            }
            isASCII = false
            offset += scalar.width
        }
        self = isASCII ? .ascii : .utf8
    }
}
