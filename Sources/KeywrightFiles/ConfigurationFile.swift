package import KeywrightDiagnostics
package import KeywrightDriver

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The configuration that a command goes by, and where its paths begin.
package struct ConfigurationFile {
    package var settings: Configuration
    /// The folder of the file, relative to the current one as reports show it; empty for the current one.
    package var folder: String

    package static let name = ".keywright.yaml"

    /// The nearest `.keywright.yaml` from the current folder upwards; nil where there is none.
    package static func nearest() throws(FileTrouble) -> ConfigurationFile? {
        var levels = FileManager.default.currentDirectoryPath.split(separator: "/").count
        var folder = ""
        while true {
            if kindOnDisk(folder + name) == .file { return try ConfigurationFile(at: folder + name) }
            guard levels > 0 else { return nil }
            levels -= 1
            folder += "../"
        }
    }

    /// The configuration at a path that the user named.
    package init(at path: String) throws(FileTrouble) {
        let read = readDiskFile(path, takesPipes: true)
        guard case .bytes(let bytes) = read else {
            throw FileTrouble(file: path, message: "`\(path)` cannot be read: \(read.reason)")
        }
        do {
            settings = try readConfiguration(SourceFile(path: path, bytes: bytes))
        } catch {
            throw FileTrouble(file: path, message: error.message)
        }
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// A path that stands in the file, as the command is to use it.
    package func path(_ text: Spanned<String>) -> String {
        text.value.hasPrefix("/") ? text.value : folder + text.value
    }

    /// The designs that the file names; nil where it leaves them to be found.
    package func designs() throws(FileTrouble) -> [String]? {
        guard let entries = settings.designs else { return nil }
        var paths: [String] = []
        for entry in entries {
            let place = folder
            let found = pathsMatching(entry.value) { below in
                let full = place + below
                return namesOnDisk(full).map { FolderEntry($0, kindOnDisk(full.isEmpty ? $0 : full + "/" + $0)) }
            }
            guard let found, !found.isEmpty else { throw trouble("no file matches `\(entry.value)`", at: entry) }
            paths += found.map { folder + $0 }
        }
        return paths
    }

    /// A word that an option takes.
    package func word<Word: RawRepresentable & CaseIterable>(
        _ text: Spanned<String>?, _ key: String, as _: Word.Type
    ) throws(FileTrouble) -> Word? where Word.RawValue == String {
        guard let text else { return nil }
        if let word = Word(rawValue: text.value) { return word }
        let words = Word.allCases.map(\.rawValue)
        let near = nearestName(to: text.value, among: words).map { "; a similar word exists: `\($0)`" } ?? ""
        throw trouble("`\(key)` takes one of \(words.joined(separator: ", ")), found `\(text.value)`\(near)", at: text)
    }

    package func trouble(_ message: String, at text: Spanned<String>) -> FileTrouble {
        FileTrouble(file: settings.file.path, message: settings.remark(message, at: text.span))
    }
}
