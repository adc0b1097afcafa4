import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightFormat

struct Fmt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lays designs out in one way; comments, quotes and order stay.",
        discussion: """
            Files are rewritten in place, and not touched where nothing changes. A file that is not YAML is left alone, with the
            finding that says why.

            Examples:
              keywright fmt
              keywright fmt shop.keywright.yaml
              keywright fmt --check
              keywright fmt - --stdin-filename shop.keywright.yaml < shop.keywright.yaml
            """)

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Flag(help: "Write nothing; list the files that are laid out otherwise, and then end with 1.")
    var check = false

    @Flag(help: "Write nothing; show what would change, and then end with 1.")
    var diff = false

    private var readsInput: Bool { designs.files.contains("-") }

    /// Standard output is the new text, and nothing else may stand there.
    private var printsText: Bool { readsInput && !check && !diff }

    func validate() throws {
        guard !readsInput || designs.files.count == 1 else {
            throw ValidationError("`-` stands alone: the text of standard input goes to standard output")
        }
    }

    func run() throws {
        var outcome = Outcome()
        do {
            let sources = try designs.load()
            for (index, source) in sources.enumerated() {
                switch formatDesign(source, id: FileID(UInt32(index))) {
                case .formatted(let text): try take(text, of: source, &outcome)
                case .unreadable(let findings): outcome.findings += findings
                case .refused: outcome.refused.append(source.path)
                }
            }
            show(outcome, sources)
        } catch {
            throw common.refuse(error.message)
        }
        if !outcome.refused.isEmpty { throw FinalStatus.couldNotRun }
        let isStale = (check || diff) && !outcome.changed.isEmpty
        if isStale || !outcome.findings.isEmpty { throw FinalStatus.findings }
    }

    private func take(_ text: [UInt8], of source: SourceFile, _ outcome: inout Outcome) throws(FileTrouble) {
        if printsText { Terminal.write(text, to: .output) }
        guard text != source.bytes else {
            outcome.unchanged += 1
            return
        }
        outcome.changed.append(source.path)
        if check { Terminal.write("unformatted: \(source.path)\n", to: .output) }
        if diff { Terminal.write(unifiedDiff(old: source.bytes, new: text, path: source.path), to: .output) }
        if !readsInput, !check, !diff { try replaceFile(source.path, with: text) }
    }

    private func show(_ outcome: Outcome, _ sources: [SourceFile]) {
        if !outcome.findings.isEmpty {
            let stream = printsText ? Terminal.Stream.error : .output
            let color = Terminal.colors(common.color, stream: stream)
            Terminal.write(renderText(outcome.findings, files: sources, color: color), to: stream)
        }
        for path in outcome.refused {
            Terminal.write(
                "error: `\(path)` is left as it is, for laid out it would say something else or lose a comment; "
                    + "this is a mistake of keywright's\n", to: .error)
        }
        if printsText { return }
        if !check, !diff { for path in outcome.changed { common.say("formatted: \(path)") } }
        common.say(summary(outcome))
    }

    private func summary(_ outcome: Outcome) -> String {
        let left = Set(outcome.findings.map(\.primary.span.file)).count + outcome.refused.count
        let word = check || diff ? "to format" : "formatted"
        let parts = ["\(count(outcome.changed.count)) \(word)", "\(outcome.unchanged) unchanged"]
        return (parts + (left > 0 ? ["\(left) left alone"] : [])).joined(separator: ", ")
    }

    private func count(_ number: Int) -> String { "\(number) file\(number == 1 ? "" : "s")" }

    /// What became of the files.
    private struct Outcome {
        /// By path.
        var changed: [String] = []
        var unchanged = 0
        var findings: [Diagnostic] = []
        var refused: [String] = []
    }
}
