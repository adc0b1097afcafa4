/// What repairs made of files.
package struct AppliedFixes: Sendable {
    package var files: [SourceFile]
    /// The findings whose repair was applied, as they were before.
    package var findings: [Diagnostic]
}

/// Applies of each finding the first repair that may be applied unseen; none that touches what another one changes.
///
/// Each repair is applied whole or not at all. What does not change stays byte for byte: a byte order mark, line ends, bytes
/// that are not UTF-8. Line breaks of a repair are those of the file. Silenced findings stay as they are.
package func applyFixes(of findings: [Diagnostic], to files: [SourceFile]) -> AppliedFixes {
    var accepted = files.map { _ in AcceptedEdits() }
    var applied: [Diagnostic] = []
    for finding in findings where !finding.isSilenced {
        let fix = finding.fixIts.first { $0.isSafe && !$0.edits.isEmpty }
        guard let fix, accept(fix, among: &accepted, files: files) else { continue }
        applied.append(finding)
    }
    let changed = zip(files, accepted).map { file, edits in
        edits.isEmpty ? file : SourceFile(path: file.path, bytes: edits.applied(to: file.bytes))
    }
    return AppliedFixes(files: changed, findings: applied)
}

private func accept(_ fix: FixIt, among accepted: inout [AcceptedEdits], files: [SourceFile]) -> Bool {
    var extended: [Int: AcceptedEdits] = [:]
    for edit in fix.edits {
        let file = Int(edit.span.file.rawValue)
        guard file < files.count, Int(edit.span.upper) <= files[file].bytes.count,
            extended[file, default: accepted[file]].insert(edit, into: files[file].bytes)
        else { return false }
    }
    for (file, edits) in extended { accepted[file] = edits }
    return true
}

/// Edits of one file, none of which touches another, by place.
private struct AcceptedEdits {
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    var isEmpty: Bool { edits.isEmpty }

    /// Whether the edit could be taken.
    mutating func insert(_ edit: FixIt.Edit, into bytes: [UInt8]) -> Bool {
        // Nothing is put before a byte order mark.
        let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lower = max(first, Int(edit.span.lower))
        let range = lower..<max(lower, Int(edit.span.upper))
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        // Two that begin at one place have no order, so only those that lie apart or end where the other begins may stand.
        if low > 0, edits[low - 1].range.upperBound > range.lowerBound { return false }
        if low < edits.count {
            let next = edits[low].range
            if next.lowerBound == range.lowerBound || next.lowerBound < range.upperBound { return false }
        }
        edits.insert((range, lineEnds(of: bytes, in: edit.text)), at: low)
        return true
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        for edit in edits {
            result += bytes[place..<edit.range.lowerBound] + edit.text
            place = edit.range.upperBound
        }
        return result + bytes[place...]
    }

    /// The text with the line breaks that the file has: those of its first line.
    private func lineEnds(of bytes: [UInt8], in text: String) -> [UInt8] {
        let feed = UInt8(ascii: "\n")
        let carriage = UInt8(ascii: "\r")
        guard let end = bytes.firstIndex(of: feed), end > 0, bytes[end - 1] == carriage else { return Array(text.utf8) }
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte == feed, result.last != carriage { result.append(carriage) }
            result.append(byte)
        }
        return result
    }
}
