import ArgumentParser
import KeywrightFiles

struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a script that completes commands, options, rules and formats in a shell.",
        discussion: """
            Examples:
              keywright completions bash > ~/.local/share/bash-completion/completions/keywright
              keywright completions zsh > ~/.zsh/completions/_keywright
              keywright completions fish > ~/.config/fish/completions/keywright.fish
            """)

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish

        var completed: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() { Terminal.write(Keywright.completionScript(for: shell.completed) + "\n", to: .output) }
}
