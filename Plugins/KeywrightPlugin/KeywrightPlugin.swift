import Foundation
import PackagePlugin

/// Generates the Swift of a target's designs as a part of its build.
///
/// A build has to know its files before a design is read, so each `shop.keywright.yaml` gives one
/// `shop.keywright.swift`. All mistakes are said by the tool, at their places in the YAML: what a plugin reports itself
/// loses file and line.
@main
struct KeywrightPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target.sourceModule else {
            throw PluginError("the target \(target.name) has no sources, so that nothing can be generated for it")
        }
        let files = module.sourceFiles.map(\.url)
        let designs = files.filter { $0.lastPathComponent.hasSuffix(".keywright.yaml") }.sorted { $0.path < $1.path }
        guard !designs.isEmpty else {
            throw PluginError(
                """
                the target \(target.name) has no design: add a file whose name ends in .keywright.yaml to \
                \(module.directoryURL.path(percentEncoded: false)), or take KeywrightPlugin off the target
                """)
        }
        try expectDifferentOutputs(designs)
        let output = context.pluginWorkDirectoryURL
        let package = context.package.directoryURL
        var inputs = files.filter { ["yaml", "yml"].contains($0.pathExtension) }
        var arguments = ["build", "--package", plainPath(package), "--output", plainPath(output)]
        if let configuration = nearestConfiguration(from: module.directoryURL, to: package) {
            inputs.append(configuration)
            arguments += ["--config", plainPath(configuration)]
            if let templates = templateFolder(of: configuration) {
                inputs += templateFiles(in: templates)
                arguments += ["--watched-templates", plainPath(templates)]
            }
        }
        return [
            .buildCommand(
                displayName: "Generating Swift of \(designs.map(\.lastPathComponent).joined(separator: ", "))",
                executable: try context.tool(named: "keywright-build").url,
                arguments: arguments + ["--"] + designs.map(plainPath),
                inputFiles: inputs,
                outputFiles: designs.map { output.appending(path: generatedName(of: $0)) })
        ]
    }

    /// `shop.keywright.swift` of `shop.keywright.yaml`, as the tool names it too.
    private func generatedName(of design: URL) -> String {
        design.deletingPathExtension().lastPathComponent + ".swift"
    }

    private func expectDifferentOutputs(_ designs: [URL]) throws {
        // Some file systems do not tell letter case apart.
        let named = Dictionary(grouping: designs) { generatedName(of: $0).lowercased() }
        guard let clash = named.values.filter({ $0.count > 1 }).min(by: { $0[0].path < $1[0].path }) else { return }
        throw PluginError(
            """
            \(clash.map { plainPath($0) }.joined(separator: " and ")) would give one file \(generatedName(of: clash[0])): \
            rename one of them
            """)
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
