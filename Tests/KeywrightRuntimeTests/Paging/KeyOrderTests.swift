import Testing

@testable import KeywrightRuntime

@Suite struct KeyOrderTests {
    /// Ascending within a type: texts by bytes, numbers by value, bytes unsigned.
    @Test(
        arguments: [
            [
                .s(""), .s("#"), .s("10"), .s("9"), .s("A"), .s("_"), .s("a"), .s("e\u{301}"), .s("\u{e9}"),
                .s("\u{10FFFF}"),
            ],
            [.n("-10"), .n("-9.5"), .n("0"), .n("0.5"), .n("9"), .n("10"), .n("1E3")],
            [.b([]), .b([0]), .b([0, 1]), .b([127]), .b([128]), .b([255])],
            [nil, .n("1"), .s("1"), .b([1]), .bool(true)],
        ] as [[AttributeValue?]])
    func ascending(values: [AttributeValue?]) {
        for left in values.indices {
            for right in values.indices
            where KeyOrder.compare(values[left], values[right]).signum() != (left - right).signum() {
                Issue.record("\(String(describing: values[left])) \(String(describing: values[right]))")
            }
        }
    }

    @Test func attributesThenKeys() {
        let items: [Item] = [
            ["PK": .s("b"), "n": .n("1")], ["PK": .s("a"), "n": .n("2")], ["PK": .s("c"), "n": .n("2.0")],
            ["PK": .s("a"), "n": .n("10")],
        ]
        let ascending = KeyOrder(attributes: ["n"], isDescending: false, keyNames: ["PK"])
        let descending = KeyOrder(attributes: ["n"], isDescending: true, keyNames: ["PK"])
        #expect(items.shuffled().sorted(by: ascending.isBefore) == items)
        // Equals stay in the ascending order of their keys.
        #expect(items.shuffled().sorted(by: descending.isBefore) == [items[3], items[1], items[2], items[0]])
        #expect(!ascending.isBefore(items[0], items[0]))
    }

    /// No two different parameters have one checksum text: none is the beginning of another, whatever follows.
    @Test func theBytesOfParametersAreDistinct() {
        let values: [AttributeValue?] = [
            nil, .null, .bool(true), .bool(false), .s(""), .s("1"), .n("1"), .b([0x31]), .b([]), .l([]), .l([.s("")]),
            .l([.null, .null]),
            .m([:]), .m(["a": .null]), .m(["a": .s(""), "b": .null]), .m(["b": .null]), .ss(["a"]), .ss(["a", "b"]),
            .ns(["1"]), .bs([[1]]),
            .s(String(repeating: "a", count: 200)), .l([.l([])]),
        ]
        let texts = values.map { value in
            var bytes: [UInt8] = []
            ByteCoding.append(value, to: &bytes)
            return bytes
        }
        for left in texts.indices {
            for right in texts.indices where left != right && texts[left].starts(with: texts[right]) {
                Issue.record("\(String(describing: values[right])) begins \(String(describing: values[left]))")
            }
        }
        var one: [UInt8] = []
        var other: [UInt8] = []
        ByteCoding.append(.ss(["a", "b"]), to: &one)
        ByteCoding.append(.ss(["b", "a"]), to: &other)
        #expect(one == other)
    }

    @Test func pagesOfOtherElements() {
        let page = Page(items: [1, 2], cursor: Cursor("AAAA"), skipped: 3)
        #expect(page.map { "\($0)" } == Page(items: ["1", "2"], cursor: Cursor("AAAA"), skipped: 3))
    }
}
