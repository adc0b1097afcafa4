/// Where a page ended, as a text that fits into a URL: hand it back to the same method with the same parameters.
///
/// It holds the key of the last item that was returned and a checksum over the pattern's name and parameters, so that
/// a cursor of another call is refused, as is a damaged one. **It is neither secret nor signed**: who holds it can read
/// the key in it and can make another. Where that matters, keep it on the server, or encrypt it.
public struct Cursor: Sendable, Hashable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension Cursor: LosslessStringConvertible {
    /// Takes the text of a cursor; nil where it can be none. Whether it belongs to a call, the call finds out.
    public init?(_ description: String) {
        guard let bytes = Base64.decodeURLSafe(description), !bytes.isEmpty else { return nil }
        self.init(bytes: bytes)
    }

    /// Letters, digits, `-` and `_`.
    public var description: String {
        Base64.encodeURLSafe(bytes)
    }
}

extension Cursor: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self = try TextCoding.decode(from: decoder)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        try TextCoding.encode(self, to: encoder)
    }
}
