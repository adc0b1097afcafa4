import KeywrightDiagnostics

/// The text of unique values in the key of their companion (LANGUAGE, Uniqueness).
struct CompanionText {
    private static let mostBytes = 1_024
    private let delimiter: [UInt8]
    /// The first bytes of what is percent-encoded: `%`, the characters of the delimiter, U+10FFFF.
    private let escaped: [[UInt8]]
    /// Whether something that is encoded begins with a byte.
    private let suspects: [Bool]

    init(delimiter: String) {
        self.delimiter = Array(delimiter.utf8)
        escaped = ("%\u{10FFFF}" + delimiter).unicodeScalars.map { Array(String($0).utf8) }
        var suspects = [Bool](repeating: false, count: 256)
        for text in escaped { text.first.map { suspects[Int($0)] = true } }
        self.suspects = suspects
    }

    /// Appends a value; whole scalars are encoded, by their bytes.
    func append(_ value: UnsafeBufferPointer<UInt8>, isFirst: Bool, to text: ByteText) {
        if !isFirst { text.append(delimiter) }
        var place = 0
        while place < value.count {
            if !suspects[Int(value[place])] {
                text.append(value[place])
                place &+= 1
                continue
            }
            let length = escaped.first { part in
                place + part.count <= value.count && value[place..<place + part.count].elementsEqual(part)
            }?.count
            guard let length else {
                text.append(value[place])
                place += 1
                continue
            }
            for byte in value[place..<place + length] {
                text.append(UInt8(ascii: "%"))
                text.append(Self.digits[Int(byte >> 4)])
                text.append(Self.digits[Int(byte & 15)])
            }
            place += length
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The whole key of what was appended behind a prefix of so many bytes: that itself, or a hash where it is long.
    func finish(_ text: ByteText, prefix: Int) {
        guard text.count - prefix > Self.mostBytes else { return }
        let hash = "sha256:" + SHA256.hex(of: Array(text.bytes(from: prefix)))
        text.cut(to: prefix)
        text.append(hash)
    }
}

extension ByteText {
    /// Drops what stands behind so many bytes.
    func cut(to length: Int) {
        let kept = Array(bytes.prefix(length))
        clear()
        append(kept)
    }
}
