import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightModel

extension PluginRun {
    /// The Swift of all designs, a file for each that was named: a build has to know its files before any is read.
    ///
    /// A file whose content would not change keeps its time, so that nothing is compiled for it.
    func build() throws {
        let folder = try required("--output")
        try expectWatchedTemplates()
        let run = try compiled()
        try expectDifferentNames(run)
        let access = try configuredAccess() ?? .internal
        let outputs = try outputs(of: run, access: access, templates: configuredTemplates().map(TemplateFolder.init)) {
            path, overrides in
            EmitOptions(
                access: access, layout: .oneFile(generatedName(of: path)), sourcePath: path, command: "swift build",
                templateOverrides: overrides)
        }
        for file in outputs.flatMap(\.files) {
            try replaceFile(folder + "/" + file.path, with: Array(file.contents.utf8))
        }
        let whole = Set(run.compilations.map(\.file.path))
        for source in sources where !whole.contains(source.file.path) {
            let text = """
                \(GeneratedFile.mark)
                // Source: \(pathInPackage(source.file.path))
                // A design includes it, and holds what is generated of it.

                """
            try replaceFile(folder + "/" + generatedName(of: source.file.path), with: Array(text.utf8))
        }
    }

    /// `shop.keywright.swift` of `Sources/App/shop.keywright.yaml`, as the plugin says it too.
    private func generatedName(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".yaml") ? name.dropLast(".yaml".count) + ".swift" : name + ".swift"
    }

    /// Two designs of one name would declare one type twice.
    private func expectDifferentNames(_ run: DesignRun) throws {
        var first: [String: String] = [:]
        var isFaulty = false
        for compilation in run.compilations {
            guard let name = compilation.design?.name else { continue }
            if let other = first[name] {
                let message = "the design `\(name)` has the name of the one in `\(pathInPackage(other))`"
                Terminal.write("\(compilation.file.path):1:1: error: \(message); give it another\n", to: .output)
                isFaulty = true
            } else {
                first[name] = compilation.file.path
            }
        }
        if isFaulty { throw FinalStatus.findings }
    }

    /// The plugin reads the folder of templates from the configuration's text: a way of writing it that it misses would
    /// leave what is generated stale after an edit of a template.
    private func expectWatchedTemplates() throws(FileTrouble) {
        guard let configuration, let written = configuration.settings.generate.templates else { return }
        let folder = configuration.path(written)
        guard realPath(folder) == arguments.values["--watched-templates"].flatMap(realPath) else {
            throw configuration.trouble(
                "the build was not planned with this folder; write it as plain text, and touch Package.swift",
                at: written)
        }
    }
}
