/// The bytes of one item, or of what stands in the place of one.
struct ItemFrame {
    /// Of the frame's first byte, from 1.
    var line: Int
    /// In Unicode scalars, from 1.
    var column: Int
    /// How many bytes of the source stand before it.
    var offset: UInt64
    var bytes: UnsafeMutableBufferPointer<UInt8>
}

/// Cuts a source into its items: one a line; or values that span lines, as `aws dynamodb scan` and `get-item` print them, among them the
/// elements of `Items` and of a list.
///
/// It holds a piece of the source at a time, and at most one item: memory does not grow with the source.
final class ItemFeed {
    enum Step {
        case item(ItemFrame)
        /// What stands there is no item; the reading goes on behind it, if `goesOn`.
        case fault(line: Int, column: Int, seen: String, expected: String, goesOn: Bool)
        case end
    }

    /// The longest text of an item that is read. An item has at most 400 KB (F3.1), which as JSON in escapes is a few MB.
    static let longest = 16 << 20
    private static let pieceSize = 1 << 18
    /// Readable behind the end, so that words can be loaded across it.
    private static let slack = 16

    private let source: any ByteSource
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = pieceSize
    private var next = 0
    private var end = 0
    private var isAtEnd = false
    private(set) var trouble: SourceTrouble?

    private enum Form {
        case unknown, lines
        /// Values, and how deep in lists and documents that hold items.
        case values
    }

    private var form = Form.unknown
    private var line = 1
    /// Up to where columns are counted, as bytes of the source, and the column there; of values alone.
    private var counted: UInt64 = 0
    private var countedColumn = 1
    /// How many bytes of the source stand before the buffer.
    private var before: UInt64 = 0
    /// What is open round the items: `{` of a document or `[` of a list.
    private var open: [UInt8] = []
    private var isFirstMember = true

    init(_ source: any ByteSource) {
        self.source = source
        buffer = .allocate(capacity: capacity + Self.slack)
        buffer.initialize(repeating: 0, count: capacity + Self.slack)
    }

    deinit { buffer.deallocate() }

    /// The next item; its bytes hold until the next call.
    func step() -> Step {
        if case .unknown = form { decideForm() }
        if case .lines = form { return lineStep() }
        return valueStep()
    }

    // MARK: Bytes

