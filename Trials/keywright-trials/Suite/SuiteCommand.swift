import ArgumentParser
import KeywrightClientTesting

/// Runs the suite for clients on servers, and writes what each does otherwise than the service.
struct SuiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suite",
        abstract: "Run the conformance suite on servers, and tell what each does otherwise than DynamoDB.",
        discussion: """
            Prints a page in Markdown. The case must pass on an engine in memory; that is tried first, and ends the run \
            with status 1 where it does not.
            """)

    @Option(
        help: ArgumentHelp("A server and what the page calls it; may be given several times.", valueName: "NAME=URL"))
    var server: [String]

    @Option(help: "What the names of the tables begin with.")
    var prefix = "suite"

    func run() async throws {
        let own = await ClientSuite.run(on: Connection.memory().client)
        for result in own {
            guard let failure = result.failure else { continue }
            throw Failure(description: "in memory, \(result.testCase): \(failure)")
        }
        var columns: [(name: String, results: [CaseResult])] = []
        for server in server {
            let parts = server.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--server takes NAME=URL, not \(server)") }
            // A server that breaks down at a request breaks down at it again.
            let results = try await Connection.with(try .server(parts[1], maxAttempts: 2)) { connection in
                await ClientSuite.run(on: connection.client, prefix: prefix)
            }
            columns.append((parts[0], results))
        }
        print(Self.page(columns, cases: own.count), terminator: "")
    }

    /// The page of differences, with figures at its head.
    static func page(_ columns: [(name: String, results: [CaseResult])], cases: Int) -> String {
        let table = DifferenceTable(columns)
        let figures = zip(columns, table.counts).map { column, count in
            "- \(column.name): \(cases - count) of \(cases) cases as the service, \(count) otherwise\n"
        }
        return """
            # What the emulators do otherwise

            The [suite for every client](client-testing.md) was run over HTTP on servers that stand for DynamoDB in tests. Each row is a
            case that one of them fails, by the number of its [fact](facts.md). The engine in memory passes all of them.

            \(figures.joined())
            `scripts/emulator-differences` writes this page.

            \(table.markdown)
            """
    }
}
