import Testing

@testable import KeywrightKeySpace

/// Languages of numbers against all numbers of small ranges, written by other means.
@Suite struct NumberLanguageTests {
    /// The example of a digit range is one digit only, so digits are told apart by a choice of all of them.
    private static let eachDigit = Language.repetition(
        of: .choice("0123456789-.".map { Language.text(String($0)) }), atLeast: 0, atMost: nil)

    private func texts(of language: Language) throws -> [String] {
        try language.intersection(with: Self.eachDigit).allTexts()
    }

    private func sorted(_ texts: some Sequence<String>) -> [String] {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    @Test func integersAreThoseOfTheRange() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<60 {
            let low = Int.random(in: -1_200...1_200, using: &random)
            let high = low + Int.random(in: -2...600, using: &random)
            let expected = low <= high ? sorted((low...high).map { String($0) }) : []
            #expect(try texts(of: .integers(from: low, through: high)) == expected, "\(low)...\(high)")
        }
    }

    @Test(arguments: [
        ("-9223372036854775808", true), ("-9223372036854775809", false), ("9223372036854775807", true),
        ("9223372036854775808", false), ("9999999999999999999", false), ("10000000000000000000", false),
        ("0", true), ("-0", false), ("00", false), ("+1", false), ("", false), ("-", false), ("9", true), ("-10", true),
    ])
    func integersOf64Bits(_ text: String, _ isIn: Bool) {
        #expect(Language.integers().contains(text) == isIn)
        if text == "9223372036854775807" { #expect(!Language.integers(through: .max - 1).contains(text)) }
        if text == "-9223372036854775808" { #expect(!Language.integers(from: .min + 1).contains(text)) }
    }

    /// `pad(n.f)` as LANGUAGE.md puts it, of a number given in units of its last written digit.
    private func padded(_ units: Int, digits: Int, fraction: Int) -> String? {
        var text = String(units.magnitude)
        while text.count < digits + fraction { text = "0" + text }
        if text.count > digits + fraction { return nil }
        if units < 0 { text = String(text.map { Character(String(9 - ($0.wholeNumberValue ?? 0))) }) }
        if fraction > 0 { text = text.prefix(digits) + "." + text.suffix(fraction) }
        return (units < 0 ? "-" : "") + text
    }

    @Test func paddedTextsAreThoseOfTheNumbers() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<80 {
            let digits = Int.random(in: 1...2, using: &random)
            let fraction = Int.random(in: 0...2, using: &random)
            let used = Int.random(in: 0...2, using: &random)
            // Bounds in thousandths: finer than what is written.
            let low = random.chance(80) ? Int.random(in: -120_000...120_000, using: &random) : nil
            let high = random.chance(80) ? Int.random(in: -120_000...120_000, using: &random) : nil
            let unit = [1_000, 100, 10][fraction]
            let step = [1_000, 100, 10][min(used, fraction)]
            let all = stride(from: -130_000, through: 130_000, by: step).filter {
                $0 >= low ?? .min && $0 <= high ?? .max
            }
            let expected = all.compactMap { padded($0 / unit, digits: digits, fraction: fraction) }
            let language = Language.padded(
                digits: digits, fractionDigits: fraction, valueFraction: used,
                minimum: low.flatMap { DecimalBound(parsing: thousandths($0)) },
                maximum: high.flatMap { DecimalBound(parsing: thousandths($0)) })
            #expect(language.isExact)
            // The numbers ascend, and so must their texts.
            #expect(
                try texts(of: language) == expected, "pad(\(digits).\(fraction)) of \(used), \(low ?? 0)...\(high ?? 0)"
            )
        }
    }

    private func thousandths(_ number: Int) -> String {
        let text = String(number.magnitude)
        let filled = String(repeating: "0", count: max(0, 4 - text.count)) + text
        return (number < 0 ? "-" : "") + filled.dropLast(3) + "." + filled.suffix(3)
    }

    @Test(arguments: [
        (1234, 4, 0, "1234"), (7, 4, 0, "0007"), (0, 2, 0, "00"), (-5, 4, 0, "-9994"), (-1250, 4, 2, "-9987.49"),
        (1250, 4, 2, "0012.50"),
    ])
    func paddedTextsByHand(_ units: Int, _ digits: Int, _ fraction: Int, _ text: String) {
        #expect(padded(units, digits: digits, fraction: fraction) == text)
        #expect(Language.padded(digits: digits, fractionDigits: fraction).contains(text))
        #expect(!Language.padded(digits: digits, fractionDigits: fraction).contains(text + "0"))
    }

    @Test func longPaddingSaysThatItIsLarger() {
        #expect(Language.padded(digits: 19, minimum: DecimalBound(.min), maximum: DecimalBound(.max)).isExact)
        #expect(Language.padded(digits: 60, minimum: DecimalBound(.min), maximum: DecimalBound(.max)).isExact)
        #expect(Language.padded(digits: 38).isExact)
        #expect(!Language.padded(digits: 30, fractionDigits: 9).isExact)
        #expect(Language.padded(digits: 30, fractionDigits: 9, valueFraction: 8).isExact)
    }

    @Test(arguments: [(1, 0, 9), (2, 0, 1000), (3, 7, 412), (2, 98, 150), (2, -20, 5), (2, 100, 200)])
    func invertedTexts(_ digits: Int, _ low: Int, _ high: Int) throws {
        let greatest = [0, 9, 99, 999][digits]
        let numbers = max(low, 0) <= min(high, greatest) ? Array(max(low, 0)...min(high, greatest)) : []
        let expected = numbers.compactMap { padded(greatest - $0, digits: digits, fraction: 0) }
        #expect(try texts(of: .inverted(digits: digits, minimum: low, maximum: high)) == expected.reversed())
    }

    @Test(arguments: [2, 9, 10, 11, 16, 99, 100, 101, 1000])
    func shards(_ count: Int) throws {
        let width = String(count - 1).count
        let expected = (0..<count).compactMap { padded($0, digits: width, fraction: 0) }
        #expect(try texts(of: .shard(count)) == expected)
    }
}
