import Testing

@testable import KeywrightRuntime

/// The scanner reads strings eight bytes at a time; these strings put everything that ends a run, or needs a second
/// look, at every place of the eight.
@Suite struct JSONScannerTests {
    @Test(
        "what stands at any place of a string",
        arguments: [
            ("\\n", "\n"), ("\\\"", "\""), ("\\u00e9", "é"), ("\\ud83d\\ude00", "😀"), ("é", "é"), ("😀", "😀"),
            ("\u{7F}", "\u{7F}"), (" ", " "), ("!", "!"), ("#", "#"), ("[", "["), ("]", "]"), ("\u{80}", "\u{80}"),
        ])
    func taken(written: String, meant: String) {
        for before in 0..<18 {
            for behind in 0..<18 {
                let (left, right) = (String(repeating: "a", count: before), String(repeating: "b", count: behind))
                var scanner = JSONScanner(Array("\"\(left)\(written)\(right)\"x".utf8))
                #expect(scanner.string().map { Array($0.utf8) } == Array("\(left)\(meant)\(right)".utf8))
                #expect(scanner.next == UInt8(ascii: "x"))
            }
        }
    }

    @Test(
        "what ends a string at any place",
        arguments: [[0x00], [0x1F], [0x0A], [0xFF], [0xC3, 0x28], [0x80], Array("\\".utf8), Array("\\x".utf8)]
            as [[UInt8]])
    func refused(bytes: [UInt8]) {
        for before in 0..<18 {
            let left: [UInt8] = Array(repeating: UInt8(ascii: "a"), count: before)
            var closed = JSONScanner([0x22] + left + bytes + left + [0x22])
            #expect(closed.string() == nil)
            var open = JSONScanner([0x22] + left)
            #expect(open.string() == nil)
            #expect(open.offset == before + 1)
        }
    }

    @Test("a number's quick look agrees with its reading")
    func numbers() {
        var generator = SeededGenerator(seed: 5)
        let signs = Array("0019.eE+-x".utf8)
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                signs[Int.random(in: 0..<signs.count, using: &generator)]
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let isNumber = bytes.withUnsafeBufferPointer { NumberText.isNumber($0) }
            #expect(isNumber == (NumberText(text) != nil), "\(text)")
        }
    }

    @Test("escapes do not matter to what a value is")
    func escapedValues() throws {
        #expect(try DynamoDBJSON.value(#"{"N":"\u0031\u0032"}"#) == .n("12"))
        #expect(try DynamoDBJSON.value(#"{"B":"\/\/8="}"#) == .b([0xFF, 0xFF]))
        #expect(throws: DynamoDBJSONError.self) { try DynamoDBJSON.value(#"{"N":"\u0078"}"#) }
    }
}
