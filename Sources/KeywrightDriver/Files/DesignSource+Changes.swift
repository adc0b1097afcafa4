package import KeywrightDiagnostics

extension DesignSource {
    /// The same with other contents of some files, by path.
    package func with(_ changed: [String: [UInt8]]) -> DesignSource {
        if changed.isEmpty { return self }
        var source = self
        if let bytes = changed[file.path] { source.file.bytes = bytes }
        source.read = { [read] path in
            guard case .file(var file, let identity) = read(path), let bytes = changed[file.path] else {
                return read(path)
            }
            file.bytes = bytes
            return .file(file, identity: identity)
        }
        return source
    }

    /// The same with other contents of the files of a run.
    package func holding(_ new: [SourceFile], insteadOf old: [SourceFile]) -> DesignSource {
        let differing = zip(old, new).filter { $0.bytes != $1.bytes }.map { ($1.path, $1.bytes) }
        return with(Dictionary(differing) { first, _ in first })
    }
}
