import KeywrightInMemory
import KeywrightRuntime

/// Tenants over a database of their own.
struct TenantsFixture {
    let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    let database: InMemoryDynamoDB
    let client: RecordingClient
    let tenants: Tenants

    init() async throws {
        database = try await TableFiles.database(of: "tenants", now: { [clock] in clock.now })
        client = RecordingClient(database)
        tenants = Tenants(client: client, now: { [clock] in clock.now })
    }

    func user(_ userId: String, nickname: String? = nil) -> Tenants.User {
        Tenants.User(tenantId: "t1", userId: userId, nickname: nickname)
    }

    func order(_ number: Int, of userId: String = "7", tags: Set<String> = []) -> Tenants.Order {
        Tenants.Order(
            tenantId: "t1", userId: userId, number: number, placedAt: clock.now + .seconds(number),
            total: .literal("10.25"), tags: tags)
    }

    func setting(_ name: String, attempts: Int = 0) -> Tenants.Setting {
        Tenants.Setting(tenantId: "t1", name: name, value: "{}", attempts: attempts)
    }
}
