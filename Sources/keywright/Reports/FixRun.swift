import KeywrightDiagnostics
import KeywrightDriver

/// Applies what may be applied unseen, and looks again until nothing is left to apply.
struct FixRun {
    /// The files as they were and as they are now, those that changed alone.
    private(set) var changes: [(path: String, old: [UInt8], new: [UInt8])] = []
    /// How many repairs were applied.
    private(set) var count = 0

    /// So many times at most: repairs that undo each other have no end.
    private static let mostRounds = 10

    /// - Parameter check: the findings of designs, and all files that they are in.
    /// - Returns: the sources as they are now.
    mutating func run(
        _ sources: [SourceFile], check: ([SourceFile]) -> (findings: [Diagnostic], files: [SourceFile])
    ) -> [SourceFile] {
        var sources = sources
        var seen: Set<[[UInt8]]> = [sources.map(\.bytes)]
        for _ in 0..<Self.mostRounds {
            let (findings, files) = check(sources)
            let applied = applyFixes(of: findings, to: files)
            let changed = applied.files.filter { new in
                files.contains { $0.path.utf8.elementsEqual(new.path.utf8) && $0.bytes != new.bytes }
            }
            let next = sources.map { source in
                changed.first { $0.path.utf8.elementsEqual(source.path.utf8) } ?? source
            }
            guard !applied.findings.isEmpty, seen.insert(next.map(\.bytes)).inserted else { break }
            note(from: sources, to: next)
            count += applied.findings.count
            sources = next
        }
        return sources
    }

    private mutating func note(from old: [SourceFile], to new: [SourceFile]) {
        for (before, after) in zip(old, new) where before.bytes != after.bytes {
            if let index = changes.firstIndex(where: { $0.path.utf8.elementsEqual(after.path.utf8) }) {
                changes[index].new = after.bytes
            } else {
                changes.append((after.path, before.bytes, after.bytes))
            }
        }
    }
}
