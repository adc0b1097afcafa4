import KeywrightSyntax

/// A line as laid out, without its trailing comment and its line break.
struct LaidOutLine {
    enum Kind {
        /// Pieces, behind which a comment can stand.
        case code
        case blank
        /// A comment of its own, or a part of a scalar.
        case other
    }

    var kind: Kind
    /// In the writer's text.
    var text: Range<Int>
    /// How many columns it takes.
    var width: Int
    var comment: Comment?
    /// Where the comment stands in the file, as shown.
    var commentColumn = 0
    /// A line break within a scalar that is text: U+2028 or U+2029.
    var lineBreak: Range<Int>?
}

/// Lays an outline out line by line. Which pieces stand on one line is the author's choice; what is between and before them
/// is decided here.
struct LayoutWriter {
    let source: SourceText
    let pieces: [Piece]
    var frames: [Frame]
    var text: [UInt8] = []
    var lines: [LaidOutLine] = []
    /// Of the line that is being written: where it begins in `text`, and its columns so far.
    var lineStart = 0
    var column = 0
    /// How deep what hangs on this line is anchored.
    private var lineBase = 0
    var isLineOpen = false
    var hasPendingBlank = false
    /// For each piece, whether the last piece of its line is an opening bracket.
    private let hangs: [Bool]

    init(_ source: SourceText, _ outline: Outline) {
        self.source = source
        pieces = outline.pieces
        frames = outline.frames
        var hangs = [Bool](repeating: false, count: outline.pieces.count)
        for index in hangs.indices.reversed() {
            let isLast = index + 1 == hangs.count || outline.pieces[index + 1].startsLine
            hangs[index] = isLast ? outline.pieces[index].isOpening : hangs[index + 1]
        }
        self.hangs = hangs
        text.reserveCapacity(source.end + 64)
        for index in outline.pieces.indices { write(index) }
        if let gap = Gap(source, outline.rest) { write(gap, before: nil, at: 0) }
        endLine()
    }

    // MARK: Lines

    mutating func beginLine(at column: Int) {
        endLine()
        if hasPendingBlank, !lines.isEmpty {
            lines.append(LaidOutLine(kind: .blank, text: text.count..<text.count, width: 0))
        }
        hasPendingBlank = false
        isLineOpen = true
        lineStart = text.count
        self.column = 0
        append(blanks: column)
    }

    mutating func endLine(_ kind: LaidOutLine.Kind = .code) {
        guard isLineOpen else { return }
        isLineOpen = false
        lines.append(LaidOutLine(kind: kind, text: lineStart..<text.count, width: column))
    }

    mutating func append(blanks count: Int) {
        guard count > 0 else { return }
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
        column += count
    }

    mutating func append(_ range: Range<Int>) {
        text.append(contentsOf: source.bytes[range])
        column += source.width(of: range)
    }

    // MARK: Pieces

    private mutating func write(_ index: Int) {
        let piece = pieces[index]
        if piece.startsLine {
            let start = startColumn(of: index)
            if let gap = Gap(source, piece.gap) { write(gap, before: index, at: start) }
            beginLine(at: start)
            lineBase = start
        } else if index > 0 {
            var wanted = blanks(between: pieces[index - 1].kind, and: piece.kind)
            if let offset = piece.offset, let frame = piece.frame {
                wanted = max(wanted, frames[frame].keyColumn + offset - column)
            }
            append(blanks: wanted)
        }
        if let frame = piece.frame, piece.beginsEntry {
            if piece.opensBlock { frames[frame].column = column }
            frames[frame].keyColumn = column
            let isIndicator = piece.kind == .blockEntry || piece.kind == .key || piece.kind == .value
            if isIndicator, !frames[frame].isFlow { lineBase = column + 2 }
        }
        if let opened = piece.isOpening ? piece.frameAfter : nil { place(frame: opened, openedAt: index) }
        if let scalar = piece.blockScalar {
            write(scalar, of: piece)
        } else if piece.isMultiline {
            writeLines(of: piece)
        } else {
            append(piece.range)
        }
    }

    /// Where a piece stands that is the first of its line.
    private func startColumn(of index: Int) -> Int {
        let piece = pieces[index]
        guard let frame = piece.frame else { return 0 }
        if frames[frame].isFlow {
            if piece.isClosing { return frames[frame].closingColumn }
            let isValue = piece.kind == .value || (index > 0 && pieces[index - 1].kind == .value)
            return frames[frame].column + (isValue ? 2 : 0)
        }
        if piece.opensBlock { return frames[frame].parent.map { frames[$0].column + 2 } ?? 0 }
        return frames[frame].column + (piece.beginsEntry ? 0 : 2)
    }

    /// Lines within brackets hang two columns in from the line whose last piece is an opening bracket; else they stand below
    /// what follows the bracket.
    private mutating func place(frame: Int, openedAt index: Int) {
        if hangs[index] {
            frames[frame].column = lineBase + 2
            frames[frame].closingColumn = lineBase
        } else {
            frames[frame].column = column + (frames[frame].kind == .flowMapping ? 2 : 1)
            frames[frame].closingColumn = column
        }
    }
}
