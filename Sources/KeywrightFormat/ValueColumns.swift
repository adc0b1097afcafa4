import KeywrightSyntax

/// Finds the values that their author set off to one column, and the column that they belong in.
///
/// A *group* are the entries of one map without a blank line between them. Its values are in a column if two of them that
/// stand on their keys' lines do so in the file, though their keys differ in length. Then all such values of the group are
/// put one blank behind the longest of their keys; or of all keys of the group, where the author's column is wide enough for
/// these. What comes out is taken for the same column again.
struct ValueColumns {
    private struct Entry {
        var first: Int
        var isExplicit: Bool
        var colon: Int?
        var end = 0
    }

    private struct Group {
        var isMapping: Bool
        var entries: [Entry] = []
        var current: Entry?
    }

    private var groups: [Group] = []

    mutating func open(_ isMapping: Bool) { groups.append(Group(isMapping: isMapping)) }

    mutating func close(_ pieces: inout [Piece]) {
        endEntry(before: pieces.count, &pieces)
        if let group = groups.popLast() { settle(group.entries, &pieces) }
    }

    mutating func beginEntry(at index: Int, isExplicit: Bool, beginsGroup: Bool, _ pieces: inout [Piece]) {
        guard let top = groups.indices.last, groups[top].isMapping else { return }
        endEntry(before: index, &pieces)
        if beginsGroup {
            settle(groups[top].entries, &pieces)
            groups[top].entries = []
        }
        groups[top].current = Entry(first: index, isExplicit: isExplicit)
    }

    mutating func setColon(at index: Int) {
        guard let top = groups.indices.last else { return }
        groups[top].current?.colon = index
    }

    /// Ends the entry of the innermost map; `end` is the piece behind it.
    mutating func endEntry(before end: Int, _ pieces: inout [Piece]) {
        guard let top = groups.indices.last, var entry = groups[top].current else { return }
        groups[top].current = nil
        // An entry behind a comma on its line is in no column of keys.
        let isBehindComma =
            !pieces[entry.first].startsLine && entry.first > 0 && pieces[entry.first - 1].kind == .flowEntry
        guard !entry.isExplicit, !isBehindComma, entry.colon != nil else { return }
        entry.end = end
        groups[top].entries.append(entry)
    }

    private func settle(_ entries: [Entry], _ pieces: inout [Piece]) {
        var longest = 0
        var longestOnOneLine = 0
        var values: [Int] = []
        var widths: [Int: Int] = [:]
        var column: Int?
        for entry in entries {
            guard let colon = entry.colon, let width = width(of: entry.first...colon, pieces) else { continue }
            longest = max(longest, width)
            guard isOnOneLine(entry, colon, pieces) else { continue }
            longestOnOneLine = max(longestOnOneLine, width)
            values.append(colon + 1)
            let offset = pieces[colon + 1].shownColumn - pieces[entry.first].shownColumn
            if let other = widths[offset], other != width { column = max(column ?? 0, offset) }
            widths[offset] = width
        }
        guard let column else { return }
        let offset = column > longest ? longest + 1 : longestOnOneLine + 1
        for value in values { pieces[value].offset = offset }
    }

    /// How wide a key with its colon is laid out; nil where it is on several lines.
    private func width(of range: ClosedRange<Int>, _ pieces: [Piece]) -> Int? {
        var width = 0
        for index in range {
            let piece = pieces[index]
            if piece.isMultiline { return nil }
            if index > range.lowerBound {
                if piece.startsLine { return nil }
                width += blanks(between: pieces[index - 1].kind, and: piece.kind)
            }
            width += piece.shownEnd - piece.shownColumn
        }
        return width
    }

    private func isOnOneLine(_ entry: Entry, _ colon: Int, _ pieces: [Piece]) -> Bool {
        guard colon + 1 < entry.end else { return false }
        return pieces[colon + 1..<entry.end].allSatisfy { !$0.startsLine && !$0.isMultiline }
    }
}
