import KeywrightInMemory
import KeywrightRuntime
import Testing

/// The tour itself, on the engine in memory: that it goes everywhere and ends as the design says.
@Suite("A tour of the shop")
struct ShopTourTests {
    @Test("tries every pattern, and each ends as it should")
    func tour() async throws {
        let database = try await TableFiles.database(of: "shop", now: { Timestamp(year: 2026, month: 11, day: 22)! })
        let transcript = await ShopTour.transcript(client: database, tableName: "shop")
        #expect(transcript.count == 60)
        let failures = transcript.filter { line in
            ["service", "transactionCanceled", "undecodable", "foreignItem", "cursorRefused"].contains {
                line.contains(": \($0) ")
            }
        }
        #expect(failures.isEmpty)
        for (what, outcome) in [
            ("createUser again", "alreadyExists User"), ("createUser with a taken email", "notUnique User [\"email\"]"),
            ("renameUser of an old version", "versionConflict User"), ("renameUser of nobody", "notFound User"),
            ("get session, expired", "nil"), ("placeOrder again", "alreadyExists Order"),
            ("the user counts", "Optional(5)"), ("shipOrder 1", "conditionFailed Order"), ("getOrder 9", "nil"),
            ("shipOrder 4 again", "conditionFailed Order"), ("item out of range", "refusedValue OrderItem"),
        ] {
            #expect(transcript.contains { $0.hasPrefix("\(what): \(outcome)") }, "\(what)")
        }
    }
}
