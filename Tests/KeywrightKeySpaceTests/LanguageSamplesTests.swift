import KeywrightKeySpace
import Testing

/// Texts of a language that stand for it in witnesses.
@Suite struct LanguageSamplesTests {
    private static let letters = Language.scalar(in: ScalarSet("a"..."c"))

    @Test("all of a small language, whatever its lengths")
    func whole() {
        let languages: [(Language, [String])] = [
            (.texts(["a", "ab", "b-c"]), ["a", "ab", "b-c"]), (.texts(["on", "off"]), ["off", "on"]),
            (.repetition(of: .text("d"), atLeast: 2, atMost: 4), ["dd", "ddd", "dddd"]),
            (.sequence([.choice([.text("ab"), .emptyText]), .text("c")]), ["abc", "c"]),
            (Self.letters, ["a", "b", "c"]),
        ]
        for (language, texts) in languages { #expect(language.someTexts(count: 20).sorted() == texts) }
    }

    @Test("as many as are asked for, each once, the shortest first", arguments: [1, 2, 7, 60])
    func many(count: Int) {
        let languages: [Language] = [
            .repetition(of: Self.letters, atLeast: 1, atMost: nil),
            .repetition(of: .scalar(in: ScalarSet("a"..."z")), atLeast: 3, atMost: 3),
            .sequence([.text("v"), .repetition(of: .scalar(in: ScalarSet("0"..."9")), atLeast: 0, atMost: nil)]),
        ]
        for language in languages {
            let texts = language.someTexts(count: count)
            #expect(texts.count == count && Set(texts).count == count)
            #expect(texts.allSatisfy(language.contains))
            #expect(texts.allSatisfy { $0.count >= texts[0].count })
        }
    }

    @Test("fewer of a language of many lengths with one text each")
    func lengths() {
        let texts = Language.repetition(of: .text("a"), atLeast: 1, atMost: 500).someTexts(count: 200)
        #expect(texts.first == "a" && texts.count >= 8 && Set(texts).count == texts.count)
    }
}
