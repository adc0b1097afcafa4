package import KeywrightDiagnostics

/// A design's own file, and how the files that it includes are come by. The compiler itself reads none.
///
/// Paths are below the design's folder, with `/`, without `.` and `..`; the folder itself is the empty path.
package struct DesignSource: Sendable {
    package var file: SourceFile
    /// What tells the file from others, however it is named.
    package var identity: String
    /// The file at a path.
    package var read: @Sendable (_ path: String) -> IncludedFile
    /// What a folder holds, in any order; nothing where there is no such folder, or where it is not below the design's.
    package var list: @Sendable (_ folder: String) -> [FolderEntry]

    package init(
        file: SourceFile, identity: String, read: @escaping @Sendable (_ path: String) -> IncludedFile,
        list: @escaping @Sendable (_ folder: String) -> [FolderEntry]
    ) {
        self.file = file
        self.identity = identity
        self.read = read
        self.list = list
    }

    /// A design in a folder of texts, by their paths.
    package init(_ file: SourceFile, beside texts: [String: String] = [:]) {
        let folder = TextFolder(texts: texts)
        self.init(file: file, identity: file.path, read: { folder.read($0) }, list: { folder.list($0) })
    }
}

/// What stands at a path that a design includes.
package enum IncludedFile: Sendable {
    case file(SourceFile, identity: String)
    case missing
    case folder
    /// A device, a pipe or the like.
    case special
    /// Links lead out of the design's folder.
    case outside
    /// There is a file; the text says why it cannot be read.
    case unreadable(String)
}

/// A name in a folder.
package struct FolderEntry: Sendable {
    package enum Kind: Sendable {
        case file, folder
        /// A link that leads to a folder.
        case linkedFolder
        case other
    }

    package var name: String
    package var kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// Files that are texts in memory.
private struct TextFolder: Sendable {
    var texts: [String: String]

    func read(_ path: String) -> IncludedFile {
        if let text = texts[path] { return .file(SourceFile(path: path, text: text), identity: path) }
        return list(path).isEmpty ? .missing : .folder
    }

    func list(_ folder: String) -> [FolderEntry] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        var entries: [String: FolderEntry] = [:]
        for path in texts.keys where path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
            guard let name = rest.first else { continue }
            entries[String(name)] = FolderEntry(String(name), rest.count > 1 ? .folder : .file)
        }
        return Array(entries.values)
    }
}
