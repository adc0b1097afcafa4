import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that could not be read, or the lack of any.
struct FileTrouble: Error {
    var file: String?
    var message: String
}

/// Which designs a command is about.
struct DesignFiles: ParsableArguments {
    @Argument(
        help: "Designs to read; `-` is standard input. Without any, every *.keywright.yaml below the current folder.",
        completion: .file(extensions: ["yaml", "yml"]))
    var files: [String] = []

    @Option(help: "The path under which standard input is shown.")
    var stdinFilename: String = "<stdin>"

    /// The files, read whole, in the order named, each once; found ones by path.
    func load() throws(FileTrouble) -> [SourceFile] {
        let (sources, trouble) = readable()
        if let trouble { throw trouble }
        return sources
    }

    /// Those of the files that can be read, and why the first of the others cannot.
    func readable() -> (sources: [SourceFile], trouble: FileTrouble?) {
        let names: [String]
        do {
            names = files.isEmpty ? try found() : files
        } catch {
            return ([], error)
        }
        var sources: [SourceFile] = []
        var trouble: FileTrouble?
        var seen: Set<String> = []
        for name in names where seen.insert(name).inserted {
            do {
                sources.append(name == "-" ? standardInput() : try read(name))
            } catch {
                trouble = trouble ?? error
            }
        }
        return (sources, trouble)
    }

    private func read(_ name: String) throws(FileTrouble) -> SourceFile {
        do {
            let data = try Data(contentsOf: URL(filePath: name))
            return SourceFile(path: name, bytes: Array(data))
        } catch {
            throw FileTrouble(file: name, message: "`\(name)` cannot be read: \(reason(of: name))")
        }
    }

    private func reason(of name: String) -> String {
        var isFolder = false
        #if canImport(FoundationEssentials)
            let exists = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
        #else
            var flag: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: name, isDirectory: &flag)
            isFolder = flag.boolValue
        #endif
        if !exists { return "there is no such file" }
        return isFolder ? "it is a folder" : "access was refused"
    }

    private func standardInput() -> SourceFile {
        SourceFile(path: stdinFilename, bytes: Terminal.readInput())
    }

    /// Every design below the current folder, but in folders that begin with a dot and in `node_modules`.
    private func found() throws(FileTrouble) -> [String] {
        var result: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let path = folder.isEmpty ? "." : folder
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { continue }
            for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
                let full = folder.isEmpty ? name : folder + "/" + name
                if name.hasSuffix(".keywright.yaml") && name != ".keywright.yaml" {
                    result.append(full)
                } else if !name.hasPrefix("."), name != "node_modules", isPlainFolder(full) {
                    folders.append(full)
                }
            }
        }
        if result.isEmpty {
            throw FileTrouble(file: nil, message: "there is no *.keywright.yaml below the current folder")
        }
        return result.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// A folder that is not a link, so that a search cannot run in a circle.
    private func isPlainFolder(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }
}
