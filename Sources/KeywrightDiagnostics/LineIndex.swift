/// Turns byte offsets into lines and columns: the one place that does.
///
/// Lines end with `\n`, `\r\n` or a lone `\r`. Columns count Unicode scalars, a byte order mark not among them; bytes that
/// are not UTF-8 count as the U+FFFD that a decoder puts in their place. No offset is out of range: it is cut to the file.
/// Built in one pass; a lookup takes time logarithmic in the number of lines, however long a line is.
package struct LineIndex: Sendable {
    /// A place as people count it: both from 1.
    package struct Position: Hashable, Sendable, Comparable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (left: Position, right: Position) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    /// How many lines the file has; 1 where it is empty. A file that ends with a line break has an empty last line.
    package var lineCount: Int { lineStarts.count }

    private let bytes: [UInt8]
    private let markWidth: Int
    private let lineStarts: [Int]
    /// Where each stretch of `stride` bytes begins its first scalar, and how many scalars stand before that.
    private let checkpoints: [(offset: Int, scalars: Int)]

    private static let stride = 256

    package init(_ file: SourceFile) { self.init(bytes: file.bytes) }

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        markWidth = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        (lineStarts, checkpoints) = bytes.withUnsafeBufferPointer { Self.scan($0) }
    }

    /// The line and column of a byte offset. Within a scalar it is that of the scalar.
    package func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineNumber(of: offset)
        let start = lineStarts[line - 1]
        var column = scalars(before: offset) - scalars(before: start) + 1
        if line == 1, markWidth > 0, offset >= markWidth { column -= 1 }
        return Position(line: line, column: column)
    }

    /// The start and the exclusive end of a span.
    package func positions(of span: SourceSpan) -> (start: Position, end: Position) {
        (position(of: Int(span.lower)), position(of: Int(span.upper)))
    }

    /// The line, from 1, that a byte offset is on.
    package func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a line, from 1, without its line break and without a byte order mark; cut to the lines that there are.
    package func range(ofLine line: Int) -> Range<Int> {
        let index = min(max(line, 1), lineStarts.count) - 1
        let lower = index == 0 ? markWidth : lineStarts[index]
        var upper = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        if index + 1 < lineStarts.count {
            upper -= 1
            if upper > lower, bytes[upper] == UInt8(ascii: "\n"), bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
        }
        return lower..<max(lower, upper)
    }

    /// How many scalars end at or before `offset`.
    private func scalars(before offset: Int) -> Int {
        var checkpoint = min(offset / Self.stride, checkpoints.count - 1)
        if checkpoints[checkpoint].offset > offset { checkpoint -= 1 }
        var (position, count) = checkpoints[checkpoint]
        return bytes.withUnsafeBufferPointer { bytes in
            while position < offset {
                position += DecodedScalar.decode(bytes, at: position).width
                if position <= offset { count += 1 }
            }
            return count
        }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (lineStarts: [Int], checkpoints: [(offset: Int, scalars: Int)]) {
        var lineStarts = [0]
        var checkpoints = [(offset: 0, scalars: 0)]
        var position = 0
        var scalars = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += byte < 0x80 ? 1 : DecodedScalar.decode(bytes, at: position).width
            scalars += 1
            if byte == UInt8(ascii: "\n") {
                lineStarts.append(position)
            } else if byte == UInt8(ascii: "\r"), position == bytes.count || bytes[position] != UInt8(ascii: "\n") {
                lineStarts.append(position)
            }
            if position >= checkpoints.count * stride { checkpoints.append((position, scalars)) }
        }
        return (lineStarts, checkpoints)
    }
}
