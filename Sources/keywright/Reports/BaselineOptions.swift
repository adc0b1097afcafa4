import ArgumentParser
import KeywrightDiagnostics
import KeywrightFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which findings are known, and are to fail nothing.
struct BaselineOptions: ParsableArguments {
    @Option(help: "A file of findings that fail nothing.", completion: .file(extensions: ["json"]))
    var baseline: String?

    @Option(help: "Write the findings that there are to such a file.", completion: .file(extensions: ["json"]))
    var writeBaseline: String?

    @Flag(help: "Take out of the baseline what is not found any more.")
    var pruneBaseline = false

    @Flag(help: "End with 1 where the baseline holds what is not found any more.")
    var strictBaseline = false

    var isUsed: Bool { baseline != nil || writeBaseline != nil }

    func validate() throws {
        if baseline != nil, writeBaseline != nil {
            throw ValidationError("--write-baseline writes a new baseline, so --baseline has no place beside it")
        }
        if baseline == nil, pruneBaseline || strictBaseline {
            throw ValidationError("\(pruneBaseline ? "--prune-baseline" : "--strict-baseline") needs --baseline FILE")
        }
    }

    /// Marks the findings that the baseline holds; gives what it holds and is not found any more.
    ///
    /// - Parameter wasLookedFor: whether a finding of this rule would have been found in this file, had it been there.
    func silence(
        _ findings: inout [Diagnostic], files: [SourceFile], wasLookedFor: (_ rule: String, _ file: String) -> Bool
    ) throws(FileTrouble) -> [Baseline.Entry] {
        // Files are named from the current folder, a baseline's entries from its own.
        let current = FileManager.default.currentDirectoryPath
        let files = files.map { file in
            SourceFile(path: file.path.hasPrefix("/") ? file.path : current + "/" + file.path, bytes: [])
        }
        if let writeBaseline {
            let file = BaselineFile(path: writeBaseline)
            let folder = file.folder
            let known = Baseline(of: findings, files: files, folder: folder, mayBeHeld: BaselineFile.mayHold)
            try file.write(known)
            return known.silence(&findings, files: files, folder: folder, mayBeHeld: BaselineFile.mayHold)
        }
        guard let baseline else { return [] }
        let file = BaselineFile(path: baseline)
        let known = try file.read()
        let folder = file.folder
        let unused = known.silence(&findings, files: files, folder: folder, mayBeHeld: BaselineFile.mayHold)
        let stale = unused.filter { wasLookedFor($0.rule, relativePath(folder + "/" + $0.file, from: "")) }
        if pruneBaseline {
            try file.write(known.pruned(of: stale))
            return []
        }
        return stale
    }
}
