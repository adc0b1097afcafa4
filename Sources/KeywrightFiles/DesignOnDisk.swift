import KeywrightDiagnostics
package import KeywrightDriver

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DesignSource {
    /// A design on disk. What it includes is read from its folder and from nowhere else, whatever paths and links say.
    ///
    /// - Parameter path: as named by the user; of standard input, the path that stands for it.
    package init(onDisk path: String, bytes: [UInt8]) {
        let folder = path.contains("/") ? String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)) : "."
        let disk = DiskFolder(path: folder.isEmpty ? "/" : folder)
        self.init(
            file: SourceFile(path: path, bytes: bytes), identity: realPath(path) ?? path,
            read: { disk.read($0) }, list: { disk.list($0) })
    }
}

/// The folder of a design.
private struct DiskFolder: Sendable {
    let path: String
    private let real: String?

    init(path: String) {
        self.path = path
        real = realPath(path)
    }

    func read(_ below: String) -> IncludedFile {
        let full = place(below)
        guard let resolved = realPath(full) else {
            // The reason is the same as that of reading it.
            return outcome(of: readDiskFile(full, takesPipes: false), below, identity: full)
        }
        guard isInside(resolved) else { return .outside }
        return outcome(of: readDiskFile(resolved, takesPipes: false), below, identity: resolved)
    }

    func list(_ below: String) -> [FolderEntry] {
        let full = place(below)
        guard let resolved = realPath(full), isInside(resolved) else { return [] }
        return namesOnDisk(full).map { FolderEntry($0, kindOnDisk(full + "/" + $0)) }
    }

    private func outcome(of read: DiskRead, _ below: String, identity: String) -> IncludedFile {
        switch read {
        case .bytes(let bytes):
            .file(SourceFile(path: shownPath(place(below)), bytes: bytes), identity: identity)
        case .missing: .missing
        case .folder: .folder
        case .special: .special
        case .refused(let why): .unreadable(why)
        }
    }

    private func place(_ below: String) -> String {
        below.isEmpty ? path : path == "/" ? "/" + below : path + "/" + below
    }

    private func isInside(_ resolved: String) -> Bool {
        guard let real else { return false }
        return resolved == real || real == "/" || resolved.utf8.starts(with: (real + "/").utf8)
    }
}

/// A path as reports show it: relative to the current folder where it is below it, without `.`.
private func shownPath(_ path: String) -> String {
    var shown = path
    let current = FileManager.default.currentDirectoryPath
    if shown.utf8.starts(with: (current + "/").utf8) { shown = String(shown.dropFirst(current.count + 1)) }
    let segments = shown.split(separator: "/").filter { $0 != "." }
    return (shown.hasPrefix("/") ? "/" : "") + segments.joined(separator: "/")
}
