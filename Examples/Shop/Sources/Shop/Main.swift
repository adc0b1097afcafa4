import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// Runs the story on an engine in memory or, with `--endpoint`, on a server, with the table as the design describes it.
@main
enum Main {
    static func main() async {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            guard let start = Timestamp(year: 2026, month: 11, day: 22, hour: 10) else { return }
            let clock = StoryClock(startingAt: start)
            if let endpoint = options.endpoint {
                let server = try Server(endpoint: endpoint, region: options.region)
                do {
                    try await tell(on: server.client, clock)
                } catch {
                    // What went wrong first is what is told.
                    try? await server.close()
                    throw error
                }
                try await server.close()
            } else {
                try await tell(on: InMemoryDynamoDB(now: { clock.now.secondsSinceEpoch }), clock)
            }
        } catch {
            FileHandle.standardError.write(Data("shop: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func tell(on client: any DynamoDBClient & DynamoDBTableClient, _ clock: StoryClock) async throws {
        try await StoryTable.with(client) { table in
            let shop = Shop(client: client, now: { clock.now })
            try await Story(shop: shop, client: client, table: table.name, clock: clock).tell()
        }
    }
}

/// What was asked for on the command line.
struct Options {
    private(set) var endpoint: String?
    private(set) var region = "us-east-1"

    init(_ arguments: some Sequence<String>) throws {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            guard name == "--endpoint" || name == "--region", let value = rest.popFirst() else {
                throw StoryError("usage: Shop [--endpoint URL] [--region NAME]")
            }
            if name == "--endpoint" { endpoint = value } else { region = value }
        }
    }
}

/// What the story cannot go on after.
struct StoryError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
