/// The files of a run as renderers need them: by id, with lines and columns on demand.
struct FileTable {
    private let files: [SourceFile]
    private var indices: [LineIndex?]

    init(_ files: [SourceFile]) {
        self.files = files
        indices = Array(repeating: nil, count: files.count)
    }

    /// The file, or an empty one without a name where the run has none of this id.
    func file(_ id: FileID) -> SourceFile {
        Int(id.rawValue) < files.count ? files[Int(id.rawValue)] : SourceFile(path: "", bytes: [])
    }

    /// The line index of a file, built when first asked for.
    mutating func lines(of id: FileID) -> LineIndex {
        guard Int(id.rawValue) < files.count else { return LineIndex(bytes: []) }
        if let index = indices[Int(id.rawValue)] { return index }
        let index = LineIndex(files[Int(id.rawValue)])
        indices[Int(id.rawValue)] = index
        return index
    }
}
