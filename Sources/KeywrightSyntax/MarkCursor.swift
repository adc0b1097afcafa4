/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// In ASCII the two are one. Elsewhere the cursor walks from the mark that it met last: libyaml's marks come in near order,
/// so the walk is linear in the file all told.
struct MarkCursor {
    private let source: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    /// Where the text begins that libyaml was given: after a byte order mark.
    private let base: Int
    private var scalar = 0
    private var byte: Int

    init(source: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
        self.source = source
        self.base = base
        self.isASCII = isASCII
        byte = base
    }

    /// The byte offset in the file of a mark's `index`, cut to the file.
    @inline(__always)
    mutating func offset(of index: Int) -> Int {
        isASCII ? min(base + index, source.count) : walk(to: index)
    }

    private mutating func walk(to index: Int) -> Int {
        while scalar < index, byte < source.count {
            byte += 1
            while byte < source.count, source[byte] & 0xC0 == 0x80 { byte += 1 }
            scalar += 1
        }
        while scalar > index, byte > base {
            byte -= 1
            while byte > base, source[byte] & 0xC0 == 0x80 { byte -= 1 }
            scalar -= 1
        }
        return byte
    }
}
