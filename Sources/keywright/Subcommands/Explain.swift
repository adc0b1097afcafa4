import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains a rule: what it finds, why it matters, an example that breaks it and its repair.",
        discussion: """
            Examples:
              keywright explain KW101
              keywright explain key-collision
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "A rule, by code or name.", completion: .list(Rule.all.map(\.id.code)))
    var rule: String

    func run() throws {
        guard let rule = Rule.named(rule) else { throw ValidationError(unknownRuleMessage(self.rule)) }
        Terminal.write(renderExplanation(of: rule), to: .output)
    }
}

/// What to say of a name that no rule has.
func unknownRuleMessage(_ name: String) -> String {
    let known = Rule.all.flatMap { [$0.id.code, $0.id.name] }
    let near = nearestName(to: name, among: known).map { "; a rule with a similar name exists: \($0)" } ?? ""
    return "no rule is called '\(name)'\(near)"
}
