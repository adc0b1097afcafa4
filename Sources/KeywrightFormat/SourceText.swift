import KeywrightDiagnostics
import KeywrightSyntax

/// The bytes of a file as the formatter looks at them; they are UTF-8.
struct SourceText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the text begins: after a byte order mark.
    let start: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var end: Int { bytes.count }

    subscript(offset: Int) -> UInt8 { bytes[offset] }

    /// The end of the line break at a place, `\r\n` being one; nil where there is none.
    func breakEnd(at offset: Int) -> Int? {
        guard offset < end else { return nil }
        let width = breakWidth(bytes, at: offset)
        guard width > 0 else { return nil }
        let isPair = bytes[offset] == UInt8(ascii: "\r") && offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "\n")
        return offset + width + (isPair ? 1 : 0)
    }

    /// The first line break from `offset` on, or `limit`.
    func lineEnd(from offset: Int, to limit: Int) -> Int {
        var offset = offset
        while offset < limit, breakWidth(bytes, at: offset) == 0 { offset += 1 }
        return offset
    }

    /// The first byte from `offset` on that is no blank, or `limit`.
    func skipBlanks(from offset: Int, to limit: Int) -> Int {
        var offset = offset
        while offset < limit, isBlank(bytes[offset]) { offset += 1 }
        return offset
    }

    /// A range without the blanks at its end.
    func withoutTrailingBlanks(_ range: Range<Int>) -> Range<Int> {
        var upper = range.upperBound
        while upper > range.lowerBound, isBlank(bytes[upper - 1]) { upper -= 1 }
        return range.lowerBound..<upper
    }

    /// How many columns a part of a line takes where it is shown.
    func width(of range: Range<Int>) -> Int {
        var width = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            if bytes[offset] < 0x80 {
                width += 1
                offset += 1
            } else {
                let scalar = DecodedScalar.decode(bytes, at: offset)
                width += scalar.value.map(displayWidth(of:)) ?? 1
                offset += scalar.width
            }
        }
        return width
    }

    /// The lines of a range with the breaks that end them; the last line has an empty one.
    func lines(of range: Range<Int>) -> [(text: Range<Int>, lineBreak: Range<Int>)] {
        var lines: [(text: Range<Int>, lineBreak: Range<Int>)] = []
        var lower = range.lowerBound
        while true {
            let upper = lineEnd(from: lower, to: range.upperBound)
            guard upper < range.upperBound, let next = breakEnd(at: upper), next <= range.upperBound else {
                lines.append((lower..<range.upperBound, range.upperBound..<range.upperBound))
                return lines
            }
            lines.append((lower..<upper, upper..<next))
            lower = next
        }
    }

    /// Whether every line break is a carriage return with a line feed, and there is one.
    var usesCRLF: Bool {
        var pairs = 0
        for offset in start..<end {
            let isFeed = bytes[offset] == UInt8(ascii: "\n")
            if isFeed, offset > start, bytes[offset - 1] == UInt8(ascii: "\r") {
                pairs += 1
            } else if isFeed || (offset > start && bytes[offset - 1] == UInt8(ascii: "\r")) {
                return false
            }
        }
        return pairs > 0 && bytes[end - 1] != UInt8(ascii: "\r")
    }
}
