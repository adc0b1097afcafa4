import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightItems
import KeywrightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct Items: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Holds the items of a live table to the design: keys, index keys, types, values that should be unique.",
        discussion: """
            Reads items in DynamoDB JSON, one a line, each by itself or as {"Item": …}; what `aws dynamodb scan` prints; and the files of \
            an export, compressed or not. It streams: memory does not grow with the table. All findings are counted, the first of \
            each kind are shown. Ends with 0 where there are none, else with 1.

            Examples:
              keywright items items.jsonl
              keywright items AWSDynamoDB/*/data/*.json.gz --design shop.keywright.yaml
              aws dynamodb scan --table-name shop | keywright items - --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: "Files of items; `-` is standard input.", completion: .file())
    var files: [String]

    @Option(
        help: "The design to read. Without it, as for other commands.", completion: .file(extensions: ["yaml", "yml"]))
    var design: String?

    @Option(help: "Whose items they are, by its name in the design; needed where there are several tables.")
    var table: String?

    @Option(help: "How many findings of each kind are shown.")
    var limit: Int = 20

    @Flag(help: "Do not look for two items with one key or value; no temporary file is written then.")
    var noDuplicates = false

    @Option(
        help: """
            When the items were read, as 2026-11-22T10:00:00Z or in seconds since 1970: what expires later is held to its companions, \
            too. Without it an item with an expiry may be gone already.
            """)
    var now: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(
        help: "The configuration to go by, instead of the nearest .keywright.yaml from here upwards.",
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if files.count > 65_535 {
            throw ValidationError("at most 65,535 files are read at once, and not \(files.count)")
        }
        if limit < 0 { throw ValidationError("a limit is 0 or more, and not \(limit)") }
        if files.filter({ $0 == "-" }).count + (design == "-" ? 1 : 0) > 1 {
            throw ValidationError("standard input can be read once")
        }
        if let now, seconds(now) == nil {
            throw ValidationError("'\(now)' is no time as in 2026-11-22T10:00:00Z, nor seconds since 1970")
        }
    }

    func run() throws {
        let report: ItemsReport
        do {
            let sources = try files.map { try ItemFile.source($0) }
            let run = compileAll(try designFiles.loadDesigns())
            guard run.compilations.count == 1, let compilation = run.compilations.first else {
                throw ValidationError(
                    "items are held to one design; \(run.compilations.count) were found, so name one with --design")
            }
            // What a design means is known unless it could not be read: its other mistakes are told elsewhere.
            guard let design = compilation.design, compilation.plan != nil else {
                showFindings(of: run, atLeast: .error, color: common.color, on: .error)
                throw FinalStatus.findings
            }
            report = try checkItems(
                of: sources, in: design, try chosenTable(of: design), storage: noDuplicates ? nil : TemporaryFile(),
                limit: limit, now: now.flatMap(seconds))
        } catch let trouble as FileTrouble {
            throw common.refuse(trouble.message)
        } catch let trouble as SourceTrouble {
            throw common.refuse(trouble.message)
        }
        switch format {
        case .text: Terminal.write(report.text(), to: .output)
        case .json: Terminal.write(report.json(), to: .output)
        }
        common.say(report.summary)
        if report.log.total > 0 { throw FinalStatus.findings }
    }

    private var designFiles: DesignFiles {
        var chosen = DesignFiles()
        chosen.files = design.map { [$0] } ?? []
        chosen.stdinFilename = "<stdin>"
        chosen.config = config
        return chosen
    }

    private func chosenTable(of design: Design) throws -> TableID {
        let names = design.tables.map(\.name)
        guard let table else {
            guard design.tables.count == 1 else {
                throw ValidationError(
                    "`\(design.name)` has the tables \(names.joined(separator: ", ")); name one with --table")
            }
            return TableID(0)
        }
        guard let place = design.tables.firstIndex(where: { $0.name == table || $0.physicalName == table }) else {
            let near = nearestName(to: table, among: names).map { "; a table with a similar name exists: \($0)" } ?? ""
            throw ValidationError("`\(design.name)` has no table '\(table)'\(near)")
        }
        return TableID(place)
    }

    private func seconds(_ text: String) -> Int64? {
        if let seconds = Int64(text) { return seconds }
        return (try? Date(text, strategy: .iso8601)).map { Int64($0.timeIntervalSince1970.rounded(.down)) }
    }
}
