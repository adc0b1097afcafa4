/// What a plugin asks for. There is no help and no short form: nobody else calls this.
struct PluginArguments {
    enum Mode: String {
        case build, generate

        /// The options that take a value.
        var options: Set<String> {
            switch self {
            case .build: ["--package", "--config", "--output", "--watched-templates"]
            case .generate: ["--package", "--config", "--output", "--default-output", "--access", "--templates"]
            }
        }
    }

    /// Why the arguments cannot be used.
    struct Misuse: Error, CustomStringConvertible {
        var description: String
    }

    var mode: Mode
    /// By name, the last of each counts.
    var values: [String: String] = [:]
    /// Whether to write nothing and list what is out of date.
    var checks = false
    /// Behind `--`.
    var files: [String] = []

    init(_ arguments: [String]) throws(Misuse) {
        guard let mode = arguments.first.flatMap(Mode.init) else { throw Misuse(description: "no mode is given") }
        self.mode = mode
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            if argument == "--" {
                files = Array(rest)
                return
            } else if argument == "--check", mode == .generate {
                checks = true
            } else if mode.options.contains(argument) {
                guard let value = rest.popFirst(), value != "--" else {
                    throw Misuse(description: "`\(argument)` needs a value")
                }
                values[argument] = value
            } else {
                let known = mode.options.subtracting(["--package", "--config", "--default-output"])
                let shown = (known.sorted() + ["--check", "--target"]).joined(separator: ", ")
                throw Misuse(description: "`\(argument)` is no option of this; they are \(shown)")
            }
        }
    }
}
