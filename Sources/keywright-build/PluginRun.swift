import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A call by a plugin: its arguments, its configuration, and its designs.
struct PluginRun {
    let arguments: PluginArguments
    let configuration: ConfigurationFile?
    /// As named, those that others include among them.
    let sources: [DesignSource]

    init(_ arguments: [String]) throws {
        self.arguments = try PluginArguments(arguments)
        configuration = try self.arguments.values["--config"].map { path throws(FileTrouble) in
            try ConfigurationFile(at: path)
        }
        sources = try self.arguments.files.map { path throws(FileTrouble) in
            let read = readDiskFile(path, takesPipes: false)
            guard case .bytes(let bytes) = read else {
                throw FileTrouble(file: path, message: "`\(path)` cannot be read: \(read.reason)")
            }
            return DesignSource(onDisk: path, bytes: bytes)
        }
    }

    /// The designs compiled, without an error: else their findings are all that comes of it.
    func compiled() throws -> DesignRun {
        let run = compileAll(designs(among: sources))
        let shown = run.findings.filter { $0.severity >= .warning && $0.allowedBecause == nil }
        let folder = FileManager.default.currentDirectoryPath
        Terminal.write(renderBuildLog(shown, files: run.files, folder: folder), to: .output)
        guard run.isSound else { throw FinalStatus.findings }
        return run
    }

    /// The files of sound designs, or what is wrong with the templates.
    func outputs(
        of run: DesignRun, access: EmitOptions.Access, templates: TemplateFolder?,
        options: (_ sourcePath: String, _ overrides: [TemplateOverride]) -> EmitOptions
    ) throws -> [DesignOutput] {
        let overrides = try templates?.read() ?? []
        let swift = Emitter.all.filter { $0.name == "swift" }
        do throws(EmitError) {
            return try DesignOutput.all(of: run.compilations, emitters: swift) { compilation in
                options(pathInPackage(compilation.file.path), overrides)
            }
        } catch {
            for line in templates?.lines(of: error) ?? [] { Terminal.write(visibleLines(line) + "\n", to: .output) }
            throw FinalStatus.findings
        }
    }

    /// A path as generated files name it, which is the same wherever the package stands.
    func pathInPackage(_ path: String) -> String {
        guard let package = arguments.values["--package"] else { return path }
        return path.utf8.starts(with: (package + "/").utf8) ? String(path.dropFirst(package.count + 1)) : path
    }

    func required(_ option: String) throws -> String {
        guard let value = arguments.values[option] else {
            throw PluginArguments.Misuse(description: "`\(option)` is needed")
        }
        return value
    }

    /// The access level that the configuration sets.
    func configuredAccess() throws(FileTrouble) -> EmitOptions.Access? {
        try configuration?.word(configuration?.settings.generate.access, "access", as: EmitOptions.Access.self)
    }

    /// The folder of templates that the configuration names.
    func configuredTemplates() -> String? {
        configuration.flatMap { file in file.settings.generate.templates.map(file.path) }
    }

    /// Says what kept a run from being made, a line each. Those of the configuration have their place.
    static func show(_ trouble: FileTrouble) {
        for line in trouble.message.split(separator: "\n") {
            let place = trouble.file.map { $0 + ":" } ?? ""
            let rest = line.dropFirst(place.count)
            let parts = rest.split(separator: ":", maxSplits: 2)
            let isPlaced =
                !place.isEmpty && line.hasPrefix(place) && parts.count == 3 && parts[..<2].allSatisfy { Int($0) != nil }
            let text = isPlaced ? "\(place)\(parts[0]):\(parts[1]): error:\(parts[2])" : "error: \(line)"
            Terminal.write(visibleLines(text) + "\n", to: .output)
        }
    }
}
