import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightSuggest

struct Suggest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds the keys and indexes that serve all queries without a plan, together.",
        discussion: """
            Room in indexes that are there comes before new indexes. Of a design in which entities and tables have no keys it makes \
            the keys. What is suggested was compiled: every query that it serves has a plan, and `check` finds no new error. Ends with \
            1 where a query stays without a plan, or the design has mistakes that come first.

            Examples:
              keywright suggest shop.keywright.yaml
              keywright suggest shop.keywright.yaml --write
              keywright suggest shop.keywright.yaml --diff | git apply
              keywright suggest shop.keywright.yaml --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Flag(help: "Write it into the design; comments stay.")
    var write = false

    @Flag(help: "Show what would change, and nothing else.")
    var diff = false

    func validate() throws {
        if write && diff { throw ValidationError("`--write` writes what `--diff` shows; give one of them") }
        if diff && format == .json {
            throw ValidationError("`--diff` is a form of its own; JSON holds the differences, too")
        }
        if write && designs.files.contains("-") {
            throw ValidationError("standard input cannot be written; `--diff` shows what would change")
        }
    }

    func run() throws {
        let sources: [DesignSource]
        do {
            sources = try designs.loadDesigns()
        } catch {
            throw common.refuse(error.message)
        }
        if sources.count > 1 && format == .json {
            throw ValidationError("a report in JSON is of one design; \(sources.count) were found, so name one")
        }
        var isServed = true
        for (number, source) in sources.enumerated() {
            if sources.count > 1, format == .text, !diff {
                Terminal.write("\(number > 0 ? "\n" : "")\(visibleLines(source.file.path))\n\n", to: .output)
            }
            switch suggest(source) {
            case .unreadable:
                isServed = false
                if format == .json { Terminal.write("{ \"format\": 1, \"error\": \"unreadable\" }\n", to: .output) }
                showFindings(of: compileAll([source]), atLeast: .error, color: common.color, on: .error)
            case .suggestion(let suggestion):
                isServed = isServed && suggestion.unserved.isEmpty
                try show(suggestion)
            }
        }
        if !isServed { throw FinalStatus.findings }
    }

    private func show(_ suggestion: Suggestion) throws {
        let changed = zip(suggestion.old, suggestion.new).filter { $0.bytes != $1.bytes }
        switch format {
        case .json: Terminal.write(suggestion.json(), to: .output)
        case .text where diff: break
        case .text: Terminal.write(visibleLines(suggestion.text()), to: .output)
        }
        if write {
            do {
                for (old, new) in changed { try replace(old, with: new) }
            } catch let trouble as FileTrouble {
                throw common.refuse(trouble.message)
            }
            for (old, _) in changed { common.say("written: \(old.path)") }
        } else if format == .text {
            if !diff, !changed.isEmpty { Terminal.write("\n", to: .output) }
            for (old, new) in changed {
                Terminal.write(unifiedDiff(old: old.bytes, new: new.bytes, path: old.path), to: .output)
            }
        }
    }

    /// A file that is not what it was when it was read is left as it is.
    private func replace(_ old: SourceFile, with new: SourceFile) throws {
        guard case .bytes(let present) = readDiskFile(old.path, takesPipes: false), present == old.bytes else {
            throw FileTrouble(file: old.path, message: "`\(old.path)` was changed meanwhile, so it was not written")
        }
        try replaceFile(old.path, with: new.bytes)
    }
}
