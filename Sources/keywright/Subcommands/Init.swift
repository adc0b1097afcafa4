import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a design to begin with: commented, and without a finding.",
        discussion: """
            The file is NAME.keywright.yaml, by the name of the design, which is that of the folder unless --design says \
            another. A file that is there already is left alone.

            Examples:
              keywright init
              keywright init --design BookStore --output designs --schema
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: "The design's name, in PascalCase. Without it, the folder's name.")
    var design: String?

    @Option(help: "The folder to write to.", completion: .directory)
    var output = "."

    @Flag(help: "Write keywright.schema.json beside it, for editors.")
    var schema = false

    @Flag(help: "Replace files that are there already.")
    var force = false

    func run() throws {
        let name = try chosenName()
        let text = starterDesign(named: name)
        let fileName = starterFileName(of: name)
        try refuseUnfitName(name, text, fileName)
        var files = [NewFile(path: place(fileName), contents: text)]
        if schema { files.append(NewFile(path: place("keywright.schema.json"), contents: renderLanguageSchema())) }
        do {
            // All that stands in the way is found before anything is written.
            let changes = try files.map { file throws(FileTrouble) in (file, try file.change(force: force)) }
            for (file, change) in changes {
                if change != .unchanged { try file.write() }
                common.say("\(change.doneWord): \(file.path)")
            }
        } catch {
            throw common.refuse(error.message)
        }
    }

    private func chosenName() throws -> String {
        if let design { return design }
        let folder = URL(filePath: output).standardizedFileURL.lastPathComponent
        guard let name = designName(fromFolder: folder) else {
            throw ValidationError("the folder's name '\(folder)' makes no name for a design; name it with --design")
        }
        return name
    }

    /// A name that clashes with what is generated, or that is none, would leave the user with a design that has errors.
    private func refuseUnfitName(_ name: String, _ text: String, _ fileName: String) throws {
        let errors = compile(SourceFile(path: fileName, text: text)).findings.filter { $0.severity == .error }
        guard let error = errors.first else { return }
        throw ValidationError("'\(name)' cannot be the design's name: \(error.message); name it with --design")
    }

    private func place(_ name: String) -> String { output == "." ? name : output + "/" + name }
}

/// A file that a command makes and then leaves to the user.
private struct NewFile {
    var path: String
    var contents: String

    /// What writing would do; refuses to replace what is not the same.
    func change(force: Bool) throws(FileTrouble) -> FileChange.Kind {
        guard FileManager.default.fileExists(atPath: path) else { return .missing }
        if FileManager.default.contents(atPath: path)?.elementsEqual(contents.utf8) == true { return .unchanged }
        if !force { throw FileTrouble(file: path, message: "`\(path)` is there already; --force replaces it") }
        return .changed
    }

    func write() throws(FileTrouble) {
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw FileTrouble(file: path, message: "`\(path)` cannot be written")
        }
        try replaceFile(path, with: Array(contents.utf8))
    }
}
