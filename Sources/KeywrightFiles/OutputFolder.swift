import KeywrightCodeGen

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder that `generate` writes to. Nothing is ever written half: a file is replaced whole or left as it was.
package struct OutputFolder {
    package var path: String

    package init(path: String) { self.path = path }

    /// What differs between the folder and the outputs, by path; reads only.
    package func changes(for outputs: [DesignOutput]) throws(FileTrouble) -> [FileChange] {
        var changes: [FileChange] = []
        var wanted: Set<String> = []
        for output in outputs {
            for file in output.files {
                guard OutputFolder.isBelow(file.path) else {
                    throw FileTrouble(
                        file: file.path, message: "`\(file.path)` would stand outside `\(path)`, and is not written")
                }
                guard wanted.insert(file.path).inserted else {
                    throw FileTrouble(
                        file: file.path,
                        message: "two designs generate `\(file.path)`; give each an --output of its own")
                }
                changes.append(
                    FileChange(kind: kind(of: file), path: place(file.path), contents: Array(file.contents.utf8)))
            }
        }
        for output in outputs {
            for name in manifest(output) where !wanted.contains(name) && isOurs(name) {
                changes.append(FileChange(kind: .orphaned, path: place(name), contents: nil))
            }
        }
        return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Makes the changes, then notes what is there.
    package func apply(_ changes: [FileChange], outputs: [DesignOutput]) throws(FileTrouble) {
        for change in changes {
            switch change.kind {
            case .unchanged: continue
            case .missing, .changed: try replace(change.path, with: change.contents ?? [])
            case .orphaned: try remove(change.path)
            }
        }
        for output in outputs {
            let text = output.files.map(\.path).sorted().map { $0 + "\n" }.joined()
            let bytes = Array(text.utf8)
            if existing(place(output.manifest)) != bytes { try replace(place(output.manifest), with: bytes) }
        }
    }

    private func place(_ name: String) -> String { path == "." ? name : path + "/" + name }

    private func kind(of file: GeneratedFile) -> FileChange.Kind {
        guard let present = existing(place(file.path)) else { return .missing }
        return present.elementsEqual(file.contents.utf8) ? .unchanged : .changed
    }

    private func existing(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }

    private func manifest(_ output: DesignOutput) -> [String] {
        guard let bytes = existing(place(output.manifest)) else { return [] }
        let names = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        return names.filter(OutputFolder.isBelow)
    }

    /// Whether a name leads to a file below the folder, wherever the folder is.
    private static func isBelow(_ name: String) -> Bool {
        !name.isEmpty && !name.utf8.starts(with: "/".utf8)
            && !name.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }

    /// Whether a file that an earlier run wrote still bears its mark, so that nobody's own file is removed. JSON can
    /// hold no mark; there the manifest alone counts.
    private func isOurs(_ name: String) -> Bool {
        guard let bytes = existing(place(name)) else { return false }
        return !name.hasSuffix(".swift") || bytes.starts(with: GeneratedFile.mark.utf8)
    }

    private func replace(_ path: String, with bytes: [UInt8]) throws(FileTrouble) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw FileTrouble(
                file: path, message: "`\(path)` cannot be written: there is no such folder, and none can be made")
        }
        try replaceFile(path, with: bytes)
    }

    private func remove(_ path: String) throws(FileTrouble) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw FileTrouble(file: path, message: "`\(path)` cannot be removed")
        }
    }
}
