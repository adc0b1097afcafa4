import KeywrightFiles

/// What the plugins run: `keywright-build build …` for the one of builds, `keywright-build generate …` for the command.
///
/// All that it says has the form of a compiler's messages, which builds and editors turn into places. It ends as the
/// command `keywright` does: 0 done, 1 findings or stale output, 2 it could not run.
@main
struct KeywrightBuild {
    static func main() {
        do {
            let run = try PluginRun(Array(CommandLine.arguments.dropFirst()))
            switch run.arguments.mode {
            case .build: try run.build()
            case .generate: try run.generate()
            }
        } catch let status as FinalStatus {
            exitProcess(with: status)
        } catch let trouble as FileTrouble {
            PluginRun.show(trouble)
            exitProcess(with: .couldNotRun)
        } catch {
            Terminal.write("error: \(error)\n", to: .error)
            exitProcess(with: .couldNotRun)
        }
    }
}
