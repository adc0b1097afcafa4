import Foundation
import KeywrightRuntime
import Testing

@Suite struct ItemConditionTests {
    private static let item: Item = [
        "s": .s("abc"), "n": .n("10"), "b": .b([1, 2, 3]), "flag": .bool(true), "null": .null,
        "list": .l([.s("x"), .n("1.0")]), "texts": .ss(["p", "q"]), "numbers": .ns(["1", "2"]),
        "map": .m(["inner": .m(["leaf": .n("5")])]), "at": .s("2026-11-22T10:00:00.000Z"), "epoch": .n("0"),
        "umlaut": .s("e\u{301}"),
    ]

    private func holds(_ condition: ItemCondition) -> Bool { condition.matches(Self.item) }

    private func compare(
        _ path: String, _ comparison: ItemCondition.Comparison, _ value: AttributeValue
    ) -> Bool {
        holds(.compare(.path([path]), comparison, .value(value)))
    }

    @Test func numbersAreComparedByValue() {
        #expect(compare("n", .equal, .n("1e1")))
        #expect(compare("n", .greater, .n("9")))
        #expect(!compare("n", .less, .n("9")))
        #expect(compare("n", .lessOrEqual, .n("10.0")))
        #expect(compare("n", .greaterOrEqual, .n("10")))
        #expect(compare("n", .notEqual, .n("11")))
    }

    @Test func textsAndBytesAreComparedByBytes() {
        #expect(compare("s", .less, .s("abd")))
        #expect(compare("s", .less, .s("abc\u{0}")))
        #expect(!compare("umlaut", .equal, .s("\u{E9}")))
        #expect(compare("b", .greater, .b([1, 2])))
    }

    @Test func anotherTypeOrNoAttributeMakesAComparisonFalse() {
        for comparison in [ItemCondition.Comparison.equal, .less, .lessOrEqual, .greater, .greaterOrEqual] {
            #expect(!compare("s", comparison, .n("1")))
            #expect(!compare("absent", comparison, .s("abc")))
        }
        #expect(!compare("absent", .notEqual, .s("abc")))
        #expect(compare("s", .notEqual, .n("1")))
        #expect(!compare("flag", .less, .bool(true)))
        #expect(compare("flag", .equal, .bool(true)))
        #expect(holds(.not(.compare(.path(["absent"]), .equal, .value(.s("x"))))))
    }

    @Test func setsHaveNoOrder() {
        #expect(compare("texts", .equal, .ss(["q", "p"])))
        #expect(compare("numbers", .equal, .ns(["2.0", "1"])))
        #expect(!compare("texts", .equal, .ss(["q"])))
        #expect(compare("list", .equal, .l([.s("x"), .n("1")])))
        #expect(!compare("list", .equal, .l([.n("1"), .s("x")])))
    }

    @Test func membersAndSizes() {
        #expect(holds(.compare(.path(["map", "inner", "leaf"]), .equal, .value(.n("5")))))
        #expect(holds(.exists(["map", "inner"])))
        #expect(holds(.missing(["map", "other", "leaf"])))
        #expect(holds(.missing(["s", "x"])))
        #expect(holds(.exists(["null"])))
        for (name, size) in [("s", 3), ("b", 3), ("list", 2), ("texts", 2), ("map", 1), ("umlaut", 2)] {
            #expect(holds(.compare(.size([name]), .equal, .value(.n("\(size)")))), "\(name)")
        }
        #expect(!holds(.compare(.size(["n"]), .greaterOrEqual, .value(.n("0")))))
    }

    @Test func functions() {
        #expect(holds(.between(.path(["n"]), .value(.n("10")), .value(.n("11")))))
        #expect(!holds(.between(.path(["n"]), .value(.n("11")), .value(.n("9")))))
        #expect(holds(.beginsWith(.path(["s"]), .value(.s("ab")))))
        #expect(!holds(.beginsWith(.path(["s"]), .value(.s("abcd")))))
        #expect(holds(.beginsWith(.path(["b"]), .value(.b([1])))))
        #expect(!holds(.beginsWith(.path(["n"]), .value(.n("1")))))
        #expect(holds(.isIn(.path(["s"]), [.value(.s("x")), .value(.s("abc"))])))
        #expect(!holds(.isIn(.path(["s"]), [])))
        #expect(holds(.contains(.path(["s"]), .value(.s("bc")))))
        #expect(holds(.contains(.path(["s"]), .value(.s("")))))
        #expect(!holds(.contains(.path(["s"]), .value(.s("abcd")))))
        #expect(holds(.contains(.path(["list"]), .value(.n("1")))))
        #expect(holds(.contains(.path(["numbers"]), .value(.n("2.0")))))
        #expect(!holds(.contains(.path(["texts"]), .value(.s("P")))))
        #expect(holds(.any([.missing(["s"]), .all([])])))
        #expect(!holds(.any([])))
    }

    @Test func transforms() {
        let equals = { (path: String, chain: [ItemCondition.Transform], text: String) in
            ItemCondition.compare(.transformed(.path([path]), chain), .equal, .value(.s(text))).matches(Self.item)
        }
        #expect(equals("s", [.upper], "ABC"))
        #expect(equals("s", [.upper, .lower], "abc"))
        #expect(equals("s", [.lower, .shard(7)], KeyEncoding.shard("abc", 7)))
        #expect(equals("n", [.pad(4, fraction: 0)], "0010"))
        #expect(equals("n", [.pad(3, fraction: 1)], "010.0"))
        #expect(!equals("n", [.pad(1, fraction: 0)], "0"))
        #expect(equals("n", [.invert(3)], "989"))
        #expect(equals("at", [.bucket(10, .iso8601)], "2026-11-22"))
        #expect(equals("at", [.bucket(4, .iso8601)], "2026"))
        #expect(equals("epoch", [.bucket(13, .epochSeconds)], "1970-01-01T00"))
        #expect(!equals("s", [.bucket(7, .iso8601)], "abc"))
        #expect(!equals("absent", [.lower], ""))
    }
}
