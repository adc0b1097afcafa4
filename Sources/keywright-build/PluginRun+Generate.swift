import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

extension PluginRun {
    /// The Swift of all designs into the package, to be checked in; with `--check` it only says what is out of date.
    func generate() throws {
        let settings = configuration?.settings.generate
        let place =
            try arguments.values["--output"] ?? settings?.output.flatMap { configuration?.path($0) }
            ?? required("--default-output")
        let access = try askedAccess() ?? configuredAccess() ?? .internal
        let templates = (arguments.values["--templates"] ?? configuredTemplates()).map(TemplateFolder.init)
        let outputs = try outputs(of: try compiled(), access: access, templates: templates) { path, overrides in
            EmitOptions(
                access: access, sourcePath: path, command: "swift package keywright-generate",
                templateOverrides: overrides)
        }
        let folder = OutputFolder(path: place)
        let changes = try folder.changes(for: outputs)
        let touched = changes.filter { $0.kind != .unchanged }
        if arguments.checks {
            for change in touched {
                Terminal.write("error: \(change.kind.staleWord): \(visibleLines(change.path))\n", to: .output)
            }
            guard touched.isEmpty else { throw FinalStatus.findings }
        } else {
            try folder.apply(changes, outputs: outputs)
            for change in touched {
                Terminal.write("\(change.kind.doneWord): \(visibleLines(change.path))\n", to: .output)
            }
        }
        let rest = changes.count - touched.count
        let word = rest == 1 ? "file" : "files"
        Terminal.write(arguments.checks ? "\(rest) \(word) up to date\n" : "\(rest) \(word) unchanged\n", to: .output)
    }

    private func askedAccess() throws -> EmitOptions.Access? {
        guard let word = arguments.values["--access"] else { return nil }
        guard let access = EmitOptions.Access(rawValue: word) else {
            let words = EmitOptions.Access.allCases.map(\.rawValue).joined(separator: ", ")
            throw PluginArguments.Misuse(description: "`--access` takes one of \(words), found `\(word)`")
        }
        return access
    }
}
