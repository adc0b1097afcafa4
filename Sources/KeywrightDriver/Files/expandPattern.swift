/// The files that a pattern matches, in byte order of their paths.
///
/// `**` as a segment stands for any number of folders, none included, but for those whose name begins with a dot, `node_modules`
/// and links. Each folder is listed once, however many ways the pattern has to reach it.
/// - Returns: the paths; nil where more than `IncludeLimits.entries` names would have to be looked at.
func expandPattern(_ pattern: IncludePath, list: (_ folder: String) -> [FolderEntry]) -> [String]? {
    let fixed = pattern.segments.prefix { !IncludePath.isPattern($0) }
    let steps = pattern.segments.dropFirst(fixed.count).map {
        $0 == "**" ? PatternStep.folders : .name(NamePattern($0))
    }
    var search = PatternSearch(steps: steps)
    search.look(into: fixed.joined(separator: "/"), at: [0], list: list)
    guard !search.isExhausted else { return nil }
    return search.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The files at a path or matching a pattern, relative to the folder from which `list` goes down; nil where they cannot be told.
package func pathsMatching(_ text: String, list: (_ folder: String) -> [FolderEntry]) -> [String]? {
    guard text.utf8.count <= IncludeLimits.pathBytes, let path = try? IncludePath(text, from: []) else { return nil }
    return IncludePath.isPattern(text) ? expandPattern(path, list: list) : [path.path]
}

private enum PatternStep {
    case folders
    case name(NamePattern)
}

private struct PatternSearch {
    let steps: [PatternStep]
    var found: [String] = []
    var isExhausted = false
    private var looked = 0

    init(steps: [PatternStep]) { self.steps = steps }

    /// - Parameter reached: the steps that the names in the folder may take.
    mutating func look(
        into folder: String, at reached: Set<Int>, list: (_ folder: String) -> [FolderEntry]
    ) {
        var reached = reached
        // `**` may stand for no folder.
        for step in steps.indices where reached.contains(step) {
            if case .folders = steps[step], step + 1 < steps.count { reached.insert(step + 1) }
        }
        for entry in list(folder) {
            looked += 1
            if looked > IncludeLimits.entries { isExhausted = true }
            if isExhausted { return }
            let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
            switch entry.kind {
            case .file: if reached.contains(where: { endsWith(entry.name, at: $0) }) { found.append(path) }
            case .folder, .linkedFolder:
                let next = steps(from: reached, into: entry)
                if !next.isEmpty { look(into: path, at: next, list: list) }
            case .other: continue
            }
        }
    }

    private func endsWith(_ name: String, at step: Int) -> Bool {
        guard step == steps.count - 1 else { return false }
        switch steps[step] {
        case .folders: return !name.hasPrefix(".")
        case .name(let pattern): return pattern.matches(name)
        }
    }

    private func steps(from reached: Set<Int>, into folder: FolderEntry) -> Set<Int> {
        var next: Set<Int> = []
        for step in reached {
            switch steps[step] {
            case .folders:
                if folder.kind == .folder, !folder.name.hasPrefix("."), folder.name != "node_modules" {
                    next.insert(step)
                }
            case .name(let pattern): if step + 1 < steps.count, pattern.matches(folder.name) { next.insert(step + 1) }
            }
        }
        return next
    }
}
