import KeywrightInMemory
import KeywrightRuntime

/// An archive over a database of its own.
struct ArchiveFixture {
    let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    let database: InMemoryDynamoDB
    let client: RecordingClient
    let archive: Archive

    init() async throws {
        database = try await TableFiles.database(of: "archive", now: { [clock] in clock.now })
        client = RecordingClient(database)
        archive = Archive(client: client, now: { [clock] in clock.now })
    }

    /// An order of the user `u`, some seconds from now.
    func order(
        _ id: String, at seconds: Int = 0, state: String = "Paid", isPaid: Bool = true, region: String? = nil,
        city: String? = nil, total: Int = 0, until: Timestamp? = nil
    ) -> Archive.Order {
        Archive.Order(
            userId: "u", placedAt: clock.now + .seconds(seconds), orderId: id, isPaid: isPaid, state: state,
            region: region, city: city, total: total, until: until)
    }

    /// The whole item of a key, as it is stored.
    func stored(_ partition: String, _ sort: String) async -> Item? {
        await database.allItems(ofTable: "archive").first { $0["PK"] == .s(partition) && $0["SK"] == .s(sort) }
    }

    /// What a page and the next ones hold, each cursor written and read as text in between.
    func pages<Element: Sendable>(
        _ read: (Cursor?) async throws(RepositoryError) -> Page<Element>
    ) async throws -> [[Element]] {
        var pages: [[Element]] = []
        var cursor: Cursor?
        repeat {
            let page = try await read(cursor)
            pages.append(page.items)
            cursor = page.cursor.flatMap { Cursor($0.description) }
        } while cursor != nil && pages.count < 50
        return pages
    }
}
