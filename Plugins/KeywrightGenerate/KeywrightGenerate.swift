import Foundation
import PackagePlugin

/// Generates the Swift of designs into the package, for those who check it in:
/// `swift package --allow-writing-to-package-directory keywright-generate`.
///
/// Of each target that has designs, or of those that `--target` names, the files go to the folder `Generated` within it
/// unless the configuration or `--output` says otherwise. What else is asked for goes to the tool: `--access`,
/// `--templates`, and `--check`, which writes nothing and fails where something is out of date.
@main
struct KeywrightGenerate: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var extractor = ArgumentExtractor(arguments)
        let asked = extractor.extractOption(named: "target")
        let package = context.package.directoryURL
        let modules = context.package.targets.compactMap(\.sourceModule)
        if let stranger = asked.first(where: { name in !modules.contains { $0.name == name } }) {
            let names = modules.map(\.name).sorted().joined(separator: ", ")
            throw PluginError("there is no target \(stranger); those with sources are \(names)")
        }
        let tool = try context.tool(named: "keywright-build").url
        var failed = false
        var hasDesigns = false
        for module in modules where asked.isEmpty || asked.contains(module.name) {
            let designs = designs(in: module.directoryURL)
            if designs.isEmpty {
                if asked.isEmpty { continue }
                throw PluginError(
                    "the target \(module.name) has no design: add a file whose name ends in .keywright.yaml to it")
            }
            hasDesigns = true
            var options = [
                "generate", "--package", plainPath(package),
                "--default-output", plainPath(module.directoryURL.appending(path: "Generated")),
            ]
            if let configuration = nearestConfiguration(from: module.directoryURL, to: package) {
                options += ["--config", plainPath(configuration)]
            }
            options += extractor.remainingArguments
            let process = Process()
            process.executableURL = tool
            process.currentDirectoryURL = package
            process.arguments = options + ["--"] + designs.map(plainPath)
            try process.run()
            process.waitUntilExit()
            if process.terminationReason != .exit || process.terminationStatus != 0 { failed = true }
        }
        guard hasDesigns else {
            throw PluginError("no target has a design: add a file whose name ends in .keywright.yaml to one")
        }
        // What is wrong has been said.
        if failed { Diagnostics.error("keywright-generate has failed") }
    }

    /// The designs of a target, those among them that its manifest excludes: without a plugin of its build it has to,
    /// or the build warns of a file that it does not know.
    private func designs(in folder: URL) -> [URL] {
        guard let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        var designs: [URL] = []
        for case let file as URL in names {
            let name = file.lastPathComponent
            if name.hasPrefix(".") || name == "node_modules" {
                names.skipDescendants()
            } else if name.hasSuffix(".keywright.yaml") {
                designs.append(file)
            }
        }
        return designs.sorted { $0.path < $1.path }
    }

    /// The `.keywright.yaml` that counts for a target: the nearest from its folder up to that of the package.
    private func nearestConfiguration(from folder: URL, to package: URL) -> URL? {
        let top = plainPath(package)
        var folder = folder.standardizedFileURL
        while true {
            let file = folder.appending(path: ".keywright.yaml")
            if FileManager.default.fileExists(atPath: plainPath(file)) { return file }
            let path = plainPath(folder)
            guard path.hasPrefix(top), path != top, path != "/" else { return nil }
            folder.deleteLastPathComponent()
        }
    }
}

/// What keeps the plugin from saying what to do.
struct PluginError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A path as tools take it: without the percent signs of URLs, and without a last slash.
func plainPath(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
}
