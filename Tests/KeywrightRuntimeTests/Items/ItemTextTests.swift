import Testing

@testable import KeywrightRuntime

@Suite("A text of an item")
struct ItemTextTests {
    @Test("is held to byte by byte, and to its type")
    func bytes() {
        let item: Item = [
            "composed": .s("\u{E9}"), "number": .n("1"), "empty": .s(""), "long": .s("The whole of a text"),
        ]
        #expect(item.hasText("composed", "\u{E9}"))
        // Canonically equivalent, and not the same bytes.
        #expect(!item.hasText("composed", "e\u{301}"))
        #expect(!item.hasText("number", "1"))
        #expect(!item.hasText("absent", ""))
        #expect(item.hasText("empty", ""))
        #expect(item.hasText("long", "The whole of a text"))
        #expect(!item.hasText("long", "The whole of a texT"))
        #expect(!item.hasText("long", "The whole of a tex"))
    }
}