    /// Reads on, behind what is held from `next` on.
    ///
    /// - Returns: whether there was more.
    private func readMore() -> Bool {
        if isAtEnd { return false }
        if next > 0 {
            if case .values = form { _ = column() }
            buffer.update(from: buffer + next, count: end - next)
            before += UInt64(next)
            end -= next
            next = 0
        }
        if end == capacity {
            let size = min(capacity * 2, Self.longest + 2 * Self.pieceSize)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.slack)
            larger.initialize(repeating: 0, count: size + Self.slack)
            larger.update(from: buffer, count: end)
            buffer.deallocate()
            buffer = larger
            capacity = size
        }
        do throws(SourceTrouble) {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
            end += count
            isAtEnd = count == 0
        } catch {
            trouble = error
            isAtEnd = true
        }
        return !isAtEnd
    }

    /// The byte so far behind `next`; nil at the end, or beyond the longest item.
    private func peek(_ distance: Int) -> UInt8? {
        while next + distance >= end {
            if distance > Self.longest || !readMore() { return nil }
        }
        return buffer[next + distance]
    }

    // MARK: Lines or values

    /// Lines, unless the source begins as something else does: a list, what a scan answers, or an item that goes on in the second line.
    private func decideForm() {
        form = .lines
        if peek(0) == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF {
            next += 3
            counted = 3
        }
        var at = 0
        while let byte = peek(at), isBlank(byte) { at += 1 }
        guard let first = peek(at) else { return }
        if first == UInt8(ascii: "[") { return form = .values }
        guard first == UInt8(ascii: "{") else { return }
        if opensDocument(at) || goesOnInNextLine(at) { form = .values }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static let documentNames: Set<String> = [
        "Items", "Count", "ScannedCount", "ConsumedCapacity", "LastEvaluatedKey", "NextToken", "ResponseMetadata",
    ]

    /// Whether the object is an answer that holds items in a list, and no item: its first member is none of an item's.
    private func opensDocument(_ start: Int) -> Bool {
        var at = start + 1
        while let byte = peek(at), isBlank(byte) { at += 1 }
        guard peek(at) == UInt8(ascii: "\"") else { return false }
        var name: [UInt8] = []
        at += 1
        while let byte = peek(at), byte != UInt8(ascii: "\""), name.count < 32 {
            name.append(byte)
            at += 1
        }
        guard Self.documentNames.contains(String(decoding: name, as: UTF8.self)), peek(at) == UInt8(ascii: "\"") else {
            return false
        }
        at += 1
        while let byte = peek(at), isBlank(byte) || byte == UInt8(ascii: ":") { at += 1 }
        guard peek(at) == UInt8(ascii: "{") else { return true }
        at += 1
        while let byte = peek(at), isBlank(byte) { at += 1 }
        guard peek(at) == UInt8(ascii: "\"") else { return true }
        var type: [UInt8] = []
        at += 1
        while let byte = peek(at), byte != UInt8(ascii: "\""), type.count < 5 {
            type.append(byte)
            at += 1
        }
        return !["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"].contains(
            String(decoding: type, as: UTF8.self))
    }

    /// Whether a value is open at the end of its first line and the next one goes on with a name: an item over several lines, not a
    /// broken line among whole ones.
    private func goesOnInNextLine(_ start: Int) -> Bool {
        var at = start
        while let byte = peek(at), byte != 0x0A { at += 1 }
        while let byte = peek(at), isBlank(byte) { at += 1 }
        guard peek(at) == UInt8(ascii: "\"") || peek(at) == UInt8(ascii: "}") else { return false }
        var walk = BracketWalk()
        at = start
        while let byte = peek(at), byte != 0x0A {
            walk.take(byte)
            at += 1
        }
        return walk.depth > 0
    }

    // MARK: Lines

    private func lineStep() -> Step {
        while true {
            var at = next
            while true {
                // What was looked at before is not looked at again.
                at = newline(from: at)
                if at < end { break }
                if at - next > Self.longest { return skipLongLine() }
                let held = at - next
                if !readMore() { break }
                at = next + held
            }
            if at - next > Self.longest { return skipLongLine() }
            let isLast = at >= end
            // The beginning of a line whose rest cannot be read is told of by that.
            if isLast, next == end || trouble != nil { return .end }
            let frame = ItemFrame(
                line: line, column: 1, offset: before + UInt64(next),
                bytes: UnsafeMutableBufferPointer(start: buffer + next, count: min(at, end) - next))
            next = isLast ? end : at + 1
            line += 1
            if frame.bytes.allSatisfy({ isBlank($0) }) { continue }
            return .item(frame)
        }
    }

    /// The place of the next line feed, or the end of what is held.
    private func newline(from start: Int) -> Int {
        var at = start
        let raw = UnsafeRawPointer(buffer)
        while at &+ 8 <= end {
            let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let word = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
            let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            // The lowest bit is that of the first line feed.
            if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < end, buffer[at] != 0x0A { at &+= 1 }
        return at
    }

    private func skipLongLine() -> Step {
        let number = line
        while true {
            let at = newline(from: next)
            if at < end {
                next = at + 1
                break
            }
            next = end
            if !readMore() { break }
        }
        line += 1
        return .fault(
            line: number, column: 1, seen: "a line of more than 16 MB",
            expected: "an item, which has at most 400 KB (F3.1)",
            goesOn: true)
    }

    // MARK: Values

    /// The column of `next`.
    private func column() -> Int {
        let place = before + UInt64(next)
        if counted < place {
            let count = Int(place - counted)
            countedColumn += scalarCount(UnsafeBufferPointer(start: buffer + (next - count), count: count))
            counted = place
        }
        return countedColumn
    }

    /// Notes that a line begins there.
    private func beginLine(at place: UInt64) {
        line += 1
        counted = place
        countedColumn = 1
    }

    /// Steps over blanks and counts lines.
    private func skipBlanks() {
        while let byte = peek(0), isBlank(byte) {
            next += 1
            if byte == 0x0A { beginLine(at: before + UInt64(next)) }
        }
    }

    private func valueStep() -> Step {
        while true {
            skipBlanks()
            guard let byte = peek(0) else {
                return open.isEmpty ? .end : stop(seen: "the end", expected: "what closes the list of items")
            }
            switch open.last {
            case nil:
                if byte == UInt8(ascii: "[") {
                    next += 1
                    open = [byte]
                    isFirstMember = true
                } else if byte == UInt8(ascii: "{"), opensDocument(0) {
                    next += 1
                    open = [byte]
                    isFirstMember = true
                } else {
                    return value()
                }
            case UInt8(ascii: "["):
                if byte == UInt8(ascii: "]") {
                    next += 1
                    open.removeLast()
                    isFirstMember = false
                } else if isFirstMember {
                    isFirstMember = false
                    return value()
                } else if byte == UInt8(ascii: ",") {
                    next += 1
                    skipBlanks()
                    return value()
                } else {
                    return stop(expected: "`,` or `]` behind an item")
                }
            default:
                if byte == UInt8(ascii: "}") {
                    next += 1
                    open.removeLast()
                } else if isFirstMember || byte == UInt8(ascii: ",") {
                    if !isFirstMember { next += 1 }
                    isFirstMember = false
                    if let fault = member() { return fault }
                } else {
                    return stop(expected: "`,` or `}`")
                }
            }
        }
    }

    /// A member of a document: `Items` is gone into, any other passed over.
    private func member() -> Step? {
        skipBlanks()
        guard peek(0) == UInt8(ascii: "\"") else { return stop(expected: "a name") }
        var name: [UInt8] = []
        var at = 1
        while let byte = peek(at), byte != UInt8(ascii: "\""), at < 4096 {
            name.append(byte)
            at += 1
        }
        guard peek(at) == UInt8(ascii: "\"") else { return stop(expected: "a name") }
        next += at + 1
        skipBlanks()
        guard peek(0) == UInt8(ascii: ":") else { return stop(expected: "`:`") }
        next += 1
        skipBlanks()
        if name == Array("Items".utf8), peek(0) == UInt8(ascii: "[") {
            next += 1
            open.append(UInt8(ascii: "["))
            isFirstMember = true
            return nil
        }
        guard let length = valueLength() else { return stop(expected: "a value that ends") }
        pass(length)
        return nil
    }

    private func value() -> Step {
        let (line, column) = (line, column())
        guard let length = valueLength() else { return stop(expected: "an item that ends, of at most 16 MB") }
        let frame = ItemFrame(
            line: line, column: column, offset: before + UInt64(next),
            bytes: UnsafeMutableBufferPointer(start: buffer + next, count: length))
        pass(length)
        // What stands behind it is counted before the escapes of the item are decoded in its bytes.
        _ = self.column()
        return .item(frame)
    }

    /// How long the value is that begins here, by its brackets and quotes; nil where it has no end, or is too long.
    private func valueLength() -> Int? {
        var walk = BracketWalk()
        var at = 0
        while let byte = peek(at) {
            if walk.depth == 0, at > 0, !walk.isInString {
                // A number or a word ends before what cannot be of it.
                if isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
                {
                    return at
                }
            }
            walk.take(byte)
            at += 1
            if walk.hasClosed { return at }
            if walk.depth < 0 { return nil }
        }
        return at > 0 && at <= Self.longest && walk.depth == 0 && !walk.isInString ? at : nil
    }

    private func pass(_ length: Int) {
        for place in next..<next + length where buffer[place] == 0x0A { beginLine(at: before + UInt64(place) + 1) }
        next += length
    }

    private func stop(seen: String = "it is no list of items", expected: String) -> Step {
        let fault = Step.fault(line: line, column: column(), seen: seen, expected: expected, goesOn: false)
        next = end
        isAtEnd = true
        open = []
        return trouble == nil ? fault : .end
    }
}
