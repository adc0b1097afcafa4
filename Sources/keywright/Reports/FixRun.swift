import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

/// Applies what may be applied unseen, and looks again until nothing is left to apply.
struct FixRun {
    struct Change {
        var path: String
        var old: [UInt8]
        var new: [UInt8]
    }

    /// The files that changed, by when they first did.
    private(set) var changes: [Change] = []
    /// How many repairs were applied.
    private(set) var count = 0

    /// So many times at most: repairs that undo each other have no end.
    private static let mostRounds = 10

    /// What changed files hold now, by path.
    var changed: [String: [UInt8]] { Dictionary(changes.map { ($0.path, $0.new) }) { first, _ in first } }

    /// - Parameter check: given what changed files hold, the findings and all files.
    mutating func run(_ check: ([String: [UInt8]]) -> (findings: [Diagnostic], files: [SourceFile])) {
        var seen: Set<[String: [UInt8]]> = [[:]]
        for _ in 0..<Self.mostRounds {
            let before = self
            let (findings, files) = check(changed)
            let applied = applyFixes(of: findings, to: files)
            for (old, new) in zip(files, applied.files) where old.bytes != new.bytes { note(old, new) }
            count += applied.findings.count
            if applied.findings.isEmpty { return }
            guard seen.insert(changed).inserted else {
                self = before
                return
            }
        }
    }

    private mutating func note(_ old: SourceFile, _ new: SourceFile) {
        if let index = changes.firstIndex(where: { $0.path.utf8.elementsEqual(new.path.utf8) }) {
            changes[index].new = new.bytes
        } else {
            changes.append(Change(path: new.path, old: old.bytes, new: new.bytes))
        }
    }

    /// Writes the files, each whole. One that is not what it was when it was read is left as it is.
    func write() throws(FileTrouble) {
        for change in changes {
            guard case .bytes(let present) = readDiskFile(change.path, takesPipes: false), present == change.old else {
                throw FileTrouble(
                    file: change.path, message: "`\(change.path)` was changed meanwhile, so it was not mended")
            }
            try replaceFile(change.path, with: change.new)
        }
    }

    /// Shows what would be written.
    func showDiff() {
        for change in changes {
            Terminal.write(unifiedDiff(old: change.old, new: change.new, path: change.path), to: .output)
        }
    }
}
