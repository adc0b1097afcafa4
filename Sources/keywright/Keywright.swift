import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

@main
struct Keywright: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywright",
        abstract: "Checks DynamoDB designs, plans their access patterns, and generates what they imply.",
        discussion: """
            A design is a YAML file (*.keywright.yaml). Without a file, every design below the current folder is taken.

            Examples:
              keywright check
              keywright check shop.keywright.yaml --format json
              keywright plan shop.keywright.yaml
              keywright suggest shop.keywright.yaml
              keywright generate shop.keywright.yaml --target swift --output Sources/App/Generated
              keywright explain KW101
              keywright fmt
            """,
        version: "keywright \(toolVersion)",
        subcommands: [
            Check.self, Generate.self, Plan.self, Suggest.self, Rules.self, Explain.self, Key.self, Items.self,
            Simulate.self, Fmt.self, Init.self,
            Schema.self, Completions.self,
        ]
    )

    /// One exit status for all: 0 done, 1 findings or differences, 2 the command could not run.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let status as FinalStatus {
            exitProcess(with: status)
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error) == .success {
                Terminal.write(message.isEmpty ? "" : message + "\n", to: .output)
                exitProcess(with: .success)
            }
            Check.reportBadUsage(self.message(for: error), arguments: Array(CommandLine.arguments.dropFirst()))
            Terminal.write(visibleLines(message) + "\n", to: .error)
            exitProcess(with: .couldNotRun)
        }
    }
}
