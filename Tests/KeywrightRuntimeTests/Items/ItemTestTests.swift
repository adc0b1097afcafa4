import KeywrightRuntime
import Testing

/// Conditions of the design on stored values.
@Suite("ItemTest")
struct ItemTestTests {
    private let test = ItemTest([
        "n": .n("10"), "s": .s("b"), "nothing": .null, "set": .ss(["a", "b"]), "numbers": .ns(["1", "2.0"]),
        "list": .l([.n("1.0"), .s("x")]), "map": .m(["city": .s("Ulm"), "gone": .null]), "bytes": .b([1, 2, 3]),
        "flag": .bool(true), "composed": .s("\u{e9}"), "at": .s("2026-11-22T10:30:00.000Z"), "epoch": .n("1795343400"),
    ])

    @Test("an absent value makes every test false, NULL being absent")
    func absent() {
        for name in ["none", "nothing"] {
            let value = test[name]
            #expect(value == nil)
            #expect(!ItemTest.equal(value, .s("b")))
            #expect(!ItemTest.notEqual(value, .s("b")))
            #expect(!ItemTest.less(value, .s("b")))
            #expect(!ItemTest.lessOrEqual(value, .s("b")))
            #expect(!ItemTest.greater(value, .s("b")))
            #expect(!ItemTest.greaterOrEqual(value, .s("b")))
            #expect(!ItemTest.between(value, .s("a"), .s("c")))
            #expect(!ItemTest.begins(value, with: .s("")))
            #expect(!ItemTest.isIn(value, [.s("b")]))
            #expect(!ItemTest.contains(value, .s("b")))
            #expect(ItemTest.size(value) == nil)
        }
        #expect(test["map", "gone"] == nil)
        #expect(test["map", "none"] == nil)
        #expect(test["s", "city"] == nil)
    }

    @Test("numbers are compared by value, texts by bytes, two types never")
    func compared() {
        #expect(ItemTest.equal(test["n"], .n("1E1")))
        #expect(ItemTest.greater(test["n"], .n("9.99")))
        #expect(!ItemTest.greater(test["n"], .s("1")))
        #expect(ItemTest.notEqual(test["n"], .s("10")))
        #expect(ItemTest.notEqual(test["composed"], .s("e\u{301}")))
        #expect(ItemTest.less(.s("Z"), test["s"]))
        #expect(ItemTest.between(test["s"], .s("b"), .s("b")))
        #expect(ItemTest.lessOrEqual(.b([1, 2]), test["bytes"]))
        #expect(!ItemTest.less(test["flag"], .bool(false)))
        #expect(ItemTest.equal(test["map", "city"], .s("Ulm")))
        #expect(ItemTest.equal(test["list"], .l([.n("1"), .s("x")])))
    }

    @Test("members, beginnings and sizes")
    func members() {
        #expect(ItemTest.contains(test["set"], .s("a")))
        #expect(!ItemTest.contains(test["set"], .s("c")))
        #expect(ItemTest.contains(test["numbers"], .n("2")))
        #expect(ItemTest.contains(test["list"], .n("1")))
        #expect(ItemTest.contains(.s("abc"), .s("bc")))
        #expect(ItemTest.contains(test["bytes"], .b([2, 3])))
        #expect(!ItemTest.contains(test["bytes"], .b([1, 3])))
        #expect(ItemTest.begins(test["bytes"], with: .b([1])))
        #expect(!ItemTest.begins(.s("e\u{301}"), with: .s("\u{e9}")))
        #expect(ItemTest.isIn(test["n"], [.n("1"), nil, .n("10.0")]))
        #expect(ItemTest.size(test["set"]) == .n("2"))
        #expect(ItemTest.size(.s("\u{1F600}")) == .n("2"))
        #expect(ItemTest.size(test["n"]) == nil)
    }

    @Test("transforms of key templates")
    func transforms() {
        #expect(ItemTest.upper(test["s"]) == .s("B"))
        #expect(ItemTest.lower(.s("\u{c9}A")) == .s("\u{c9}a"))
        #expect(ItemTest.bucket(test["at"], 10) == .s("2026-11-22"))
        #expect(ItemTest.bucket(test["epoch"], 13, as: .epochSeconds) == .s("2026-11-22T10"))
        #expect(ItemTest.padded(test["n"], 4) == .s("0010"))
        #expect(ItemTest.padded(.n("-12.5"), 4, 2) == .s("-9987.49"))
        #expect(ItemTest.padded(.n("10000"), 4) == nil)
        #expect(ItemTest.inverted(test["n"], 3) == .s("989"))
        #expect(ItemTest.shard(test["s"], 10) == .s(KeyEncoding.shard("b", 10)))
        #expect(ItemTest.lower(test["set"]) == nil)
    }
}
