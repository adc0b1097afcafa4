import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Expiry (F4.22, 8.13).
@Suite struct TimeToLiveTests {
    private static func set(_ attribute: String, _ enabled: Bool = true) -> UpdateTimeToLiveInput {
        UpdateTimeToLiveInput(
            tableName: "Shop", timeToLiveSpecification: .init(attributeName: attribute, enabled: enabled))
    }

    private static let now: Int64 = 1_700_000_000
    private static let fiveYears: Int64 = 5 * 365 * 24 * 60 * 60

    @Test(
        "Only numbers of the last five years expire",
        arguments: [
            (AttributeValue?.some(.n(String(now))), true), (.n(String(now - 1)), true), (.n(String(now + 1)), false),
            (.n(String(now - fiveYears)), true), (.n(String(now - fiveYears - 1)), false),
            (.n(String(now * 1000)), false),
            (.s(String(now - 1)), false), (nil, false), (.null, false), (.n("1699999999.5"), true),
        ] as [(AttributeValue?, Bool)])
    func expires(_ value: AttributeValue?, _ goes: Bool) async throws {
        let item = Shop.item("p", "s", value.map { ["ttl": $0, "g": .s("g"), "n": .n("1")] } ?? [:])
        let shop = try await Shop.database([item], now: { Self.now })
        #expect(await shop.removeExpired() == 0, "expiry is off")
        try await shop.updateTimeToLive(Self.set("ttl"))
        // An expired item is still readable.
        #expect(try await shop.getItem(GetItemInput(tableName: "Shop", key: Shop.key("p", "s"))).item == item)
        #expect(await shop.removeExpired() == (goes ? 1 : 0))
        #expect(await shop.allItems(ofTable: "Shop") == (goes ? [] : [item]))
        #expect(
            try await shop.scan(ScanInput(tableName: "Shop", indexName: "keys")).count == (goes || value == nil ? 0 : 1)
        )
    }

    @Test("Changing it takes turning it off, and an hour")
    func changes() async throws {
        let clock = TestClock(Self.now)
        let shop = try await Shop.database(now: { clock.seconds })
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("ttl", false)) },
            .refused("TimeToLive is already disabled"))
        try await shop.updateTimeToLive(Self.set("ttl"))
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("ttl")) },
            .refused("TimeToLive is already enabled"))
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("other")) },
            .refused("TimeToLive is active on a different AttributeName: current AttributeName is ttl"))
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("ttl", false)) },
            .refused("Time to live has been modified multiple times within a fixed interval"))
        #expect(try await shop.describeTimeToLive("Shop") == "ttl")
        clock.seconds += 3599
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("ttl", false)) },
            .refused("Time to live has been modified multiple times within a fixed interval"))
        clock.seconds += 1
        try await shop.updateTimeToLive(Self.set("ttl", false))
        #expect(try await shop.describeTimeToLive("Shop") == nil)
        expect(
            await outcome { try await shop.updateTimeToLive(Self.set("other")) },
            .refused("Time to live has been modified multiple times within a fixed interval"))
        clock.seconds += 3600
        try await shop.updateTimeToLive(Self.set("other"))
        #expect(try await shop.describeTimeToLive("Shop") == "other")
    }

    @Test("No table, no name")
    func refuses() async throws {
        let shop = try await Shop.database()
        var input = Self.set("ttl")
        input.tableName = "Nowhere"
        expect(await outcome { [input] in try await shop.updateTimeToLive(input) }, .failed(.resourceNotFound))
        expect(await outcome { try await shop.updateTimeToLive(Self.set("")) }, .refused("greater than or equal to 1"))
    }
}
