import KeywrightDiagnostics

/// Walks a scalar's text and its source side by side, to find where a part of the text stands in the file.
///
/// Plain and quoted scalars, with their folded lines, doubled quotes and escapes; not the block styles.
struct ScalarWalk {
    let source: UnsafeBufferPointer<UInt8>
    let text: UnsafeBufferPointer<UInt8>
    let style: ScalarStyle
    /// The content in the source, without quotes.
    private let upper: Int
    private var sourceOffset: Int
    private var textOffset = 0
    /// Up to here the source is known to be blanks without a line break.
    private var blanksEnd = 0

    init(
        source: UnsafeBufferPointer<UInt8>, content: Range<Int>, text: UnsafeBufferPointer<UInt8>, style: ScalarStyle
    ) {
        self.source = source
        self.text = text
        self.style = style
        sourceOffset = content.lowerBound
        upper = content.upperBound
    }

    /// The place in the source of a range of the text's bytes, or nil where text and source do not go together.
    ///
    /// A range that ends or begins within what one escape stands for holds the whole escape.
    mutating func place(of range: Range<Int>) -> Range<Int>? {
        var lower: Int?
        while textOffset < range.upperBound || lower == nil {
            let begin = (source: sourceOffset, text: textOffset)
            if begin.text >= range.lowerBound, range.isEmpty { return begin.source..<begin.source }
            guard step() else { return nil }
            if lower == nil, range.lowerBound < textOffset { lower = begin.source }
            if let lower, textOffset >= range.upperBound { return lower..<sourceOffset }
        }
        return nil
    }

    /// Takes the next piece of the source and the text that it stands for, which can be none.
    private mutating func step() -> Bool {
        guard sourceOffset < upper else { return false }
        let byte = source[sourceOffset]
        if isBlankOrBreak(byte) { return stepOverSpace() }
        if style == .doubleQuoted, byte == UInt8(ascii: "\\") { return stepOverEscape() }
        guard textOffset < text.count, text[textOffset] == byte else { return false }
        if style == .singleQuoted, byte == UInt8(ascii: "'") { sourceOffset += 1 }
        sourceOffset += 1
        textOffset += 1
        return true
    }

    /// Blanks within a line are themselves; one line break is a blank, each further one a line feed.
    private mutating func stepOverSpace() -> Bool {
        if sourceOffset >= blanksEnd {
            let (end, breaks) = space(from: sourceOffset)
            guard breaks == 0 else {
                sourceOffset = end
                return take(breaks == 1 ? UInt8(ascii: " ") : UInt8(ascii: "\n"), times: max(breaks - 1, 1))
            }
            blanksEnd = end
        }
        guard textOffset < text.count, text[textOffset] == source[sourceOffset] else { return false }
        sourceOffset += 1
        textOffset += 1
        return true
    }

    private mutating func stepOverEscape() -> Bool {
        guard sourceOffset + 1 < upper else { return false }
        let name = source[sourceOffset + 1]
        if isBreak(name) {
            let (end, breaks) = space(from: sourceOffset + 1)
            sourceOffset = end
            return take(UInt8(ascii: "\n"), times: breaks - 1)
        }
        guard textOffset < text.count else { return false }
        switch name {
        case UInt8(ascii: "x"): sourceOffset += 4
        case UInt8(ascii: "u"): sourceOffset += 6
        case UInt8(ascii: "U"): sourceOffset += 10
        default: sourceOffset += 2
        }
        textOffset += DecodedScalar.decode(text, at: textOffset).width
        return sourceOffset <= upper
    }

    /// The end of the white space from `offset` on, and the line breaks in it.
    private func space(from offset: Int) -> (end: Int, breaks: Int) {
        var end = offset
        var breaks = 0
        while end < upper, isBlankOrBreak(source[end]) {
            let isPair = source[end] == UInt8(ascii: "\r") && end + 1 < upper && source[end + 1] == UInt8(ascii: "\n")
            if isBreak(source[end]) { breaks += 1 }
            end += isPair ? 2 : 1
        }
        return (end, breaks)
    }

    private mutating func take(_ byte: UInt8, times: Int) -> Bool {
        for _ in 0..<times {
            guard textOffset < text.count, text[textOffset] == byte else { return false }
            textOffset += 1
        }
        return true
    }
}
