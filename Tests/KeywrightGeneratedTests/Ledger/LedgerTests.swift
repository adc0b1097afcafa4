import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Local indexes, read consistently, over a table with every setting.
@Suite("The ledger")
struct LedgerTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    private let account = ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")!

    /// An account with entries of these amounts.
    private func filled(_ amounts: [Int]) async throws -> Ledger {
        let database = try await TableFiles.database(of: "ledger", now: { [clock] in clock.now })
        let ledger = Ledger(client: database, now: { [clock] in clock.now })
        try await ledger.account.create(Ledger.Account(account: account, label: "cash"))
        for (position, amount) in amounts.enumerated() {
            let id = try #require(ULID("01ARZ3NDEKTSV4RRFFQ69G5FA\(position)"))
            try await ledger.entry.create(
                Ledger.Entry(
                    account: account, entryId: id, day: CalendarDate(year: 2026, month: 11, day: 22)!, amount: amount,
                    label: "cash \(amount)", author: "a"))
        }
        return ledger
    }

    @Test("numbers of a local index sort as numbers, and the account is in another one alone")
    func largest() async throws {
        let ledger = try await filled([9, 100, -5, 20])
        let page = try await ledger.entry.largest(account: account, amount: 0)
        #expect(page.items.map(\.amount) == [100, 20, 9])
    }

    @Test("two entities in one local index are told apart")
    func labelled() async throws {
        let ledger = try await filled([1, 2])
        let page = try await ledger.entry.labelled(account: account, label: "cash")
        #expect(page.items.map(\.label) == ["cash 1", "cash 2"])
    }

    @Test("an index that holds a list of attributes counts")
    func countOfDay() async throws {
        let ledger = try await filled([1, 2, 3])
        let day = try #require(CalendarDate(year: 2026, month: 11, day: 22))
        #expect(try await ledger.entry.countOfDay(day: day) == 3)
    }
}
