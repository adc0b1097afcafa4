import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "Whether to color the text: auto, always or never.")
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Leave out the summary and other chatter.")
    var quiet = false

    func say(_ text: String) {
        if !quiet { Terminal.write(text + "\n", to: .error) }
    }

    /// Ends the command since it could not run.
    func refuse(_ message: String) -> FinalStatus {
        Terminal.write("error: \(message)\n", to: .error)
        return .couldNotRun
    }
}

/// Compiles every design that a command names.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
func compileAll(_ sources: [SourceFile], rules: [Rule] = Rule.all, asked: Set<String> = []) -> [Compilation] {
    sources.enumerated().map { index, source in
        compile(source, id: FileID(UInt32(index)), rules: rules, asked: asked)
    }
}

/// Shows the findings of a command whose report is not about findings: errors at least.
func showFindings(
    of compilations: [Compilation], atLeast severity: Severity, color: ColorChoice, on stream: Terminal.Stream
) {
    let shown = compilations.flatMap(\.findings).filter { $0.severity >= severity && $0.allowedBecause == nil }
    guard !shown.isEmpty else { return }
    let text = renderText(
        shown, files: compilations.map(\.file), color: Terminal.colors(color, stream: stream))
    Terminal.write(text, to: stream)
}
