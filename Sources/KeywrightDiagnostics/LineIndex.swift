/// Turns byte offsets into lines and columns: the one place that does.
///
/// Lines end with `\n`, `\r\n` or a lone `\r`. Columns count Unicode scalars, or UTF-16 code units for readers that ask for
/// them, a byte order mark not among them; bytes that are not UTF-8 count as the U+FFFD that a decoder puts in their place. No offset is out of range: it is cut to the file.
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

    /// What a column counts.
    package enum Unit: Sendable {
        case scalars, utf16
    }

    /// How many lines the file has; 1 where it is empty. A file that ends with a line break has an empty last line.
    package var lineCount: Int { lineStarts.count }

    private let bytes: [UInt8]
    private let markWidth: Int
    private let lineStarts: [Int]
    /// Where each stretch of `stride` bytes begins its first scalar, and how much stands before that.
    private let checkpoints: [Checkpoint]

    private struct Checkpoint {
        var offset = 0
        var scalars = 0
        /// The scalars that take two units in UTF-16.
        var pairs = 0

        mutating func pass(_ scalar: DecodedScalar) {
            offset += scalar.width
            scalars += 1
            if let value = scalar.value?.value, value > 0xFFFF { pairs += 1 }
        }
    }

    private static let stride = 256

    package init(_ file: SourceFile) { self.init(bytes: file.bytes) }

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        markWidth = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        (lineStarts, checkpoints) = bytes.withUnsafeBufferPointer { Self.scan($0) }
    }

    /// The line and column of a byte offset. Within a scalar it is that of the scalar.
    package func position(of offset: Int, in unit: Unit = .scalars) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineNumber(of: offset)
        let before = passed(before: offset)
        let start = passed(before: lineStarts[line - 1])
        var column = before.scalars - start.scalars + 1
        if unit == .utf16 { column += before.pairs - start.pairs }
        if line == 1, markWidth > 0, offset >= markWidth { column -= 1 }
        return Position(line: line, column: column)
    }

    /// The start and the exclusive end of a span.
    package func positions(of span: SourceSpan, in unit: Unit = .scalars) -> (start: Position, end: Position) {
        (position(of: Int(span.lower), in: unit), position(of: Int(span.upper), in: unit))
    }

    /// The line, from 1, of the last byte of a span: a line break belongs to the line that it ends.
    package func lastLine(of span: SourceSpan) -> Int {
        lineNumber(of: Int(span.upper > span.lower ? span.upper - 1 : span.lower))
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

    /// What ends at or before `offset`.
    private func passed(before offset: Int) -> Checkpoint {
        var checkpoint = min(offset / Self.stride, checkpoints.count - 1)
        if checkpoints[checkpoint].offset > offset { checkpoint -= 1 }
        var passed = checkpoints[checkpoint]
        return bytes.withUnsafeBufferPointer { bytes in
            while passed.offset < offset {
                let scalar = DecodedScalar.decode(bytes, at: passed.offset)
                if passed.offset + scalar.width > offset { break }
                passed.pass(scalar)
            }
            return passed
        }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (lineStarts: [Int], checkpoints: [Checkpoint]) {
        var lineStarts = [0]
        var checkpoints = [Checkpoint()]
        var passed = Checkpoint()
        while passed.offset < bytes.count {
            let byte = bytes[passed.offset]
            passed.pass(DecodedScalar.decode(bytes, at: passed.offset))
            let position = passed.offset
            if byte == UInt8(ascii: "\n") {
                lineStarts.append(position)
            } else if byte == UInt8(ascii: "\r"), position == bytes.count || bytes[position] != UInt8(ascii: "\n") {
                lineStarts.append(position)
            }
            if position >= checkpoints.count * stride { checkpoints.append(passed) }
        }
        return (lineStarts, checkpoints)
    }
}
