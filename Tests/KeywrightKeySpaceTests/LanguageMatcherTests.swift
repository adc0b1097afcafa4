import KeywrightKeySpace
import Testing

/// Telling of many texts whether they are of a language, against reading each by itself.
@Suite("Matching of many texts") struct LanguageMatcherTests {
    private static let letters = Language.scalar(in: ScalarSet("a"..."c"))

    static let languages: [Language] = [
        .nothing, .emptyText, .anyText, .text("ab"), .ulid, .date, .integers(from: -12, through: 105), .uuid,
        .guardedText(delimiter: "ab", alsoExcluding: ScalarSet(of: ["é"]), minLength: 1, maxLength: 4),
        .sequence([.text("a"), .repetition(of: letters, atLeast: 0, atMost: nil), .text("b")]),
        .repetition(of: .choice([.text("ab"), .text("a"), .text("bc")]), atLeast: 1, atMost: 3),
        .repetition(of: letters, atLeast: 2_050, atMost: nil),
        .texts(["a", "b", "é", "e\u{301}", "\u{10FFFF}"]),
    ]

    static let texts: [String] = {
        var texts = [
            "é", "e\u{301}", "\u{10FFFF}", "2024-02-29", "2023-02-29", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "-12", "-13",
            "105", "007",
        ]
        let alphabet = ["a", "b", "c", "é"]
        var last = [""]
        for _ in 0..<3 {
            texts += last
            last = last.flatMap { text in alphabet.map { text + $0 } }
        }
        return texts + [2_049, 2_050].map { String(repeating: "a", count: $0) }
    }()

    @Test("gives what reading each text gives", arguments: languages.indices)
    func sameAsContains(index: Int) {
        let language = Self.languages[index]
        let matcher = LanguageMatcher(language)
        // Twice, since the second time the way is known.
        for text in Self.texts + Self.texts {
            let matches = Array(text.utf8).withUnsafeBufferPointer { matcher.matches($0) }
            #expect(matches == language.contains(text), "\(text.prefix(30))")
        }
    }
}
