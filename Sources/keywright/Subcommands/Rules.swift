import ArgumentParser
import KeywrightChecks
import KeywrightDriver
import KeywrightFiles

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every rule: code, name, default severity, what it finds.",
        discussion: """
            Examples:
              keywright rules
              keywright rules --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var common: CommonOptions

    @Option(help: "text or json.")
    var format: Format = .text

    func run() throws {
        switch format {
        case .text: Terminal.write(renderRuleList(Rule.all), to: .output)
        case .json: Terminal.write(renderRuleListJSON(Rule.all), to: .output)
        }
    }
}
