import KeywrightSyntax

extension LayoutWriter {
    /// Writes the comments that stand before a piece, or behind the last.
    mutating func write(_ gap: Gap, before index: Int?, at start: Int) {
        if let trailing = gap.trailing, let previous = pieceBefore(index) {
            endLine()
            attach(trailing, behind: previous)
        }
        for line in gap.lines {
            switch line {
            case .blank:
                endLine()
                hasPendingBlank = true
            case .comment(let comment):
                beginLine(at: depth(of: comment, before: index, at: start))
                append(comment.range)
                endLine(.other)
            }
        }
    }

    /// Hangs a comment on the line that was written last.
    mutating func attach(_ comment: Comment, behind piece: Piece) {
        guard let last = lines.indices.last else { return }
        lines[last].comment = comment
        lines[last].commentColumn = piece.shownEnd + comment.blanks
    }

    private func pieceBefore(_ index: Int?) -> Piece? {
        let before = (index ?? pieces.count) - 1
        return before >= 0 ? pieces[before] : nil
    }

    /// Where a comment on a line of its own is put: with what it precedes, unless it stands deeper, which makes it the last
    /// word on a block that ends. One in the first column stays there, for that is how lines are commented out.
    private func depth(of comment: Comment, before index: Int?, at start: Int) -> Int {
        guard comment.blanks > 0, let previous = pieceBefore(index), let inner = previous.frameAfter else { return 0 }
        if frames[inner].isFlow { return frames[inner].column }
        let next = index.map { pieces[$0] }
        // What is open before and behind the comment alike.
        let outer = next.flatMap { $0.opensBlock ? $0.frame.flatMap { frames[$0].parent } : $0.frame }
        let goesOn = inner == outer
        let isWithin = next.map { goesOn && ($0.opensBlock || !$0.beginsEntry) } ?? false
        if isWithin { return start }
        let holdsNothing = previous.kind == .value || previous.kind == .blockEntry || previous.kind == .key
        if holdsNothing, comment.blanks > frames[inner].sourceColumn { return frames[inner].column + 2 }
        if goesOn || comment.blanks <= (next?.column ?? -1) { return start }
        var closing = Optional(inner)
        while let frame = closing, frame != outer {
            if frames[frame].sourceColumn <= comment.blanks { return frames[frame].column }
            closing = frames[frame].parent
        }
        return start
    }
}
