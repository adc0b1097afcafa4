import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

extension Check {
    /// What `--missing-figures` does instead of a check. A design that cannot be read has no figures yet.
    func listMissingFigures() throws {
        let run: DesignRun
        do {
            run = compileAll(try designs.loadDesigns())
        } catch {
            throw common.refuse(error.message)
        }
        switch reports.format ?? .text {
        case .text, .concise:
            Terminal.write(renderMissingFigures(of: run.compilations, files: run.files), to: .output)
        case .json: Terminal.write(renderMissingFiguresJSON(of: run.compilations, files: run.files), to: .output)
        case .sarif, .github, .gitlab, .junit:
            throw ValidationError("missing figures are listed as text or json")
        }
        let unread = run.compilations.filter { $0.plan == nil }
        if unread.isEmpty { return }
        showFindings(
            of: DesignRun(compilations: unread, files: run.files), atLeast: .error, color: common.color, on: .error)
        throw FinalStatus.findings
    }
}
