package import KeywrightDiagnostics

/// The files of a run, each once however many designs include it.
package struct SourceTable: Sendable {
    /// By id.
    package private(set) var files: [SourceFile] = []
    /// What tells the files apart, by id.
    private(set) var identities: [String] = []
    private var ids: [[UInt8]: FileID] = [:]

    package init() {}

    /// The id of a file, a new one where it is met first.
    mutating func enter(_ file: SourceFile, identity: String) -> FileID {
        let key = Array(identity.utf8)
        if let id = ids[key] { return id }
        let id = FileID(UInt32(files.count))
        ids[key] = id
        files.append(file)
        identities.append(identity)
        return id
    }
}
