import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What one emitter makes of one design.
struct DesignOutput {
    /// Hidden, so that a package does not warn of it: which files the last run wrote for this design and target.
    var manifest: String
    var files: [GeneratedFile]

    init(_ compilation: Compilation, emitter: Emitter, access: EmitOptions.Access, templates: [TemplateOverride])
        throws(FileTrouble)
    {
        guard let design = compilation.design, let plan = compilation.plan else {
            throw FileTrouble(file: compilation.file.path, message: "`\(compilation.file.path)` has no plan")
        }
        let options = EmitOptions(access: access, sourcePath: compilation.file.path, templateOverrides: templates)
        do {
            files = try emitter.emit(design, plan: plan, options: options)
        } catch {
            throw FileTrouble(
                file: error.file, message: "\(error.file):\(error.line):\(error.column): \(error.message)")
        }
        manifest = ".keywright.\(design.name).\(emitter.name).manifest"
    }
}

/// What a run does to one file.
struct FileChange {
    enum Kind {
        case missing, changed, orphaned, unchanged

        var staleWord: String {
            switch self {
            case .missing: "missing"
            case .changed: "changed"
            case .orphaned: "orphaned"
            case .unchanged: "unchanged"
            }
        }

        var doneWord: String {
            switch self {
            case .missing: "created"
            case .changed: "updated"
            case .orphaned: "removed"
            case .unchanged: "unchanged"
            }
        }
    }

    var kind: Kind
    /// As shown: below the output folder as named.
    var path: String
    /// nil where the file goes.
    var contents: [UInt8]?
}

/// The folder that `generate` writes to. Nothing is ever written half: a file is replaced whole or left as it was.
struct OutputFolder {
    var path: String

    /// What differs between the folder and the outputs, by path; reads only.
    func changes(for outputs: [DesignOutput]) throws(FileTrouble) -> [FileChange] {
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
    func apply(_ changes: [FileChange], outputs: [DesignOutput]) throws(FileTrouble) {
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

    /// The templates of a folder, by path below it.
    static func readTemplates(_ folder: String) throws(FileTrouble) -> [TemplateOverride] {
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        } catch {
            throw FileTrouble(file: folder, message: "`\(folder)` cannot be read")
        }
        var files: [TemplateOverride] = []
        for name in names.sorted() where name.hasSuffix(".mustache") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw FileTrouble(file: name, message: "`\(folder)/\(name)` cannot be read")
            }
            files.append(TemplateOverride(name: name, text: String(decoding: data, as: UTF8.self)))
        }
        return files
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
