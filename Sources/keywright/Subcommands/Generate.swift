import ArgumentParser
import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Generates what designs imply: typed Swift, create-table JSON.",
        discussion: """
            Renders everything before it writes anything, and touches no file whose content would not change. Refuses \
            a design that has errors.

            Examples:
              keywright generate shop.keywright.yaml --output Generated
              keywright generate shop.keywright.yaml --target swift --output Sources/App/Generated --access public
              keywright generate --check
            """)

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(
        help: """
            What to generate, separated by commas: \(Emitter.all.map(\.name).joined(separator: ", ")). \
            (default: swift,table-json)
            """,
        completion: .list(Emitter.all.map(\.name)))
    var target: String?

    @Option(help: "The folder to write to. (default: Generated)", completion: .directory)
    var output: String?

    @Flag(help: "Write nothing; list what is missing, changed or orphaned, and end with 1 if anything is.")
    var check = false

    @Option(help: "The access level of generated Swift: public, package or internal. (default: internal)")
    var access: EmitOptions.Access?

    @Option(help: "A folder of templates that override the built-in ones, file by file.", completion: .directory)
    var templates: String?

    func run() throws {
        let run: DesignRun
        let outputs: [DesignOutput]
        do {
            let file = try designs.configuration()
            let settings = file?.settings.generate
            let emitters = try selectEmitters(
                target ?? settings?.target?.map(\.value).joined(separator: ",") ?? "swift,table-json")
            let level = try access ?? file?.word(settings?.access, "access", as: EmitOptions.Access.self) ?? .internal
            let place = output ?? settings?.output.flatMap { file?.path($0) } ?? "Generated"
            let folderOfTemplates = templates ?? settings?.templates.flatMap { file?.path($0) }
            run = compileAll(try designs.loadDesigns())
            showFindings(of: run, atLeast: .error, color: common.color, on: .output)
            guard run.isSound else {
                common.say("nothing was written: \(reason(of: run.compilations))")
                throw FinalStatus.findings
            }
            outputs = try render(run, emitters, access: level, templates: folderOfTemplates.map(TemplateFolder.init))
            let folder = OutputFolder(path: place)
            let changes = try folder.changes(for: outputs)
            if check { try report(changes) } else { try write(changes, to: folder, outputs: outputs) }
        } catch let trouble as FileTrouble {
            throw common.refuse(trouble.message)
        }
    }

    private func render(
        _ run: DesignRun, _ emitters: [Emitter], access: EmitOptions.Access, templates: TemplateFolder?
    ) throws -> [DesignOutput] {
        let overrides = try templates?.read() ?? []
        do throws(EmitError) {
            return try DesignOutput.all(of: run.compilations, emitters: emitters) { compilation in
                EmitOptions(access: access, sourcePath: compilation.file.path, templateOverrides: overrides)
            }
        } catch {
            for line in templates?.lines(of: error) ?? [] { Terminal.write(visibleLines(line) + "\n", to: .output) }
            common.say("nothing was written: a template has errors")
            throw FinalStatus.findings
        }
    }

    private func reason(of compilations: [Compilation]) -> String {
        let hasErrors = compilations.flatMap(\.findings).contains { $0.severity == .error && $0.allowedBecause == nil }
        guard !hasErrors, let first = compilations.flatMap(\.patternsWithoutPlan).first else {
            return "a design has errors"
        }
        return "`\(first)` has no plan"
    }

    private func selectEmitters(_ names: String) throws -> [Emitter] {
        try names.split(separator: ",").map { name in
            guard let emitter = Emitter.named(String(name)) else {
                let known = Emitter.all.map(\.name).joined(separator: ", ")
                throw ValidationError("there is no target '\(name)'; the targets are \(known)")
            }
            return emitter
        }
    }

    private func report(_ changes: [FileChange]) throws {
        let stale = changes.filter { $0.kind != .unchanged }
        for change in stale { Terminal.write("\(change.kind.staleWord): \(visibleLines(change.path))\n", to: .output) }
        guard stale.isEmpty else {
            common.say("\(count(stale.count, "file")) out of date; run `keywright generate` with the same options")
            throw FinalStatus.findings
        }
        common.say("\(count(changes.count, "file")) up to date")
    }

    private func write(_ changes: [FileChange], to folder: OutputFolder, outputs: [DesignOutput]) throws {
        try folder.apply(changes, outputs: outputs)
        for change in changes where change.kind != .unchanged { common.say("\(change.kind.doneWord): \(change.path)") }
        let touched = changes.count { $0.kind != .unchanged }
        common.say("\(count(touched, "file")) written, \(changes.count - touched) unchanged")
    }

    private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

extension EmitOptions.Access: ExpressibleByArgument {}
