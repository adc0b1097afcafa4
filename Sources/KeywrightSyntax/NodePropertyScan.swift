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
        while end < upper, !isBlank(source[end]), breakWidth(source, at: end) == 0, source[end] != UInt8(ascii: ",") {
            end += 1
        }
        return end
    }
}

/// The first byte from `lower` on that is neither white space, a line break nor part of a comment.
func skipSpace(_ source: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) -> Int {
    var position = lower
    while position < upper {
        let width = isBlank(source[position]) ? 1 : breakWidth(source, at: position)
        if width > 0 {
            position += width
        } else if source[position] == UInt8(ascii: "#"), position > lower {
            // What stands before it was skipped, so it begins a comment.
            while position < upper, breakWidth(source, at: position) == 0 { position += 1 }
        } else {
            break
        }
    }
    return min(position, upper)
}

/// The bytes of the line break at a place, 0 where there is none. To YAML 1.1, U+0085, U+2028 and U+2029 break lines too.
package func breakWidth(_ source: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    switch source[offset] {
    case 0x0A, 0x0D: return 1
    case 0xC2: return offset + 1 < source.count && source[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
        guard offset + 2 < source.count, source[offset + 1] == 0x80 else { return 0 }
        return source[offset + 2] == 0xA8 || source[offset + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
}

package func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

package func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }
