import KeywrightModel

/// Which texts may stand for a placeholder, as far as their type does not say it (LANGUAGE, Guards).
struct GuardCheck {
    private let isBytes: Bool
    private let delimiter: [UInt8]
    /// The UTF-8 of the scalars that may not occur.
    private let forbidden: [[UInt8]]
    /// Bytes with which something that may not occur begins.
    private let suspects: [Bool]

    /// nil where the type alone says which texts there are.
    init?(_ language: PlaceholderLanguage) {
        switch language {
        case .text(let limits):
            delimiter = Array(limits.delimiter.utf8)
            forbidden = limits.forbidden.map { Array(String($0).utf8) }
            isBytes = false
        case .pattern:
            (delimiter, forbidden, isBytes) = ([], [], false)
        case .bytes:
            (delimiter, forbidden, isBytes) = ([], [], true)
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
            .paddedInteger, .invertedInteger, .paddedDecimal, .number, .shard:
            return nil
        }
        var suspects = [Bool](repeating: false, count: 256)
        suspects[0xF4] = true
        for text in forbidden + [delimiter] { text.first.map { suspects[Int($0)] = true } }
        self.suspects = suspects
    }

    /// Whether the text may stand there.
    func allows(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.isEmpty { return false }
        if isBytes { return true }
        return suspects.withUnsafeBufferPointer { suspects in
            for (place, byte) in text.enumerated() where suspects[Int(byte)] {
                if refusal(text, at: place) != nil { return false }
            }
            return true
        }
    }

    /// Why the text may not stand there, as a clause about it.
    func refusal(of text: UnsafeBufferPointer<UInt8>) -> String {
        if text.isEmpty { return "it is empty, as no key can be" }
        for place in text.indices {
            if let reason = refusal(text, at: place) { return reason }
        }
        return "no key holds it"
    }

    private func refusal(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> String? {
        func stands(_ part: [UInt8]) -> Bool {
            !part.isEmpty && place + part.count <= text.count && text[place..<place + part.count].elementsEqual(part)
        }
        if stands(delimiter) { return "it holds the delimiter `\(String(decoding: delimiter, as: UTF8.self))`" }
        if stands([0xF4, 0x8F, 0xBF, 0xBF]) { return "it holds U+10FFFF" }
        guard let scalar = forbidden.first(where: stands) else { return nil }
        return "it holds `\(String(decoding: scalar, as: UTF8.self))`, which follows the placeholder in a template"
    }
}
