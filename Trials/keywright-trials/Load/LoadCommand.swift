import ArgumentParser
import KeywrightRuntime

/// Puts and gets an item, over and over, and prints what that cost this process.
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put and get an item over and over; print what it cost, as boto3_load.py does.")

    @Option(help: "The server, as http://127.0.0.1:8000.") var endpoint: String
    @Option(help: "How many requests: half puts, half gets.") var requests = 10_000
    @Option(help: "How many at once.") var concurrency = 1
    @Option(help: "The most bytes by which resident memory may grow between a tenth of the requests and all of them.")
    var mostGrowth: Int?

    func validate() throws {
        guard requests >= 10, concurrency > 0 else {
            throw ValidationError("--requests is at least 10, --concurrency at least 1.")
        }
    }

    func run() async throws {
        let growth = try await Connection.with(try Connection.server(endpoint), measure)
        if let mostGrowth, growth > mostGrowth {
            print("resident memory grew by \(growth) bytes, more than \(mostGrowth)")
            throw ExitCode.failure
        }
    }

    /// Prints the figures; how much resident memory grew.
    private func measure(_ connection: Connection) async throws -> Int {
        // What is made with the first requests is not counted.
        try await Load.run(connection, 0..<2)

        let begin = ContinuousClock.now
        let processor = ProcessUsage.processorSeconds
        var resident: [Int] = []
        for part in 0..<10 {
            let bounds = (requests * part / 10)..<(requests * (part + 1) / 10)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<concurrency {
                    let from = bounds.lowerBound + bounds.count * worker / concurrency
                    let to = bounds.lowerBound + bounds.count * (worker + 1) / concurrency
                    group.addTask { try await Load.run(connection, from..<to) }
                }
                try await group.waitForAll()
            }
            resident.append(ProcessUsage.residentBytes ?? 0)
        }
        let spent = ProcessUsage.processorSeconds - processor
        let wall = begin.duration(to: .now)
        let growth = resident[9] - resident[0]
        print(
            "{"
                + [
                    #""client": "keywright""#,
                    #""requests": \#(requests)"#,
                    #""concurrency": \#(concurrency)"#,
                    #""cpu_seconds": \#(decimal(spent, 3))"#,
                    #""cpu_microseconds_per_request": \#(decimal(spent / Double(requests) * 1e6, 1))"#,
                    #""wall_seconds": \#(decimal(wall / .seconds(1), 3))"#,
                    #""max_rss": \#(ProcessUsage.mostResidentBytes)"#,
                    #""rss": \#(resident)"#,
                    #""rss_growth": \#(growth)"#,
                ].joined(separator: ", ")
                + "}")
        return growth
    }

    private static func run(_ connection: Connection, _ numbers: Range<Int>) async throws {
        for number in numbers {
            if number.isMultiple(of: 2) {
                _ = try await connection.client.putItem(
                    PutItemInput(tableName: LoadItem.table, item: LoadItem.item))
            } else {
                let output = try await connection.client.getItem(
                    GetItemInput(tableName: LoadItem.table, key: LoadItem.key))
                guard output.item == LoadItem.item else {
                    throw Failure(description: "another item came back than was put")
                }
            }
        }
    }

    /// With so many digits behind the point.
    private func decimal(_ number: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return String((number * scale).rounded() / scale)
    }
}
