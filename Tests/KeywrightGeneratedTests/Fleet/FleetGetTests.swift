import Foundation
import KeywrightRuntime
import Testing

/// Reads by key: one, many, and several at one moment.
@Suite("Fleet: reads by key")
struct FleetGetTests {
    @Test("a filter of the client's, and a struct of what is selected")
    func filtered() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let vehicles = fixture.fleet.vehicle
        // km > -below, or a plate: `a` has 0 km.
        let found = try await vehicles.vehicle(fleet: "f", vin: "a", states: [.moving, .idle], below: 1)
        #expect(found == Fleet.VehicleItem(vin: "a", model: "Ibex", km: 0))
        #expect(
            fixture.client.requests == [
                .get(
                    GetItemInput(
                        tableName: "fleet", key: ["PK": .s("FLEET#f"), "SK": .s("V#a")],
                        projectionExpression: "#PK, #SK, #vin, #model, #km, #expiresAt, #state, #plate, #EntityType",
                        expressionAttributeNames: [
                            "#PK": "PK", "#SK": "SK", "#vin": "vin", "#model": "model", "#km": "km",
                            "#expiresAt": "expiresAt", "#state": "state", "#plate": "plate",
                            "#EntityType": "EntityType",
                        ]))
            ])
        #expect(try await vehicles.vehicle(fleet: "f", vin: "a", states: [.idle], below: 0) == nil)
        #expect(try await vehicles.vehicle(fleet: "f", vin: "a", states: [.broken], below: 1) == nil)
        #expect(try await vehicles.vehicle(fleet: "f", vin: "a", states: [], below: 1) == nil)
        #expect(try await vehicles.vehicle(fleet: "f", vin: "b", states: [.broken], below: 0)?.km == 1)
        #expect(try await vehicles.vehicle(fleet: "f", vin: "e", states: [.idle], below: 1) == nil)
        #expect(try await vehicles.vehicle(fleet: "f", vin: "x", states: [.idle], below: 1) == nil)
        let most = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await vehicles.vehicle(fleet: "f", vin: "a", states: [], below: .min)
        }
        #expect(most?.value?.attribute == "below")
        let long = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await vehicles.vehicle(
                fleet: "f", vin: "a", states: Array(repeating: .idle, count: 101), below: 0)
        }
        #expect(long?.value?.kind == .count)
    }

    @Test("transforms, members and negation in a filter of the client's; expired items where they are asked for")
    func transformed() async throws {
        let fixture = try await FleetFixture()
        var vehicle = fixture.vehicle("a", model: "IBEX")
        vehicle.home = Fleet.Home(city: "Bern")
        vehicle.expiresAt = fixture.clock.now
        try await fixture.fleet.vehicle.create(vehicle)
        let read = { (model: String, city: String) async throws(RepositoryError) in
            try await fixture.fleet.vehicle.brandNew(fleet: "f", vin: "a", model: model, city: city)?.vin
        }
        #expect(try await read("ibex", "Be") == "a")
        #expect(try await read("iBeX", "") == "a")
        #expect(try await read("ibex", "be") == nil)
        #expect(try await read("ibe", "Be") == nil)
        fixture.clock.advance(by: .seconds(-1))
        vehicle.tags = ["new", "old"]
        try await fixture.fleet.vehicle.put(vehicle, version: 1)
        #expect(try await read("ibex", "Be") == nil)
    }

    @Test("a comparison with an optional parameter is dropped where it is nil")
    func optional() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let read = { (state: Fleet.State?, km: Int?) async throws(RepositoryError) in
            try await fixture.fleet.vehicle.maybe(fleet: "f", vin: "b", state: state, km: km)?.vin
        }
        #expect(try await read(nil, nil) == "b")
        #expect(try await read(.broken, nil) == "b")
        #expect(try await read(.idle, nil) == nil)
        #expect(try await read(nil, 1) == "b")
        #expect(try await read(nil, 2) == nil)
        #expect(try await read(.broken, 1) == "b")
        #expect(try await read(.broken, 2) == nil)
        #expect(try await read(.idle, 1) == nil)
        #expect(try await fixture.fleet.vehicle.maybe(fleet: "f", vin: "e") == nil)
        guard case .get(let input)? = fixture.client.requests.last else { throw CancellationError() }
        #expect(input.consistentRead)
    }

    @Test("a batch gives an optional for each key in the order asked, and reads a doubled key once")
    func batch() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let keys = try ["c", "x", "a", "e", "c"].map { try Fleet.Vehicle.Key(fleet: "f", vin: $0) }
        let found = try await fixture.fleet.vehicle.vehicles(keys: keys)
        #expect(found.map { $0?.vin } == ["c", nil, "a", nil, "c"])
        guard case .batchGet(let input)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(
            input.requestItems == [
                "fleet": KeysAndAttributes(
                    keys: ["c", "x", "a", "e"].map { ["PK": .s("FLEET#f"), "SK": .s("V#\($0)")] })
            ])
        #expect(try await fixture.fleet.vehicle.vehicles(keys: []).isEmpty)
        #expect(fixture.client.requests.count == 1)
    }

    @Test("a batch of more than a request takes is split")
    func largeBatch() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let names = (0..<150).map { "n\($0)" } + ["d"]
        let keys = try names.map { try Fleet.Vehicle.Key(fleet: "f", vin: $0) }
        let found = try await fixture.fleet.vehicle.vehicles(keys: keys, consistent: true)
        #expect(found.count == 151)
        #expect(found.compactMap { $0?.vin } == ["d"])
        #expect(found[150]?.km == 3)
        let counts = fixture.client.requests.map { request -> Int in
            guard case .batchGet(let input) = request else { return 0 }
            #expect(input.requestItems["fleet"]?.consistentRead == true)
            return input.requestItems["fleet"]?.keys.count ?? 0
        }
        #expect(counts == [100, 51])
    }

    @Test("a batch with a filter and selected attributes")
    func plates() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        var plated = fixture.vehicle("p")
        plated.plate = "ZH 1"
        try await fixture.fleet.vehicle.create(plated)
        fixture.client.forget()
        let keys = try ["a", "b", "p"].map { try Fleet.Vehicle.Key(fleet: "f", vin: $0) }
        let found = try await fixture.fleet.vehicle.plates(keys: keys, length: 3)
        #expect(found == [nil, Fleet.PlatesItem(vin: "b"), Fleet.PlatesItem(vin: "p", plate: "ZH 1")])
        #expect(try await fixture.fleet.vehicle.plates(keys: keys, length: 4)[2] == nil)
        guard case .batchGet(let input)? = fixture.client.requests.first else { throw CancellationError() }
        let projection = "#PK, #SK, #vin, #plate, #expiresAt, #state, #EntityType"
        #expect(input.requestItems["fleet"]?.projectionExpression == projection)
        #expect(input.requestItems["fleet"]?.consistentRead == true)
    }

    @Test("several items at one moment")
    func transaction() async throws {
        let fixture = try await FleetFixture()
        try await fixture.fill()
        let read = { (vin: String, meters: Int) async throws(RepositoryError) in
            try await fixture.fleet.vehicle.both(
                fleet: "f", vin: vin, startedAt: fixture.clock.now, meters: meters)
        }
        let both = try await read("a", 9)
        #expect(both.vehicle?.vin == "a")
        #expect(both.trip?.driver == "ann")
        #expect(try await read("a", 10).trip == nil)
        #expect(try await read("b", 9).trip == nil)
        #expect(try await read("b", 9).vehicle?.state == .broken)
        #expect(try await read("e", 9) == Fleet.BothResult())
        let names = try await fixture.fleet.vehicle.bothNames(fleet: "f", vin: "a", startedAt: fixture.clock.now)
        #expect(names.vehicle == Fleet.BothNamesVehicle(vin: "a", model: "Ibex"))
        #expect(names.trip == Fleet.BothNamesTrip(vin: "a", driver: "ann"))
        guard case .transactGet(let input)? = fixture.client.requests.last else { throw CancellationError() }
        #expect(
            input.transactItems.map(\.projectionExpression) == [
                "#PK, #SK, #vin, #model, #expiresAt, #EntityType", "#PK, #SK, #vin, #driver, #EntityType",
            ])
    }
}
