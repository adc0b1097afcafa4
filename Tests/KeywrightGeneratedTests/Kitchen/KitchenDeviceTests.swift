import Foundation
import KeywrightRuntime
import Testing

/// Patterns, decimals in keys, keys of numbers and bytes, and values that a table holds otherwise than their types do.
@Suite("Kitchen: devices")
struct KitchenDeviceTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)

    private func kitchen() async throws -> Kitchen {
        Kitchen(client: try await TableFiles.database(of: "kitchen", now: { clock.now }), now: { [clock] in clock.now })
    }

    private func device(
        _ serial: String = "AB-12", price: String = "12.5", slot: Int = 7, weight: String = "3.25", label: String = "x1"
    ) -> Kitchen.Device {
        Kitchen.Device(
            serial: serial, price: Decimal(string: price)!, slot: slot, weight: Decimal(string: weight)!,
            print: [1, 2, 255],
            label: label, legacy: 5, share: .literal("0.50"), stampedAt: clock.now, seenAt: clock.now,
            prices: [.literal("1.25")], codes: ["a": "b"], tags: ["t"], size: Kitchen.Size(width: 3))
    }

    @Test("values stand in items and keys as the design says")
    func stored() throws {
        let item = try device().storedItem()
        #expect(item["PK"] == .s("D::ab-12"))
        #expect(item["active"] == .n("1"))
        #expect(item["legacy"] == .s("5"))
        #expect(item["share"] == .s("0.5"))
        #expect(item["stampedAt"] == .s("2026-11-22T10:00:00Z"))
        #expect(item["weight"] == .n("3.25"))
        #expect(item["print"] == .b([1, 2, 255]))
        #expect(item["size"] == .m(["w": .n("3"), "unit": .s("cm")]))
        // FNV-1a of `0012.50`, modulo 4.
        let shard = KeyEncoding.shard("0012.50", 4)
        #expect(item["SK"] == .s("V::0012.50::07.0::\(shard)"))
        #expect(try device(price: "-9.5").storedItem()["SK"].map(text)?.hasPrefix("V::-9990.49::07.0::") == true)
        #expect(try Kitchen.Device(item: item) == device())
    }

    private func text(_ value: AttributeValue) -> String {
        if case .s(let text) = value { return text }
        return ""
    }

    @Test("stored values of other tables are read")
    func reading() throws {
        var item = try device().storedItem()
        item["active"] = nil
        item["seenAt"] = .s("2026-11-22T10:00:00.123456Z")
        item["size"] = .m(["w": .n("9")])
        let read = try Kitchen.Device(item: item)
        #expect(read.active)
        #expect(read.seenAt == clock.now + .milliseconds(123))
        #expect(read.size == Kitchen.Size(width: 9, unit: "cm"))
        item["active"] = .n("2")
        #expect(throws: ItemError.self) { try Kitchen.Device(item: item) }
    }

    @Test(
        "what the design refuses is refused before any request",
        arguments: [
            ("serial", ValueError.Kind.pattern), ("lower", .pattern), ("long", .pattern), ("price", .belowMinimum),
            ("digits", .fraction), ("slot", .aboveMaximum), ("weight", .aboveMaximum), ("print", .emptyKey),
            ("prices", .fraction), ("codes", .pattern), ("tags", .pattern), ("width", .belowMinimum),
            ("note", .pattern), ("legacy", .belowMinimum), ("label", .tooLong),
        ])
    func refused(what: String, kind: ValueError.Kind) throws {
        var device = device()
        switch what {
        case "serial": device.serial = "ABC-1"
        case "lower": device.serial = "ab-1"
        case "long": device.serial = "AB-12345"
        case "price": device.price = -11
        case "digits": device.price = .literal("1.25")
        case "slot": device.slot = 51
        case "weight": device.weight = .literal("1000.5")
        case "print": device.print = []
        case "prices": device.prices = [1, .literal("0.001")]
        case "codes": device.codes = ["k": "A"]
        case "tags": device.tags = ["1"]
        case "width": device.size.width = 0
        case "note": device.size.note = "#"
        case "legacy": device.legacy = -1
        default: device.label = "abcdefghi"
        }
        do {
            _ = try device.storedItem()
            Issue.record("\(what) was taken")
        } catch {
            #expect(error.kind == kind, "\(error)")
            if what == "prices" { #expect(error.attribute == "prices[1]") }
            if what == "codes" { #expect(error.attribute == "codes.k") }
        }
    }

    @Test("the key takes the image of the pattern, as long as the value is of it")
    func keys() throws {
        #expect(throws: ValueError.self) {
            try Kitchen.Device.Key(serial: "A::-1", price: 1, slot: 1)
        }
        #expect(throws: ValueError.self) { try Kitchen.Device.Key(serial: "AB-1", price: .literal("1.25"), slot: 1) }
        #expect(throws: ValueError.self) { try Kitchen.Device.Key(serial: "AB-1", price: 1, slot: 51) }
        #expect(throws: ValueError.self) {
            try Kitchen.Device.ByWeightKey(serial: "AB-1", weight: .literal("1000.01"))
        }
        #expect(throws: ValueError.self) { try Kitchen.Device.ByPrintKey(serial: "AB-1", print: []) }
    }

    @Test("queries over decimals, numbers, bytes and beginnings")
    func queries() async throws {
        let kitchen = try await kitchen()
        for (index, price) in ["-9.5", "0", "2.5", "10"].enumerated() {
            try await kitchen.device.create(
                device(price: price, weight: ["-3", "0.5", "7", "20"][index], label: ["a1", "a2", "b", "a"][index]))
        }
        try await kitchen.device.create(device("XY-1"))
        let all = try await kitchen.device.device(serial: "AB-12")
        #expect(all.items.map(\.price) == [.literal("-9.5"), 0, .literal("2.5"), 10])
        let dearer = try await kitchen.device.dearer(serial: "AB-12", price: 0)
        #expect(dearer.items.map(\.price) == [.literal("2.5"), 10])
        // Beyond what the key holds, the range is open, or nothing is in it.
        #expect(try await kitchen.device.dearer(serial: "AB-12", price: 10_000).items.isEmpty)
        #expect(try await kitchen.device.dearer(serial: "AB-12", price: -10_000).items == all.items)
        let heavier = try await kitchen.device.heavier(serial: "AB-12", weight: .literal("0.5"))
        #expect(heavier.items.map(\.weight) == [20, 7, .literal("0.5")])
        #expect(try await kitchen.device.prints(serial: "AB-12", print: [1, 2, 255]).items.count == 4)
        #expect(try await kitchen.device.prints(serial: "AB-12", print: [1]).items.isEmpty)
        let labelled = try await kitchen.device.labelled(serial: "AB-12", start: "a")
        #expect(labelled.items.map(\.label) == ["a", "a1", "a2"])
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await kitchen.device.labelled(serial: "AB-12", start: "A")
        }
        let narrow = try await kitchen.device.narrow(serial: "XY-1", width: 4, to: clock.now, tag: "t")
        #expect(narrow.items.map(\.serial) == ["XY-1"])
        #expect(try await kitchen.device.narrow(serial: "XY-1", width: 3, to: clock.now, tag: "t").items.isEmpty)
    }

    @Test("an update writes values as they are stored, and holds elements to their constraints")
    func update() async throws {
        let kitchen = try await kitchen()
        let old = device()
        try await kitchen.device.create(old)
        let new = try await kitchen.device.recode(
            serial: old.serial, price: old.price, slot: old.slot, active: false, legacy: 12, share: 2,
            prices: [3, 4], codes: ["z": "y"], size: Kitchen.Size(width: 1, unit: "m", note: "n"))
        #expect(!new.active && new.legacy == 12 && new.share == 2 && new.prices == [3, 4] && new.seenAt == nil)
        #expect(new.size == Kitchen.Size(width: 1, unit: "m", note: "n"))
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await kitchen.device.recode(
                serial: old.serial, price: old.price, slot: old.slot, active: false, legacy: 12, share: 2,
                prices: [.literal("0.001")], codes: [:], size: Kitchen.Size(width: 1))
        }
    }
}
