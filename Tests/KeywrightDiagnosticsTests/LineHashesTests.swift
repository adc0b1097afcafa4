import KeywrightDiagnostics
import Testing

/// The expected values are those of the tests of GitHub's action.
@Suite struct LineHashesTests {
    @Test(
        arguments: [
            ("", ["c129715d7a2bc9a3:1"]),
            ("hello", ["872468d6b4240487:1"]),
            ("a\r\nb\r\n", ["81b8d8db678b2bbe:1", "ade70578248be16f:1", "c129715d7a2bc9a3:1"]),
            (
                " a\nb\n  \t\tc\n d",
                ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
            ),
        ] as [(String, [String])])
    func vectors(_ text: String, _ expected: [String]) {
        let hashes = LineHashes(Array(text.utf8))
        #expect((1...expected.count).map { hashes[$0] } == expected)
        #expect(hashes[0] == nil && hashes[expected.count + 1] == nil)
    }

    /// The sample of the report of code scanning, whose line holds a character beyond the first plane.
    @Test func lineWithPair() {
        #expect(LineHashes(orderFile.bytes)[8] == "df5d11e316c7d079:1")
    }

    @Test func everyKindOfLineEnd() {
        let feeds = LineHashes(Array("a\nb\nc\n".utf8))
        for text in ["a\r\nb\r\nc\r\n", "a\rb\rc\r", "a\n\tb\r c\r\n"] {
            let hashes = LineHashes(Array(text.utf8))
            for line in 1...4 { #expect(hashes[line] == feeds[line]) }
        }
    }

    /// Lines whose next hundred units agree are told apart by their number.
    @Test func repeatedLines() {
        let hashes = LineHashes(Array(String(repeating: "a: 1\n", count: 60).utf8))
        let texts = (1...60).compactMap { hashes[$0] }
        #expect(Set(texts).count == 60)
        #expect(texts[0].hasSuffix(":1") && texts[1] == texts[0].dropLast() + "2")
    }
}
