import Foundation
import KeywrightKeySpace
import KeywrightModel
import KeywrightRuntime
import Testing

/// The model has a pattern of its own.
private typealias RuntimePattern = KeywrightRuntime.TextPattern

/// The guard of generated builders and the language of the checks are one set of texts: held against each other over all
/// texts of a small alphabet.
@Suite struct GuardAgreementTests {
    /// All texts of up to `length` of these scalars.
    private static func texts(of alphabet: String, upTo length: Int) -> [String] {
        var all = [""]
        var last = [""]
        for _ in 0..<length {
            last = last.flatMap { text in alphabet.unicodeScalars.map { text + String($0) } }
            all += last
        }
        return all
    }

    static let patterns = [
        "a*", "a+b?", "(a|B)+", "[a-c#]{2,3}", "[^a]", "[^#B]*", ".", ".*", "..?", "\\w+", "\\d|\\s", "a|b|", "",
        "(ab|B#)*", "(a|ab)(b|)", "a{0,2}B{1,2}", "[aB]{2}#?", "(a?){3}b", "((a|b)#)*a", "[\\w#]+", "#+",
        "\u{10FFFF}a?|b", "a[\u{10FFFF}b]",
    ]

    @Test(arguments: patterns)
    func patternsThemselves(text: String) throws {
        let compiled = try #require(readPattern(text))
        let runtime = try #require(RuntimePattern(text))
        for sample in Self.texts(of: "aBb# \u{10FFFF}", upTo: 3) {
            #expect(compiled.matches(sample) == runtime.matches(sample), "\(text) of \(sample)")
        }
    }

