/// The hash of what stands from the start of each line on, as GitHub's action for SARIF computes it for
/// `primaryLocationLineHash`: a report with other hashes makes every upload warn.
///
/// A rolling hash over 100 UTF-16 units, of which blanks and tabs are left out and every line end is one line feed; then how
/// often the same hash was seen so far. A place outlives edits that are not right behind it.
package struct LineHashes {
    private var texts: [String] = []

    /// The hash of a line, from 1; nil where the file has no such line.
    package subscript(line: Int) -> String? { texts.indices.contains(line - 1) ? texts[line - 1] : nil }

    package init(_ bytes: [UInt8]) {
        var window = RollingWindow()
        var counts: [UInt64: Int] = [:]
        var isLineStart = true
        var isAfterReturn = false
        func note(_ hash: UInt64?) {
            guard let hash else { return }
            counts[hash, default: 0] += 1
            texts.append("\(String(hash, radix: 16)):\(counts[hash, default: 0])")
        }
        func feed(_ unit: UInt16) {
            let isFeedOfPair = isAfterReturn && unit == UInt16(ascii: "\n")
            isAfterReturn = unit == UInt16(ascii: "\r")
            if isFeedOfPair || unit == UInt16(ascii: " ") || unit == UInt16(ascii: "\t") { return }
            let kept = isAfterReturn ? UInt16(ascii: "\n") : unit
            note(window.push(kept, isLineStart: isLineStart))
            isLineStart = kept == UInt16(ascii: "\n")
        }
        bytes.withUnsafeBufferPointer { bytes in
            var offset = 0
            while offset < bytes.count {
                let scalar = DecodedScalar.decode(bytes, at: offset)
                for unit in UTF16.encode(scalar.value ?? "\u{FFFD}") ?? UTF16.encodedReplacementCharacter { feed(unit) }
                offset += scalar.width
            }
        }
        feed(.max)
        for _ in 0..<RollingWindow.width { note(window.push(0, isLineStart: false)) }
    }
}

/// The last units and their hash.
private struct RollingWindow {
    static let width = 100
    private static let factor: UInt64 = 37
    /// What the unit that leaves the window counts for.
    private static let last = (0..<width).reduce(1 as UInt64) { power, _ in power &* factor }

    private var units = [UInt16](repeating: 0, count: width)
    private var lineStarts = [Bool](repeating: false, count: width)
    private var place = 0
    private var hash: UInt64 = 0

    /// Takes a unit in; gives the hash of the window before it, if a line started there.
    mutating func push(_ unit: UInt16, isLineStart: Bool) -> UInt64? {
        let ended = lineStarts[place] ? hash : nil
        hash = hash &* Self.factor &+ UInt64(unit) &- Self.last &* UInt64(units[place])
        units[place] = unit
        lineStarts[place] = isLineStart
        place = (place + 1) % Self.width
        return ended
    }
}

extension UInt16 {
    fileprivate init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }
}
