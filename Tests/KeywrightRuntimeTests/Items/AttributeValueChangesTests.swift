import Foundation
import Testing

@testable import KeywrightRuntime

/// Sums and members, as the service would make them.
@Suite("Changes of stored values")
struct AttributeValueChangesTests {
    @Test(
        "sums are exact",
        arguments: [
            ("10", "5", "15"), ("10", "-12.50", "-2.5"), ("0.1", "0.2", "0.3"), ("-1", "1", "0"), ("1E3", "1", "1001"),
            ("99999999999999999999999999999999999999", "-1", "99999999999999999999999999999999999998"),
            ("999", "1", "1000"), ("-999.9", "-0.1", "-1000"), ("0", "0", "0"),
        ])
    func sums(left: String, right: String, sum: String) throws {
        #expect(try AttributeValue.n(left).adding(.n(right)) == .n(sum))
        #expect(try AttributeValue.n(right).adding(.n(left)) == .n(sum))
    }

    @Test("what cannot be stored is refused")
    func refused() {
        #expect(throws: ValueError.self) { try AttributeValue.n("1E37").adding(.n("0.1")) }
        #expect(throws: ValueError.self) { try AttributeValue.n("9E125").adding(.n("9E125")) }
        #expect(throws: ValueError.self) { try AttributeValue.s("1").adding(.n("1")) }
        #expect(throws: ValueError.self) { try AttributeValue.set([]) }
        #expect(throws: ValueError.self) { try AttributeValue.set([.s("a"), .n("1")]) }
        #expect(throws: ValueError.self) { try KeyEncoding.sum(Int.max, 1) }
        #expect(throws: ValueError.self) { try KeyEncoding.sum(Decimal(exactly: "1E37")!, Decimal(exactly: "0.1")!) }
    }

    @Test("sums of Swift's numbers")
    func typedSums() throws {
        #expect(try KeyEncoding.sum(Int.max, -1) == Int.max - 1)
        #expect(try KeyEncoding.sum(Decimal(exactly: "0.1")!, Decimal(exactly: "0.2")!) == Decimal(exactly: "0.3"))
    }

    @Test("a set has each member once, by bytes and by value")
    func members() throws {
        #expect(try AttributeValue.set([.s("a"), .s("b"), .s("a")]) == .ss(["a", "b"]))
        #expect(try AttributeValue.set([.s("\u{e9}"), .s("e\u{301}")]) == .ss(["\u{e9}", "e\u{301}"]))
        #expect(try AttributeValue.set([.n("1"), .n("1.0"), .n("2")]) == .ns(["1", "2"]))
        #expect(try AttributeValue.ss(["a"]).with([.s("b"), .s("a")]) == .ss(["a", "b"]))
        #expect(try AttributeValue.ss([]).with([.s("b")]) == .ss(["b"]))
        #expect(try AttributeValue.l([.n("1")]).with([.n("1")]) == .l([.n("1"), .n("1")]))
        #expect(try AttributeValue.ns(["1", "2"]).without([.n("2.0"), .n("3")]) == .ns(["1"]))
        #expect(try AttributeValue.bs([[1]]).without([.b([1])]) == nil)
        #expect(try AttributeValue.ss([]).without([.s("a")]) == nil)
    }
}
