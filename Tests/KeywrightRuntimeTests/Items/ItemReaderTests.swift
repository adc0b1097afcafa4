import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct ItemReaderTests {
    private let item: Item = [
        "PK": .s("USER#1"), "SK": .s("PROFILE"), "name": .s("Ann"), "gone": .null, "count": .n("3"),
        "expiresAt": .n("60"),
        "lines": .l([.m(["sku": .s("x"), "quantity": .n("1")]), .m(["sku": .n("5"), "quantity": .n("1")])]),
        "tags": .ss(["a"]), "flag": .n("1"), "text": .s("12"), "price": .s("1.50"), "doc": .s("{}"),
        "times": .l([.n("1"), .n("2")]),
        "map": .m(["a": .m(["sku": .s("x")])]), "bad": .s("{"),
    ]
    private var reader: ItemReader { ItemReader(item, entity: "User", keyNames: ["PK", "SK"]) }

    @Test func access() throws {
        #expect(try reader.required("name") == "Ann")
        #expect(try reader.optional("name") == Optional("Ann"))
        #expect(try reader.optional("nothing") == Optional<String>.none)
        #expect(try reader.optional("gone") == Optional<Int>.none)
        #expect(try reader.value("count", default: 7) == 3)
        #expect(try reader.value("nothing", default: 7) == 7)
        #expect(try reader.value("gone", default: 7) == 7)
        #expect(try reader.required("tags") == Set(["a"]))
        #expect(try reader.required("nothing") == Set<String>())
        #expect(try reader.optional("nothing") == Optional<Set<String>>.none)
        #expect(reader.value("gone") == nil)
        #expect(reader.value("name") == .s("Ann"))
    }

    @Test func formats() throws {
        #expect(try reader.required("expiresAt", as: .epochSeconds) == Timestamp(secondsSinceEpoch: 60))
        #expect(try reader.optional("expiresAt", as: .epochMillis) == Timestamp(millisecondsSinceEpoch: 60))
        #expect(try reader.optional("nothing", as: .epochSeconds) == nil)
        #expect(try reader.value("nothing", default: .earliest, as: .epochSeconds) == .earliest)
        #expect(try reader.required("flag", as: .number) == true)
        #expect(try reader.required("text", as: .string) == 12)
        #expect(try reader.required("price", as: .string) == Decimal.literal("1.5"))
        #expect(try reader.required("doc", as: .json) == "{}")
        let times: [Timestamp] = try reader.required("times", as: .list(.epochSeconds))
        #expect(times.map(\.secondsSinceEpoch) == [1, 2])
    }

    @Test func errorsSayWhere() {
        func error(_ body: () throws(ItemError) -> Void) -> ItemError? {
            do throws(ItemError) {
                try body()
                return nil
            } catch { return error }
        }
        let missing = error { () throws(ItemError) in let _: String = try reader.required("nothing") }
        #expect(
            missing
                == ItemError(
                    .missing, entity: "User", attribute: "nothing", key: ["PK": .s("USER#1"), "SK": .s("PROFILE")],
                    "the attribute is absent"))
        #expect(missing?.description == "User.nothing: the attribute is absent")
        let null = error { () throws(ItemError) in let _: String = try reader.required("gone") }
        #expect(null?.kind == .missing)
        let nested = error { () throws(ItemError) in let _: [Line] = try reader.required("lines") }
        #expect(nested?.description == "User.lines[1].sku: expected S, found N")
        #expect(nested?.key["PK"] == .s("USER#1"))
        let map = error { () throws(ItemError) in let _: [String: Line] = try reader.required("map") }
        #expect(map?.description == "User.map.a.quantity: the attribute is absent")
        let format = error { () throws(ItemError) in _ = try reader.required("name", as: .epochSeconds) }
        #expect(format?.description == "User.name: expected a time as epochSeconds, found S")
        let json = error { () throws(ItemError) in _ = try reader.required("bad", as: .json) }
        #expect(json?.description == "User.bad: expected JSON")
    }

    @Test func writing() throws {
        var writer = ItemWriter(entity: "User")
        try writer.required("name", "Ann")
        try writer.optional("note", String?.none)
        try writer.optional("nick", Optional("A"))
        try writer.required("tags", Set<String>())
        try writer.required("expiresAt", .latest, as: .epochSeconds)
        try writer.optional("at", Timestamp?.none, as: .epochSeconds)
        try writer.required("flag", false, as: .number)
        try writer.required("price", Decimal.literal("1.50"), as: .string)
        try writer.required("lines", [Line(sku: "x", quantity: 1, tags: ["b"])])
        writer.text("PK", "USER#1")
        writer.value("raw", .bool(true))
        #expect(
            writer.item == [
                "name": .s("Ann"), "nick": .s("A"), "expiresAt": .n("253402300799"), "flag": .n("0"),
                "price": .s("1.5"),
                "lines": .l([.m(["sku": .s("x"), "quantity": .n("1"), "tags": .ss(["b"])])]), "PK": .s("USER#1"),
                "raw": .bool(true),
            ])
    }

    @Test func writingErrorsSayWhere() {
        var writer = ItemWriter(entity: "User")
        do throws(ValueError) {
            try writer.required("scores", ["a": [1.0, Double.nan]])
            Issue.record("written")
        } catch {
            #expect(error.kind == .number)
            #expect(error.description == "User.scores.a[1]: not a finite number from 1E-130 to below 1E126")
        }
        do throws(ValueError) {
            try writer.required("sets", [Set<Int>()])
            Issue.record("written")
        } catch {
            #expect(error.kind == .emptySet)
            #expect(error.attribute == "sets[0]")
        }
    }
}
