package import KeywrightDiagnostics
package import KeywrightSpec
import KeywrightSyntax

/// Reads a design's own file and all that it includes, and puts them together.
///
/// A file's own definitions come first, then those of the files that it includes, in the order written. What cannot be followed
/// is KW010, or KW009 where it is too much; the rest is read all the same.
/// - Returns: nil where the design's own file says nothing.
package func readSources(_ source: DesignSource, files: inout SourceTable, diagnostics: inout Diagnostics) -> Spec? {
    let id = files.enter(source.file, identity: source.identity)
    guard
        let tree = parseYAML(source.file, id: id, diagnostics: &diagnostics),
        let spec = decodeSpec(tree, file: id, diagnostics: &diagnostics)
    else { return nil }
    var walk = IncludeWalk(source: source, design: spec, files: files, diagnostics: diagnostics)
    walk.follow()
    files = walk.files
    diagnostics = walk.diagnostics
    return walk.assembly.spec
}

/// Follows `include` from file to file, without recursion: a chain of files may be long.
private struct IncludeWalk {
    /// A file that was read.
    struct Opened {
        var identity: String
        /// As messages call it.
        var path: String
        var folder: [String]
        /// The file that included it first, and where; none for the design's own.
        var parent: (file: Int, place: SourceSpan)?
    }

    /// A path that is still to be followed.
    struct Pending {
        var text: SpecText
        /// The file that a pattern matched; nil for what stands there.
        var match: IncludePath?
        var includer: Int
    }

    let source: DesignSource
    var assembly: SpecAssembly
    var files: SourceTable
    var diagnostics: Diagnostics
    private var opened: [Opened]
    private var positions: [String: Int]
    private var pending: [Pending] = []
    /// The files of folders in which a missing one was looked for.
    private var listed: [String: [String]] = [:]
    private var followed = 0
    private var bytes: Int

    init(source: DesignSource, design: Spec, files: SourceTable, diagnostics: Diagnostics) {
        self.source = source
        self.files = files
        self.diagnostics = diagnostics
        assembly = SpecAssembly(design)
        opened = [Opened(identity: source.identity, path: source.file.path, folder: [])]
        positions = [source.identity: 0]
        bytes = source.file.bytes.count
        push(design.includes, of: 0)
    }

    mutating func follow() {
        while let next = pending.popLast() {
            followed += 1
            guard followed <= IncludeLimits.files else {
                give(up: .includesTooManyFiles(at: next.text.span))
                return
            }
            if let match = next.match { open(match, for: next) } else { resolve(next) }
        }
    }

    /// What is pushed last is followed first, so the first is pushed last.
    private mutating func push(_ includes: [SpecText], of file: Int) {
        for text in includes.reversed() { pending.append(Pending(text: text, includer: file)) }
    }

    private mutating func resolve(_ next: Pending) {
        let text = next.text.value
        let place = next.text.span
        guard text.utf8.count <= IncludeLimits.pathBytes else {
            miss(.includePathTooLong(bytes: text.utf8.count, at: place))
            return
        }
        let path: IncludePath
        do {
            path = try IncludePath(text, from: opened[next.includer].folder)
        } catch {
            let why =
                switch error {
                case .absolute: "a path is relative to the file that includes"
                case .aboveFolder: "`..` leads above it"
                }
            miss(.includeIsOutside(text, why: why, at: place))
            return
        }
        guard IncludePath.isPattern(text) else {
            open(path, for: next)
            return
        }
        guard let matches = expandPattern(path, list: source.list) else {
            miss(.patternLooksTooFar(text, at: place))
            return
        }
        if matches.isEmpty { miss(.includeMatchesNothing(text, at: place)) }
        for match in matches.reversed() {
            // Names come from the folder, so none is `..`.
            guard let match = try? IncludePath(match, from: []) else { continue }
            pending.append(Pending(text: next.text, match: match, includer: next.includer))
        }
    }

    private mutating func open(_ path: IncludePath, for next: Pending) {
        let text = next.match?.path ?? next.text.value
        let place = next.text.span
        // A NUL would end the path for the system, and name another file.
        guard !text.utf8.contains(0) else {
            miss(.includeIsMissing(text, nearest: nil, at: place))
            return
        }
        switch source.read(path.path) {
        case .file(let file, let identity):
            if let position = positions[identity] {
                meet(position, again: next, text: text)
            } else {
                read(file, identity: identity, path, for: next)
            }
        case .missing:
            let near = nearest(to: text, path)
            miss(.includeIsMissing(text, nearest: near, at: place))
        case .folder: miss(.includeIsFolder(text, at: place))
        case .special: miss(.includeIsSpecial(text, at: place))
        case .outside: miss(.includeIsOutside(text, why: "a link leads out of it", at: place))
        case .unreadable(let why): miss(.includeCannotBeRead(text, why: why, at: place))
        }
    }

    private mutating func read(_ file: SourceFile, identity: String, _ path: IncludePath, for next: Pending) {
        bytes += file.bytes.count
        guard bytes <= IncludeLimits.bytes else {
            give(up: .includesTooManyBytes(at: next.text.span))
            return
        }
        let position = opened.count
        positions[identity] = position
        opened.append(
            Opened(
                identity: identity, path: file.path, folder: path.folder, parent: (next.includer, next.text.span)))
        let id = files.enter(file, identity: identity)
        guard
            let tree = parseYAML(file, id: id, diagnostics: &diagnostics),
            let part = decodeSpec(tree, file: id, isPart: true, diagnostics: &diagnostics)
        else {
            assembly.missesFile()
            return
        }
        assembly.add(part, diagnostics: &diagnostics)
        push(part.includes, of: position)
    }

    /// Each file is read once. One that is still being included is a cycle, unless a pattern happens to match it.
    private mutating func meet(_ position: Int, again next: Pending, text: String) {
        guard next.match == nil else { return }
        var chain: [(path: String, place: SourceSpan)] = []
        var file = next.includer
        while file != position {
            guard let parent = opened[file].parent else { return }
            chain.append((opened[file].path, parent.place))
            file = parent.file
        }
        chain.append((opened[position].path, next.text.span))
        diagnostics.report(.includeCycle(text, chain: chain.reversed(), at: next.text.span))
    }

    private mutating func nearest(to text: String, _ path: IncludePath) -> String? {
        guard let name = path.segments.last else { return nil }
        let folder = path.folder.joined(separator: "/")
        let names = listed[folder] ?? source.list(folder).filter { $0.kind == .file }.map(\.name).sorted()
        listed[folder] = names
        guard let near = nearestName(to: name, among: names) else { return nil }
        return text.hasSuffix(name) ? String(text.dropLast(name.count)) + near : near
    }

    private mutating func miss(_ finding: Diagnostic) {
        diagnostics.report(finding)
        assembly.missesFile()
    }

    private mutating func give(up finding: Diagnostic) {
        miss(finding)
        pending = []
    }
}