    @Test(arguments: patterns, [(1, nil), (2, nil), (1, 2), (2, 3)] as [(Int, Int?)])
    func guardsOfPatterns(text: String, lengths: (Int, Int?)) throws {
        let compiled = try #require(readPattern(text))
        let runtime = try #require(RuntimePattern(text))
        let chains: [([TextGuard.LetterCase], RuntimePattern)] = [
            ([], runtime), ([.lower], runtime.lowercased), ([.upper], runtime.uppercased),
            ([.lower, .upper], runtime.lowercased.uppercased),
        ]
        for (letterCases, image) in chains {
            let language = PlaceholderLanguage.pattern(
                PatternGuard(
                    pattern: compiled, minLength: lengths.0, maxLength: lengths.1, letterCases: letterCases)
            ).keySpaceLanguage
            #expect(language.isExact)
            let guarded = KeyGuard(pattern: image, minLength: lengths.0, maxLength: lengths.1)
            for sample in Self.texts(of: "aBb#\u{10FFFF}", upTo: 3) {
                #expect(
                    language.contains(sample) == allows(guarded, sample), "\(text) \(letterCases) of \(sample)")
            }
        }
    }

    /// The image is that of the texts: what `lower` makes of those that the pattern matches, and nothing else.
    @Test(arguments: patterns)
    func imagesOfPatterns(text: String) throws {
        let compiled = try #require(readPattern(text))
        let samples = Self.texts(of: "aAbB#", upTo: 3)
        let matching = samples.filter { compiled.matches($0) && !$0.isEmpty }
        for (letterCase, function) in [
            (TextGuard.LetterCase.lower, KeyEncoding.lower), (.upper, KeyEncoding.upper),
        ] as [(TextGuard.LetterCase, (String) -> String)] {
            let images = Set(matching.map(function))
            let language = PlaceholderLanguage.pattern(PatternGuard(pattern: compiled, letterCases: [letterCase]))
                .keySpaceLanguage
            for sample in samples where !sample.isEmpty {
                #expect(language.contains(sample) == images.contains(sample), "\(text) of \(sample)")
            }
        }
    }

    /// Delimiters of one to three characters, and what follows the placeholder, letters too, after the transforms.
    @Test(arguments: ["#", "::", ":#:"], [nil, .lower, .upper] as [TextGuard.LetterCase?])
    func guardsOfFreeTexts(delimiter: String, letterCase: TextGuard.LetterCase?) {
        for forbidden in ["", "a", "A:"] { check(delimiter, forbidden, letterCase) }
    }

    private func check(_ delimiter: String, _ forbidden: String, _ letterCase: TextGuard.LetterCase?) {
        let language = PlaceholderLanguage.text(
            TextGuard(
                delimiter: delimiter, forbidden: Array(forbidden.unicodeScalars), minLength: 1, maxLength: 3,
                letterCase: letterCase)
        ).keySpaceLanguage
        let guarded = KeyGuard(delimiter: delimiter, forbidden: forbidden, maxLength: 3)
        let transform: (String) -> String =
            switch letterCase {
            case .lower: KeyEncoding.lower
            case .upper: KeyEncoding.upper
            case nil: { $0 }
            }
        // A builder sees the values through the transform; the language holds just what it lets through.
        let samples = Self.texts(of: "aA:#", upTo: 4)
        let allowed = Set(samples.map(transform).filter { allows(guarded, $0) })
        for sample in samples {
            #expect(language.contains(sample) == allowed.contains(sample), "\(forbidden) of \(sample)")
        }
    }

    @Test(arguments: [
        PaddedDecimal(digits: 2, fraction: 1), PaddedDecimal(digits: 1, fraction: 0),
        PaddedDecimal(digits: 1, fraction: 2, valueFraction: 1),
        PaddedDecimal(digits: 2, fraction: 1, minimum: ExactNumber("-1.5"), maximum: ExactNumber(10)),
        PaddedDecimal(digits: 1, fraction: 1, minimum: ExactNumber("0.25")),
        PaddedDecimal(digits: 1, fraction: 1, maximum: ExactNumber("-0.25")),
    ])
    func paddedDecimals(padded: PaddedDecimal) throws {
        let language = PlaceholderLanguage.paddedDecimal(padded).keySpaceLanguage
        #expect(language.isExact)
        for hundredths in -1_100...1_100 {
            let number = try #require(ExactNumber(decimal(hundredths)))
            guard let text = text(of: number, padded) else { continue }
            #expect(language.contains(text), "\(number.text)")
            #expect(padded.number(of: text) == number)
        }
        for sample in Self.texts(of: "-.0159", upTo: 5) where language.contains(sample) {
            let number = padded.number(of: sample)
            #expect(number.flatMap { self.text(of: $0, padded) } == sample)
        }
    }

    /// What a builder makes of a number; nil where it refuses it.
    private func text(of number: ExactNumber, _ padded: PaddedDecimal) -> String? {
        if let minimum = padded.minimum, number < minimum { return nil }
        if let maximum = padded.maximum, maximum < number { return nil }
        guard number.fraction.utf8.count <= padded.valueFraction, let value = Decimal(string: number.text) else {
            return nil
        }
        return try? KeyEncoding.padded(value, padded.digits, padded.fraction)
    }

    /// In units of a hundredth.
    private func decimal(_ hundredths: Int) -> String {
        let digits = String(hundredths.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
        return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }

    @Test func bytes() {
        let language = PlaceholderLanguage.bytes.keySpaceLanguage
        #expect(language.isExact)
        for bytes in [[0], [255], [1, 2], [255, 255], [1, 2, 3], [0, 0, 0, 0], Array(0...255)] as [[UInt8]] {
            #expect(language.contains(base64(bytes)))
        }
        for text in ["", "A", "AA", "AA=", "AB==", "AAB=", "AAA", "A===", "AA==AA=="] {
            #expect(!language.contains(text), "\(text)")
        }
    }

    private func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = Array(bytes[start..<min(start + 3, bytes.count)])
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
            for place in 0..<4 {
                text.unicodeScalars.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }

    private func allows(_ guarded: KeyGuard, _ text: String) -> Bool {
        do throws(ValueError) {
            try guarded.check(text)
            return true
        } catch {
            return false
        }
    }
}
