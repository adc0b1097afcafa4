import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "Whether to color the text: auto, always or never.")
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Leave out the summary and other chatter.")
    var quiet = false

    func say(_ text: String) {
        if !quiet { Terminal.write(visibleLines(text) + "\n", to: .error) }
    }

    /// Ends the command since it could not run.
    func refuse(_ message: String) -> FinalStatus {
        Terminal.write("error: \(visibleLines(message))\n", to: .error)
        return .couldNotRun
    }
}

/// Shows the findings of a command whose report is not about findings: errors at least.
func showFindings(
    of run: DesignRun, atLeast severity: Severity, color: ColorChoice, on stream: Terminal.Stream
) {
    let shown = run.findings.filter { $0.severity >= severity && $0.allowedBecause == nil }
    guard !shown.isEmpty else { return }
    let text = renderText(shown, files: run.files, color: Terminal.colors(color, stream: stream))
    Terminal.write(text, to: stream)
}

extension ColorChoice: ExpressibleByArgument {}
