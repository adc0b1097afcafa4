import ArgumentParser

/// Tries clients where many write at once, where answers get lost, and for long. Each trial prints figures and ends with
/// status 0, or with 1 where a promise was broken.
@main
struct Trials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywright-trials",
        abstract: "Try a client of DynamoDB to its limits, on servers of this machine.",
        subcommands: [Races.self, BadDays.self, Load.self, SuiteCommand.self])
}
