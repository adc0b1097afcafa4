import KeywrightDiagnostics
import Testing

/// Lines that are too long to show, and lines that a terminal must not be given as they are.
@Suite struct RenderLongLineTests {
    /// The two rows of the primary line: the source and the marks.
    private func rows(_ text: String, _ lower: Int, _ upper: Int) -> [String] {
        let span = SourceSpan(file: FileID(0), lower: lower, upper: upper)
        let rendered = renderText([finding(Label(span, "here"))], files: [SourceFile(path: "f", text: text)])
        return rendered.split(separator: "\n").dropFirst(3).prefix(2).map { String($0.dropFirst(5)) }
    }

    private func digits(_ count: Int) -> String { String((0..<count).map { Character(String($0 % 10)) }) }

    @Test func exactlyAsWideAsTheWindow() {
        #expect(rows(digits(100), 90, 95) == [digits(100), String(repeating: " ", count: 90) + "^^^^^ here"])
    }

    @Test func cutBehind() {
        #expect(rows(digits(101), 0, 2) == [digits(100) + "…", "^^ here"])
    }

    @Test func cutBefore() {
        // The last 100 of 200 columns, behind the sign of the cut.
        #expect(rows(digits(200), 190, 195) == ["…" + digits(100), String(repeating: " ", count: 91) + "^^^^^ here"])
    }

    @Test func cutOnBothSides() {
        // 30 columns before the mark, 100 in all.
        #expect(
            rows(digits(5000), 2500, 2505) == [
                "…" + digits(100) + "…", String(repeating: " ", count: 31) + "^^^^^ here",
            ])
    }

    @Test func markLongerThanTheWindow() {
        #expect(
            rows(digits(5000), 100, 4000) == [
                "…" + digits(100) + "…", " " + String(repeating: "^", count: 100) + " here",
            ])
    }

    @Test func wideCharactersAreNotCutInHalf() {
        let wide = String(repeating: "日", count: 200)
        let text = "x" + wide
        // The mark is on the 100th wide character; the window begins at the first one within 30 columns before it.
        let lower = 1 + 99 * 3
        #expect(rows(text, lower, lower + 3)[1] == String(repeating: " ", count: 31) + "^^ here")
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a␛[31mb", 6),
        ("\u{7}\u{7F}", "␇␡", 1),
        ("\u{9B}31m", "\\u{9b}31m", 8),
        ("\u{202E}x", "\\u{202e}x", 8),
        ("\u{85}x", "\\u{85}x", 6),
        ("👩\u{200D}🚀x", "👩\u{200D}🚀x", 4),
    ])
    func controls(_ text: String, _ shown: String, _ columns: Int) {
        let last = text.utf8.count - 1
        #expect(rows(text, last, last + 1) == [shown, String(repeating: " ", count: columns) + "^ here"])
    }

    @Test func messagesAndPathsAreHarmless() {
        let label = Label(SourceSpan(file: FileID(0), lower: 0, upper: 1), "l\u{1B}\n")
        var finding = finding(label, message: "m\u{1B}[2J\r\n")
        finding.help = ["h\u{7}"]
        finding.notes = ["n\u{2028}"]
        #expect(
            renderText([finding], files: [SourceFile(path: "p\u{1B}", text: "a")]) == """
                error[KW104]: m␛[2J␍␊
                  --> p␛:1:1
                   |
                 1 | a
                   | ^ l␛␊
                   |
                   = note: n\\u{2028}
                   = help: h␇
                   = more: keywright explain KW104

                """)
    }

    /// Whatever the bytes and the spans, there is text, and no control character in it but line feeds.
    @Test func anyBytes() {
        var random = SplitMix(seed: 3)
        for _ in 0..<300 {
            let count = random.below(600)
            let alphabet: [UInt8] = [
                0x0A, 0x0D, 0x09, 0x1B, 0x9B, 0xC2, 0xE2, 0x80, 0xA8, 0xF0, 0x9F, 0x20, 0x41, 0xFF,
            ]
            let bytes = (0..<count).map { _ in
                random.below(4) == 0 ? alphabet[random.below(alphabet.count)] : UInt8(0x61 + random.below(20))
            }
            let labels = (0..<4).map { index in
                let lower = random.below(count + 10)
                return Label(
                    SourceSpan(file: FileID(UInt32(random.below(2))), lower: lower, upper: lower + random.below(50)),
                    index % 2 == 0 ? "words" : "")
            }
            let text = renderText(
                [finding(labels[0], related: Array(labels[1...]))], files: [SourceFile(path: "f", bytes: bytes)])
            #expect(text.utf8.count > 40)
            let isHarmless = text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar.properties.generalCategory != .control
            }
            #expect(isHarmless)
        }
    }
}
