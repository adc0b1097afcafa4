import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightModel

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells which entity a stored key is of, with its values and the patterns that return it.",
        discussion: """
            The arguments are the values of the key attributes in their order. Without the sort key the question is which items can \
            be in that partition. Where no entity has such a key, the templates that it agrees with furthest are shown, with a caret \
            under the place where the key departs from them. Ends with 0 where something matches, else with 1.

            Examples:
              keywright key 'USER#01ARZ3NDEKTSV4RRFFQ69G5FAV' PROFILE
              keywright key 'ORDER#01ARZ3NDEKTSV4RRFFQ69G5FAV' ORDER --index GSI1 --design shop.keywright.yaml
              keywright key 'USER#1' 'PROFILE' --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: "The values of the key attributes, in their order; put `--` before one that begins with a dash.")
    var values: [String]

    @Option(
        help:
            "The design to read, `-` for standard input; may be given several times. Without it, as for other commands.",
        completion: .file(extensions: ["yaml", "yml"]))
    var design: [String] = []

    @Option(help: "The key is one of this index.")
    var index: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "The path under which standard input is shown, and beside which it finds what it includes.")
    var stdinFilename: String = "<stdin>"

    @Option(
        help: "The configuration to go by, instead of the nearest .keywright.yaml from here upwards.",
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let run: DesignRun
        do {
            run = compileAll(try files.loadDesigns())
        } catch {
            throw common.refuse(error.message)
        }
        if run.compilations.count > 1 && format == .json {
            throw ValidationError(
                "a report in JSON is of one design; \(run.compilations.count) were found, so name one with --design")
        }
        try checkArguments(run.compilations.compactMap(\.design))
        var isFound = false
        for (number, compilation) in run.compilations.enumerated() {
            if run.compilations.count > 1 {
                Terminal.write("\(number > 0 ? "\n" : "")\(visibleLines(compilation.file.path))\n\n", to: .output)
            }
            isFound = show(compilation) || isFound
        }
        // What a design means is known unless it could not be read: its other mistakes are told elsewhere.
        let unread = DesignRun(compilations: run.compilations.filter { $0.plan == nil }, files: run.files)
        showFindings(of: unread, atLeast: .error, color: common.color, on: .error)
        if !isFound { throw FinalStatus.findings }
    }

    private var files: DesignFiles {
        var files = DesignFiles()
        files.files = design
        files.stdinFilename = stdinFilename
        files.config = config
        return files
    }

    /// Whether some table or index can have such a key at all.
    private func checkArguments(_ designs: [Design]) throws {
        let tables = designs.flatMap { design in
            design.tableIDs.compactMap { design.keyAttributes(of: $0, index: index)?.map(\.name) }
        }
        guard let widest = tables.max(by: { $0.count < $1.count }) else {
            guard let index, !designs.isEmpty else { return }
            let known = designs.flatMap(\.tables).flatMap(\.indexes).map(\.name)
            let hint = nearestName(to: index, among: known).map { "; an index with a similar name exists: \($0)" } ?? ""
            throw ValidationError("no table has an index '\(index)'\(hint)")
        }
        if values.count > widest.count {
            throw ValidationError(
                "\(values.count) values were given, and the key is \(widest.joined(separator: ", "))")
        }
    }

    private func show(_ compilation: Compilation) -> Bool {
        guard let design = compilation.design, let plan = compilation.plan else {
            if format == .json { Terminal.write(KeyLookup().json(), to: .output) }
            return false
        }
        let lookup = lookUpKey(values, index: index, design, plan)
        switch format {
        case .text: Terminal.write(lookup.text(of: values), to: .output)
        case .json: Terminal.write(lookup.json(), to: .output)
        }
        return !lookup.matches.isEmpty
    }
}
