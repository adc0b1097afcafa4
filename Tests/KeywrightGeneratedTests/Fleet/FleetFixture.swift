import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// A fleet over a database of its own.
struct FleetFixture {
    let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    let database: InMemoryDynamoDB
    let client: RecordingClient
    let fleet: Fleet

    init() async throws {
        database = try await TableFiles.database(of: "fleet", now: { [clock] in clock.now })
        client = RecordingClient(database)
        fleet = Fleet(client: client, now: { [clock] in clock.now })
    }

    func vehicle(_ vin: String, km: Int = 0, state: Fleet.State = .idle, model: String = "Ibex") -> Fleet.Vehicle {
        Fleet.Vehicle(fleet: "f", vin: vin, depot: "d", model: model, state: state, km: km, price: 1)
    }

    func trip(_ vin: String, at seconds: Int, driver: String = "ann", meters: Int = 10) -> Fleet.Trip {
        Fleet.Trip(
            fleet: "f", vin: vin, startedAt: clock.now + .seconds(seconds), driver: driver, meters: meters,
            state: .moving)
    }

    /// Vehicles `a` to `e` with 0 to 4 km, of which `e` has expired; a trip of each but `e`; a vehicle of another fleet.
    func fill() async throws {
        for (km, vin) in ["a", "b", "c", "d"].enumerated() {
            try await fleet.vehicle.create(vehicle(vin, km: km, state: km == 1 ? .broken : .idle))
            try await fleet.trip.create(trip(vin, at: km))
        }
        var expired = vehicle("e", km: 4)
        expired.expiresAt = clock.now
        try await fleet.vehicle.create(expired)
        var foreign = vehicle("z", km: 9)
        foreign.fleet = "g"
        foreign.depot = "e"
        try await fleet.vehicle.create(foreign)
        client.forget()
    }

    /// What a page and the next ones hold, each written and read as text in between.
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
