import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightModel
import KeywrightSimulation

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Plays the declared rates onto the partitions of tables and indexes: what is throttled, and what is hot.",
        discussion: """
            The load is what patterns declare as `rate` and `peak`, spread as `distinct` and `hottest` of attributes say. A picture \
            goes where --output says, and --format follows the ending of its name.

            Examples:
              keywright simulate shop.keywright.yaml
              keywright simulate shop.keywright.yaml --output heat.svg
              keywright simulate shop.keywright.yaml --start rate --scale 2 --duration 1h
              keywright simulate shop.keywright.yaml --skew zipf --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, svg
    }

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(help: "text, json or svg; text unless the name of --output says otherwise.")
    var format: Format?

    @Option(
        name: .shortAndLong, help: "The file that the report replaces, instead of standard output.", completion: .file()
    )
    var output: String?

    @Option(help: "Which declared figures are played: peak or rate.")
    var at: SimulationOptions.Level = .peak

    @Option(
        help: "What the tables have gone through before: warm (this load), rate (the declared rates) or new (nothing).")
    var start: SimulationOptions.Start = .warm

    @Option(help: "For how long: seconds, or a number with s, min or h; at most 24h.")
    var duration: TimeSpan = TimeSpan(seconds: 900)

    @Option(help: "All rates are multiplied by this.")
    var scale: Double = 1

    @Option(help: "How values are spread of which only the number is known: even, zipf or zipf:EXPONENT.")
    var skew: Skew = .even

    @Option(help: "For how long a partition is over its limit before it is split; nothing documents it.")
    var splitAfter: TimeSpan = TimeSpan(seconds: 300)

    @Option(help: "Decides which of the hottest keys meet on a partition.")
    var seed: UInt64 = 1

    @Option(help: "Only this pattern; may be given several times.")
    var pattern: [String] = []

    func validate() throws {
        guard scale.isFinite, scale > 0, scale <= 1_000_000 else {
            throw ValidationError("--scale is a number above 0, at most 1000000")
        }
    }

    func run() throws {
        let sources: [DesignSource]
        do {
            sources = try designs.loadDesigns()
        } catch {
            throw common.refuse(error.message)
        }
        let form = format ?? formOfOutput
        if sources.count > 1, form != .text {
            throw ValidationError(
                "a simulation as \(form.rawValue) is of one design; \(sources.count) were found, so name one")
        }
        let run = compileAll(sources)
        var report = ""
        for (number, compilation) in run.compilations.enumerated() {
            if run.compilations.count > 1 {
                report += "\(number > 0 ? "\n" : "")\(visibleLines(compilation.file.path))\n\n"
            }
            report += try text(of: compilation, form)
        }
        try put(report)
        showFindings(of: run, atLeast: .error, color: common.color, on: .error)
        if !run.isSound { throw FinalStatus.findings }
    }

    private var formOfOutput: Format {
        guard let output else { return .text }
        return Format.allCases.first { output.lowercased().hasSuffix(".\($0.rawValue)") } ?? .text
    }

    private var options: SimulationOptions {
        var options = SimulationOptions()
        options.level = at
        options.start = start
        options.skew = skew
        options.duration = duration.seconds
        options.scale = scale
        options.seed = seed
        options.splitAfter = splitAfter.seconds
        options.patterns = pattern
        return options
    }

    /// Empty for a design that cannot be planned, but as JSON.
    private func text(of compilation: Compilation, _ form: Format) throws -> String {
        guard let design = compilation.design, let plan = compilation.plan else {
            return form == .json ? renderNoSimulationJSON() : ""
        }
        for name in pattern where !design.patterns.contains(where: { $0.name == name }) {
            let near = nearestName(to: name, among: design.patterns.map(\.name))
            let hint = near.map { "; a pattern with a similar name exists: \($0)" } ?? ""
            throw ValidationError("`\(design.name)` has no pattern '\(name)'\(hint)")
        }
        let simulation = simulate(design, plan, options)
        switch form {
        case .text: return visibleLines(renderSimulationText(simulation))
        case .json: return renderSimulationJSON(simulation)
        case .svg: return renderHeatMap(simulation)
        }
    }

    private func put(_ report: String) throws {
        guard let output, output != "-" else {
            Terminal.write(report, to: .output)
            return
        }
        guard !report.isEmpty else { return }
        do throws(FileTrouble) {
            try replaceFile(output, with: Array(report.utf8))
        } catch {
            throw common.refuse(error.message)
        }
        common.say("wrote \(output)")
    }
}

/// `15min`, `90s`, `2h`, or seconds.
struct TimeSpan: ExpressibleByArgument {
    var seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    init?(argument: String) {
        let units = [("min", 60), ("s", 1), ("h", 3_600), ("", 1)]
        guard let unit = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Int(argument.dropLast(unit.0.count)), number > 0, number <= 86_400 / unit.1
        else { return nil }
        seconds = number * unit.1
    }

    var defaultValueDescription: String { seconds % 60 == 0 ? "\(seconds / 60)min" : "\(seconds)s" }
}

extension SimulationOptions.Level: ExpressibleByArgument {}
extension SimulationOptions.Start: ExpressibleByArgument {}

extension Skew: ExpressibleByArgument {
    /// `even`, `zipf` or `zipf:1.2`.
    public init?(argument: String) {
        switch argument {
        case "even": self = .even
        case "zipf": self = .zipf(1)
        default:
            guard argument.hasPrefix("zipf:"), let exponent = Double(argument.dropFirst(5)), exponent > 0,
                exponent <= 10
            else { return nil }
            self = .zipf(exponent)
        }
    }

    /// As it is written on the command line.
    public var defaultValueDescription: String { text }
}
