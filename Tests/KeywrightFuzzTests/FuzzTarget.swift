/// A reader that must answer any bytes: without a crash, in good time, and with places that lie in what it was given.
enum FuzzTarget: String, CaseIterable {
    /// From the bytes of files to a resolved design.
    case reader
    case template, condition, pattern, type

    func run(_ bytes: [UInt8]) {
        switch self {
        case .reader: FuzzedReader(bytes).run()
        case .template: fuzzTemplate(String(decoding: bytes, as: UTF8.self))
        case .condition: fuzzCondition(String(decoding: bytes, as: UTF8.self))
        case .pattern: fuzzPattern(String(decoding: bytes, as: UTF8.self))
        case .type: fuzzType(String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// Holds a place to the text: within it, and cutting no character in two.
func hold(_ range: Range<Int>, to bytes: some RandomAccessCollection<UInt8>, _ what: @autoclosure () -> String) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "\(what()) lies outside")
    for bound in [range.lowerBound, range.upperBound] where bound < bytes.count {
        precondition(
            bytes[bytes.index(bytes.startIndex, offsetBy: bound)] & 0xC0 != 0x80, "\(what()) cuts a character")
    }
}
