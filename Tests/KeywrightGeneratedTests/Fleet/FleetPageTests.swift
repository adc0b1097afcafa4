import Foundation
import KeywrightRuntime
import Testing

/// Scans and queries of one partition.
@Suite("Fleet: pages")
struct FleetPageTests {
    @Test("a scan with a list, in pages")
    func scan() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let vehicles = fixture.fleet.vehicle
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await vehicles.allVehicles(states: [.idle, .moving], km: 9, cursor: cursor)
        }
        #expect(pages.map { $0.map(\.vin) } == [["a", "c"], ["d"]])
        guard case .scan(let input)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(
            input
                == ScanInput(
                    tableName: "fleet",
                    filterExpression: "#EntityType = :Vehicle AND #state IN (:states_1, :states_2) AND #km < :km AND "
                        + "(attribute_not_exists(#expiresAt) OR #expiresAt > :now)",
                    expressionAttributeNames: [
                        "#state": "state", "#km": "km", "#EntityType": "EntityType", "#expiresAt": "expiresAt",
                    ],
                    expressionAttributeValues: [
                        ":states_1": .s("idle"), ":states_2": .s("moving"), ":km": .n("9"), ":Vehicle": .s("Vehicle"),
                        ":now": .n("\(fixture.clock.now.secondsSinceEpoch)"),
                    ],
                    limit: 3))
        fixture.client.forget()
        #expect(try await vehicles.allVehicles(states: [], km: 9).items.isEmpty)
        #expect(fixture.client.requests.isEmpty)
        #expect(try await vehicles.allVehiclesPaginated(states: [.broken], km: 2).collect().map(\.vin) == ["b"])
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await vehicles.allVehicles(states: [.idle], km: 9, limit: 3)
        }
    }

    @Test("a scan of a local index that lacks most of an item")
    func localScan() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let vehicles = fixture.fleet.vehicle
        let all = try await vehicles.allVehiclesPaginated(states: [.idle, .moving, .broken], km: 1_000_000).collect()
        fixture.client.forget()
        let found = try await vehicles.byKmPaginated().collect()
        #expect(Set(found) == Set(all) && !found.isEmpty)
        guard case .scan(let input)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(input.indexName == "ByKm" && input.select == .allAttributes)
    }

    @Test("a scan that counts, one for a single item, and one of a sparse index")
    func otherScans() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        #expect(try await fixture.fleet.trip.countTrips() == 4)
        #expect(try await fixture.fleet.trip.countTrips(driver: "ann") == 4)
        #expect(try await fixture.fleet.trip.countTrips(driver: "bob") == 0)
        for (celsius, vin) in [(-3, "a"), (5, "b"), (5, "c")] {
            try await fixture.fleet.reading.create(
                Fleet.Reading(vin: vin, at: fixture.clock.now, celsius: celsius))
        }
        #expect(try await fixture.fleet.reading.oneReading(celsius: -3)?.vin == "a")
        #expect(try await fixture.fleet.reading.oneReading(celsius: 0) == nil)
        await expectError(.moreThanOne) { () async throws(RepositoryError) in
            try await fixture.fleet.reading.oneReading(celsius: 5)
        }
        var served = fixture.vehicle("s")
        served.serviceDepot = "north"
        served.dueOn = CalendarDate(fixture.clock.now)
        served.expiresAt = fixture.clock.now
        try await fixture.fleet.vehicle.create(served)
        let services = try await fixture.fleet.vehicle.services()
        #expect(services.items == [Fleet.ServicesItem(vin: "s", model: "Ibex", dueOn: served.dueOn)])
    }

    @Test("selected attributes of one entity and of several")
    func select() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await fixture.fleet.vehicle.models(fleet: "f", cursor: cursor)
        }
        #expect(pages.map { $0.map(\.vin) } == [["a", "b"], ["c", "d"]])
        let all = try await fixture.fleet.vehicle.everything(fleet: "f").items
        #expect(all.count == 9)
        #expect(all.first == .trip(Fleet.EverythingTrip(vin: "a", state: .moving, driver: "ann")))
        #expect(all.last == .vehicle(Fleet.EverythingVehicle(vin: "e", state: .idle)))
        #expect(try await fixture.fleet.vehicle.everything(fleet: "none").items.isEmpty)
    }

    @Test("an index that does not hold the items, and the fetch behind it")
    func fetch() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let vehicles = fixture.fleet.vehicle
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await vehicles.inDepot(depot: "d", cursor: cursor)
        }
        // By state, then by id; `e` has expired.
        #expect(pages.map { $0.map(\.vin) } == [["a", "c", "d"], ["b"]])
        #expect(pages[0].map(\.km) == [0, 2, 3])
        guard case .query(let query)? = fixture.client.requests.first,
            case .batchGet(let batch) = fixture.client.requests[1]
        else { throw CancellationError() }
        #expect(query.indexName == "ByDepot")
        #expect(query.keyConditionExpression == "#DP = :dp")
        #expect(
            batch.requestItems == [
                "fleet": KeysAndAttributes(
                    keys: ["a", "c", "d"].map { ["PK": .s("FLEET#f"), "SK": .s("V#\($0)")] })
            ])
        fixture.client.forget()
        #expect(try await vehicles.inDepot(depot: "d", state: .broken).items.map(\.vin) == ["b"])
        guard case .query(let narrow)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(narrow.keyConditionExpression == "#DP = :dp AND begins_with(#DS, :ds)")
        #expect(narrow.expressionAttributeValues[":ds"] == .s("out-of-order#"))
        let all = try await vehicles.inDepotPaginated(depot: "d", pageSize: 2).collect()
        #expect(all.map(\.vin) == ["a", "c", "d", "b"])
        let names = try await vehicles.depotNames(depot: "d")
        #expect(names.items.map(\.vin) == ["a", "c", "d", "e", "b"])
        #expect(names.items.allSatisfy { $0.price == 1 })
        fixture.client.forget()
        #expect(try await vehicles.depotNames(depot: "none").items.isEmpty)
        #expect(fixture.client.requests.count == 1)
    }

    @Test("a fetch of a natural index, up to a day")
    func due() async throws {
        let fixture = try await FleetFixture()
        let today = CalendarDate(fixture.clock.now)
        for (days, vin) in [(-1, "a"), (0, "b"), (1, "c")] {
            var vehicle = fixture.vehicle(vin)
            vehicle.serviceDepot = "north"
            vehicle.dueOn = today.adding(days: days)
            try await fixture.fleet.vehicle.create(vehicle)
        }
        #expect(try await fixture.fleet.vehicle.due(depot: "north", on: today).items.map(\.vin) == ["a", "b"])
        let marks = fixture.fleet.mark
        for days in 0...2 { try await marks.create(Fleet.Mark(mark: "m", markedAt: today.adding(days: days)!)) }
        // The index holds keys alone, and no discriminator.
        let later = try await marks.marks(mark: "m", from: today.adding(days: 1)!)
        #expect(later.items.map { $0.markedAt.daysSinceEpoch - today.daysSinceEpoch } == [1, 2])
    }

    @Test("a local index that fetches from the table what it does not hold")
    func local() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let vehicles = fixture.fleet.vehicle
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await vehicles.farthest(fleet: "f", least: -1, cursor: cursor)
        }
        #expect(pages.map { $0.map(\.vin) } == [["d", "c"], ["b"]])
        #expect(pages.joined().allSatisfy { $0.depot == "d" })
        guard case .query(let query)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(query.select == .allAttributes)
        #expect(query.expressionAttributeValues[":km"] == .n("1"))
        #expect(query.scanIndexForward == false)
        let narrow = try await vehicles.farthestOne(fleet: "f", more: 1)
        #expect(narrow.items == [.init(vin: "c", state: .idle), .init(vin: "d", state: .idle)])
    }

    @Test("lists, optional parameters and how far a page reads")
    func picky() async throws {
        let fixture = try await FleetFixture()
        for number in 0..<30 {
            try await fixture.fleet.vehicle.create(
                fixture.vehicle("v\(number + 10)", km: number, model: number % 10 == 9 ? "Marmot" : "Ibex"))
        }
        fixture.client.forget()
        let vehicles = fixture.fleet.vehicle
        // Two requests of three items find nothing.
        let page = try await vehicles.picky(fleet: "f", models: ["Marmot"])
        #expect(page.items.isEmpty)
        #expect(page.cursor != nil)
        #expect(fixture.client.requests.count == 2)
        let all = { (models: [String], km: Int?, plate: String?) async throws in
            try await vehicles.pickyPaginated(fleet: "f", models: models, km: km, plate: plate).collect().map(\.km)
        }
        #expect(try await all(["Marmot", "Chamois"], nil, nil) == [9, 19, 29])
        #expect(try await all(["Marmot"], 9, nil) == [19, 29])
        #expect(try await all(["Marmot"], nil, "x") == [])
        #expect(try await all(["Marmot"], 19, "x") == [29])
        #expect(try await all([], nil, nil) == [])
        let either = { (models: [String], tags: [Set<String>]) async throws in
            try await vehicles.eitherPaginated(fleet: "f", models: models, tags: tags).collect().map(\.km)
        }
        var tagged = fixture.vehicle("v10", km: 0)
        tagged.tags = ["x", "y"]
        try await vehicles.put(tagged, version: 1)
        #expect(try await either([], [["y", "x"]]) == [0])
        #expect(try await either(["Marmot"], []) == [9, 19, 29])
        #expect(try await either([], []) == [])
    }

    @Test("a cursor belongs to one combination of parameters")
    func cursors() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let first = try await fixture.fleet.vehicle.inDepot(depot: "d")
        await expectError(.cursorRefused) { () async throws(RepositoryError) in
            try await fixture.fleet.vehicle.inDepot(depot: "d", state: .idle, cursor: first.cursor)
        }
    }
}
