import ArgumentParser
import KeywrightDriver
import KeywrightFiles

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the JSON Schema of the language, for editors.",
        discussion: """
            An editor with a YAML language server then completes keys and shows what they mean. A design names its schema \
            in its first line:

              # yaml-language-server: $schema=keywright.schema.json

            Examples:
              keywright schema > keywright.schema.json
            """)

    func run() { Terminal.write(renderLanguageSchema(), to: .output) }
}
