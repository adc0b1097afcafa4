import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

/// Which designs a command is about.
struct DesignFiles: ParsableArguments {
    @Argument(
        help:
            "Designs to read; `-` is standard input. Without any, those of the configuration, or every *.keywright.yaml below here.",
        completion: .file(extensions: ["yaml", "yml"]))
    var files: [String] = []

    @Option(help: "The path under which standard input is shown, and beside which it finds what it includes.")
    var stdinFilename: String = "<stdin>"

    @Option(
        help: "The configuration to go by, instead of the nearest .keywright.yaml from here upwards.",
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    /// The configuration that sets what the command line leaves open.
    func configuration() throws(FileTrouble) -> ConfigurationFile? {
        if let config { return try ConfigurationFile(at: config) }
        return try ConfigurationFile.nearest()
    }

    /// The designs, in the order named, each once; found ones by path. A file that another of them includes is no design of its
    /// own.
    func loadDesigns() throws(FileTrouble) -> [DesignSource] { designs(among: try sources()) }

    /// The files themselves, each once, those that others include among them.
    func load() throws(FileTrouble) -> [SourceFile] { try sources().map(\.file) }

    /// Those of the designs that can be read, and why the first of the other files cannot.
    func readableDesigns() -> (designs: [DesignSource], trouble: FileTrouble?) {
        let (sources, trouble) = readable()
        return (designs(among: sources), trouble)
    }

    private func sources() throws(FileTrouble) -> [DesignSource] {
        let (sources, trouble) = readable()
        if let trouble { throw trouble }
        return sources
    }

    private func readable() -> (sources: [DesignSource], trouble: FileTrouble?) {
        var sources: [DesignSource] = []
        var trouble: FileTrouble?
        var seen: Set<String> = []
        do throws(FileTrouble) {
            for name in try names() {
                do throws(FileTrouble) {
                    let source = try read(name)
                    // A file may be named in two ways.
                    if seen.insert(source.identity).inserted { sources.append(source) }
                } catch {
                    trouble = trouble ?? error
                }
            }
        } catch {
            trouble = error
        }
        return (sources, trouble)
    }

    /// The files as named on the command line, else in the configuration, else as found.
    private func names() throws(FileTrouble) -> [String] {
        // A mistake in the configuration is told whichever files are named.
        let settings = try configuration()
        if !files.isEmpty { return files }
        if let named = try settings?.designs() { return named }
        return try found()
    }

    private func read(_ name: String) throws(FileTrouble) -> DesignSource {
        let isInput = name == "-"
        let read = isInput ? readDescriptor(0) : readDiskFile(name, takesPipes: true)
        guard case .bytes(let bytes) = read else {
            let shown = isInput ? "standard input" : "`\(name)`"
            throw FileTrouble(file: name, message: "\(shown) cannot be read: \(read.reason)")
        }
        return DesignSource(onDisk: isInput ? stdinFilename : name, bytes: bytes)
    }

    /// Every design below the current folder, but in folders that begin with a dot and in `node_modules`.
    private func found() throws(FileTrouble) -> [String] {
        var result: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for name in namesOnDisk(folder) {
                let path = folder.isEmpty ? name : folder + "/" + name
                switch kindOnDisk(path) {
                case .file: if name.hasSuffix(".keywright.yaml") && name != ".keywright.yaml" { result.append(path) }
                case .folder: if !name.hasPrefix("."), name != "node_modules" { folders.append(path) }
                // A search that followed links could run in a circle.
                case .linkedFolder, .other: continue
                }
            }
        }
        if result.isEmpty {
            throw FileTrouble(file: nil, message: "there is no *.keywright.yaml below the current folder")
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
