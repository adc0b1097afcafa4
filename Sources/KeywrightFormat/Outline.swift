import KeywrightSyntax

/// A file as its pieces and the collections that they stand in: all that its layout depends on.
struct Outline {
    var pieces: [Piece] = []
    var frames: [Frame] = []
    /// What stands behind the last piece.
    var rest: Range<Int>
    /// Every comment in order.
    var comments: [Range<Int>] = []
    /// The frames that are open, the innermost last.
    private var open: [Int] = []
    private var columns = ValueColumns()
    /// Whether the next piece is the first of a block collection, or of a key.
    private var opensBlock = false
    private var beginsKey = false

    /// nil where tokens and text do not go together.
    init?(_ source: SourceText, tokens: [YAMLToken]) {
        rest = source.start..<source.end
        pieces.reserveCapacity(tokens.count)
        for token in tokens {
            switch token.kind {
            case .blockMappingStart, .blockSequenceStart:
                push(token.kind == .blockMappingStart ? .mapping : .sequence, column: token.column)
                opensBlock = true
            case .blockEnd:
                closeFlushList()
                guard closeFrame(isFlow: false) else { return nil }
            case .key where token.range.isEmpty:
                closeFlushList()
                beginsKey = true
            default:
                guard add(token, source) else { return nil }
            }
        }
        guard open.isEmpty, let gap = Gap(source, rest) else { return nil }
        comments += gap.comments.map(\.range)
    }

    private mutating func push(_ kind: Frame.Kind, column: Int, isFlush: Bool = false) {
        open.append(frames.count)
        frames.append(
            Frame(
                kind: kind, parent: open.dropLast().last, sourceColumn: column, isFlush: isFlush))
        columns.open(kind == .mapping || kind == .flowMapping)
    }

    private mutating func closeFrame(isFlow: Bool) -> Bool {
        guard let frame = open.popLast(), frames[frame].isFlow == isFlow else { return false }
        columns.close(&pieces)
        return true
    }

    /// A flush list ends without a token of its own, where its mapping goes on or ends.
    private mutating func closeFlushList() {
        guard let top = open.last, frames[top].isFlush else { return }
        _ = closeFrame(isFlow: false)
    }

    private mutating func add(_ token: YAMLToken, _ source: SourceText) -> Bool {
        guard token.range.lowerBound >= rest.lowerBound,
            let gap = Gap(source, rest.lowerBound..<token.range.lowerBound)
        else { return false }
        if token.kind == .key || token.kind == .value { closeFlushList() }
        if token.kind == .blockEntry, let top = open.last, frames[top].kind == .mapping {
            push(.sequence, column: token.column, isFlush: true)
            opensBlock = true
        }
        var piece = Piece(
            kind: token.kind, range: token.range, column: token.column,
            gap: rest.lowerBound..<token.range.lowerBound, startsLine: gap.endsLine, frame: open.last)
        piece.opensBlock = opensBlock
        switch token.kind {
        case .blockEntry, .key: piece.beginsEntry = true
        case .value: piece.beginsEntry = gap.endsLine || opensBlock
        default: piece.beginsEntry = beginsKey
        }
        comments += gap.comments.map(\.range)
        if case .scalar(let style) = token.kind, style == .literal || style == .folded {
            let parent = open.last.map { frames[$0].sourceColumn } ?? -1
            let scalar = BlockScalar(source, token.range, parent: parent)
            if let comment = scalar.comment { comments.append(comment.range) }
            piece.range = token.range.lowerBound..<scalar.upper
            piece.blockScalar = scalar
        }
        measure(&piece, source)
        if piece.isClosing, let top = open.last, frames[top].isFlow {
            columns.endEntry(before: pieces.count, &pieces)
        } else if piece.isClosing {
            return false
        }
        pieces.append(piece)
        enter(token.kind, gap)
        pieces[pieces.count - 1].frameAfter = open.last
        rest = piece.range.upperBound..<source.end
        opensBlock = false
        beginsKey = false
        return true
    }

    /// What the piece just added means to the collections around it.
    private mutating func enter(_ kind: YAMLToken.Kind, _ gap: Gap) {
        let index = pieces.count - 1
        if beginsKey || kind == .key {
            columns.beginEntry(at: index, isExplicit: kind == .key, beginsGroup: gap.holdsBlankLine, &pieces)
        }
        switch kind {
        case .value: columns.setColon(at: index)
        case .flowEntry: columns.endEntry(before: index, &pieces)
        case .flowMappingStart: push(.flowMapping, column: 0)
        case .flowSequenceStart: push(.flowSequence, column: 0)
        case .flowMappingEnd, .flowSequenceEnd: _ = closeFrame(isFlow: true)
        default: break
        }
    }

    /// Where the piece is shown on its line.
    private func measure(_ piece: inout Piece, _ source: SourceText) {
        if let previous = pieces.last, !piece.startsLine {
            piece.shownColumn = previous.shownEnd + piece.gap.count
        } else {
            piece.shownColumn = piece.column
        }
        let text = piece.blockScalar?.header ?? piece.range
        guard case .scalar = piece.kind, source.lineEnd(from: text.lowerBound, to: text.upperBound) < text.upperBound
        else {
            piece.isMultiline = piece.blockScalar != nil
            piece.shownEnd = piece.shownColumn + source.width(of: text)
            return
        }
        piece.isMultiline = true
        piece.shownEnd = source.width(of: source.lines(of: text).last?.text ?? text)
    }
}
