/// What changes from one content of a file to another, as `patch` and `git apply` take it; empty where nothing does.
///
/// Lines end with `\n`; a `\r` before it is a part of the line, so a change of line ends shows. Three lines stand around each
/// change.
/// - Parameters:
///   - old: nil where there is no file yet.
///   - new: nil where the file goes.
///   - path: as shown, below `a/` and `b/`.
package func unifiedDiff(old: [UInt8]?, new: [UInt8]?, path: String) -> [UInt8] {
    let oldLines = lines(of: old ?? [])
    let newLines = lines(of: new ?? [])
    let hunks = hunks(LineMatching(oldLines, newLines).pairs, oldCount: oldLines.count, newCount: newLines.count)
    if hunks.isEmpty { return [] }
    let shown = path.hasPrefix("./") ? path.dropFirst(2) : path.drop { $0 == "/" }
    var text: [UInt8] = []
    text += Array("--- \(old == nil ? "/dev/null" : name("a/" + shown))\n".utf8)
    text += Array("+++ \(new == nil ? "/dev/null" : name("b/" + shown))\n".utf8)
    for hunk in hunks { text += rendered(hunk, oldLines, newLines) }
    return text
}

/// The same of texts.
package func unifiedDiff(old: String, new: String, path: String) -> String {
    String(decoding: unifiedDiff(old: Array(old.utf8), new: Array(new.utf8), path: path), as: UTF8.self)
}

/// A stretch of a diff: steps of which each shows an old line, a new one, or both where they are one.
private struct Hunk {
    private(set) var steps: [(old: Int?, new: Int?)] = []
    /// The index of the line before which it begins, in either text, and of that before which it ends.
    let start: (old: Int, new: Int)
    private(set) var end: (old: Int, new: Int)

    init(at start: (old: Int, new: Int)) {
        self.start = start
        end = start
    }

    /// Adds lines that both texts share.
    mutating func keep(_ count: Int) {
        for _ in 0..<count {
            steps.append((end.old, end.new))
            end = (end.old + 1, end.new + 1)
        }
    }

    mutating func change(to next: (old: Int, new: Int)) {
        steps += (end.old..<next.old).map { ($0, nil) } + (end.new..<next.new).map { (nil, $0) }
        end = next
    }
}

private let context = 3

private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
        lines.append(bytes[start...index])
        start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
}

private func hunks(_ pairs: [(old: Int, new: Int)], oldCount: Int, newCount: Int) -> [Hunk] {
    var hunks: [Hunk] = []
    var end = (old: 0, new: 0)
    for pair in pairs + [(oldCount, newCount)] {
        if pair != end {
            // What lies between this change and the last is shared, so the count in the old text stands for both.
            let gap = end.old - (hunks.last?.end.old ?? 0)
            if let last = hunks.indices.last, gap <= 2 * context {
                hunks[last].keep(gap)
            } else {
                if let last = hunks.indices.last { hunks[last].keep(context) }
                let lead = min(context, gap)
                hunks.append(Hunk(at: (end.old - lead, end.new - lead)))
                hunks[hunks.count - 1].keep(lead)
            }
            hunks[hunks.count - 1].change(to: pair)
        }
        end = (pair.old + 1, pair.new + 1)
    }
    if let last = hunks.indices.last { hunks[last].keep(min(context, oldCount - hunks[last].end.old)) }
    return hunks
}

private func rendered(_ hunk: Hunk, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [UInt8] {
    let oldCount = hunk.end.old - hunk.start.old
    let newCount = hunk.end.new - hunk.start.new
    var text = Array("@@ -\(range(hunk.start.old, oldCount)) +\(range(hunk.start.new, newCount)) @@\n".utf8)
    for step in hunk.steps {
        let sign = step.new == nil ? "-" : step.old == nil ? "+" : " "
        let line = step.old.map { old[$0] } ?? step.new.map { new[$0] } ?? []
        text += Array(sign.utf8) + line
        if line.last != UInt8(ascii: "\n") { text += Array("\n\\ No newline at end of file\n".utf8) }
    }
    return text
}

/// Where the hunk is in one text: the first line from 1 and how many; of none, the line before.
private func range(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
}

/// A path as a diff names it: quoted where it holds what would end or break the line, and followed by a tab where it holds a
/// blank, as other tools write it.
private func name(_ path: String) -> String {
    let needsQuotes = path.utf8.contains {
        $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard needsQuotes else { return path.utf8.contains(UInt8(ascii: " ")) ? path + "\t" : path }
    var quoted = "\""
    for scalar in path.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        case "\u{0}"..."\u{1F}", "\u{7F}":
            let digits = String(scalar.value, radix: 8)
            quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
