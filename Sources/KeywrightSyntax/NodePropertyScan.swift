/// Finds the anchor and the tag before a node's content: libyaml's marks put them into the node.
struct NodePropertyScan {
    var anchor: Range<Int>?
    var tag: Range<Int>?
    /// Where the content begins; `upper` where there is none.
    var content: Int

    /// - Parameters:
    ///   - lower: where libyaml says that the node begins.
    ///   - upper: where it ends, or the end of the file.
    init(_ source: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) {
        content = lower
        while content < upper {
            let byte = source[content]
            if byte == UInt8(ascii: "&"), anchor == nil {
                let end = Self.wordEnd(source, from: content, to: upper)
                anchor = content..<end
                content = end
            } else if byte == UInt8(ascii: "!"), tag == nil {
                let end = Self.wordEnd(source, from: content, to: upper)
                tag = content..<end
                content = end
            } else {
                return
            }
            content = skipSpace(source, from: content, to: upper)
        }
    }

    /// The end of an anchor or tag: at white space or a comma.
    private static func wordEnd(_ source: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) -> Int {
        var end = lower + 1
        while end < upper, !isBlankOrBreak(source[end]), source[end] != UInt8(ascii: ",") { end += 1 }
        return end
    }
}

/// The first byte from `lower` on that is neither white space, a line break nor part of a comment.
func skipSpace(_ source: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) -> Int {
    var position = lower
    while position < upper {
        if isBlankOrBreak(source[position]) {
            position += 1
        } else if source[position] == UInt8(ascii: "#"), position > 0, isBlankOrBreak(source[position - 1]) {
            while position < upper, !isBreak(source[position]) { position += 1 }
        } else {
            break
        }
    }
    return position
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }
