import Testing

@testable import KeywrightKeySpace

/// Fixed forms and guarded strings, by hand.
@Suite struct LanguageFormTests {
    @Test(arguments: [
        (Language.ulid, "01ARZ3NDEKTSV4RRFFQ69G5FAV", true),
        (.ulid, "81ARZ3NDEKTSV4RRFFQ69G5FAV", false),
        (.ulid, "01ARZ3NDEKTSV4RRFFQ69G5FAI", false),
        (.ulid, "01arz3ndektsv4rrffq69g5fav", false),
        (.ulid, "01ARZ3NDEKTSV4RRFFQ69G5FA", false),
        (.ksuid, "0ujtsYcgvSTl8PAuAdqWYSMnLOv", true),
        (.ksuid, "0ujtsYcgvSTl8PAuAdqWYSMnLO", false),
        (.uuid, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", true),
        (.uuid, "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", false),
        (.uuid, "f81d4fae7dec11d0a76500a0c91e6bf6", false),
        (.bool, "true", true), (.bool, "True", false), (.bool, "", false),
        (.year, "0000", true), (.year, "26", false),
        (.month, "2026-12", true), (.month, "2026-13", false), (.month, "2026-00", false),
        (.hour, "2026-11-22T23", true), (.hour, "2026-11-22T24", false), (.hour, "2026-02-29T00", false),
        (.timestamp(), "2026-11-22T10:00:00.000Z", true),
        (.timestamp(), "2026-11-22T10:00:60.000Z", false),
        (.timestamp(), "2026-11-22T10:00:00Z", false),
        (.timestamp(), "2026-11-22T10:00:00.000+00:00", false),
        (.timestamp(fractionDigits: 0), "2026-11-22T10:00:00Z", true),
        (.timestamp(fractionDigits: 6), "2026-11-22T10:00:00.123456Z", true),
        (.timestamp(fractionDigits: 6), "2026-11-22T10:00:00.123Z", false),
        (.timestampOfAnyWidth, "2026-11-22T10:00:00.1Z", true),
        (.timestampOfAnyWidth, "2026-11-22T10:00:00Z", true),
        (.timestampOfAnyWidth, "2026-11-22T10:00:00.Z", false),
        (.texts(["pending", "paid", "paid out", ""]), "paid", true),
        (.texts(["pending", "paid", "paid out", ""]), "", true),
        (.texts(["pending", "paid", "paid out"]), "p", false),
        (.texts([]), "", false),
        (.guardedText(delimiter: "#"), "Ann Lee", true),
        (.guardedText(delimiter: "#"), "", false),
        (.guardedText(delimiter: "#"), "a#b", false),
        (.guardedText(delimiter: "#"), "a\u{10FFFF}", false),
        (.guardedText(delimiter: "#", alsoExcluding: ScalarSet(characters: "@")), "a@b", false),
        (.guardedText(delimiter: "::"), "a:b:", true),
        (.guardedText(delimiter: "::"), "a::b", false),
        (.guardedText(delimiter: "-#-"), "-#", true),
        (.guardedText(delimiter: "-#-"), "a-#-#-", false),
        (.guardedText(delimiter: "##-"), "###-", false),
        (.guardedText(delimiter: "##-"), "###", true),
        (.guardedText(delimiter: "#", minLength: 2, maxLength: 3), "a", false),
        (.guardedText(delimiter: "#", minLength: 2, maxLength: 3), "🦆🦆🦆", true),
        (.guardedText(delimiter: "#", minLength: 2, maxLength: 3), "abcd", false),
        (.guardedText(delimiter: "::", maxLength: 100_000), "a", true),
        (.text("\u{E9}"), "\u{E9}", true),
        (.text("\u{E9}"), "e\u{301}", false),
        (.guardedText(delimiter: "#").lowercased, "Ann", false),
        (.guardedText(delimiter: "#").lowercased, "ann É", true),
        (.guardedText(delimiter: "::", maxLength: 4).uppercased, "A:B:", true),
        (.guardedText(delimiter: "::", maxLength: 4).uppercased, "a:b:", false),
        (.texts(["Paid", "pending"]).lowercased, "paid", true),
        (.texts(["Paid", "pending"]).lowercased, "Paid", false),
        (.guardedText(delimiter: "#").without(ScalarSet("a"..."f")), "xyz", true),
        (.guardedText(delimiter: "#").without(ScalarSet("a"..."f")), "xay", false),
        (.ulid.limited(minLength: 1, maxLength: 26), "01ARZ3NDEKTSV4RRFFQ69G5FAV", true),
        (.integers().limited(minLength: 2, maxLength: 3), "-1", true),
        (.integers().limited(minLength: 2, maxLength: 3), "1", false),
    ])
    func holds(_ language: Language, _ text: String, _ isIn: Bool) {
        #expect(language.contains(text) == isIn, "\(text)")
        #expect(language.isExact)
    }

    /// Whoever writes a pattern of many parts that can be empty still gets an answer.
    @Test(arguments: [("a", true), ("b", false)])
    func holdsManyOptionalParts(_ end: String, _ isIn: Bool) {
        let parts = (0..<500).map { _ in Language.optional(.text("a")) }
        let text = String(repeating: "a", count: 499) + end
        #expect(Language.sequence(parts).contains(text) == isIn)
        #expect(Language.repetition(of: .sequence(parts), atLeast: 0, atMost: nil).contains(text) == isIn)
    }

    @Test(arguments: [
        ("", false), ("ab", true), ("abc", false), ("abab", true), ("ababab", true), ("abababab", false), ("cd", true),
        ("abcd", true), ("d", false),
    ])
    func repeatsBetweenBounds(_ text: String, _ isIn: Bool) {
        let pair = Language.choice([.text("ab"), .sequence([.text("c"), .scalar(in: ScalarSet("d"..."e"))])])
        #expect(Language.repetition(of: pair, atLeast: 1, atMost: 3).contains(text) == isIn)
        #expect(Language.repetition(of: pair, atLeast: 1, atMost: nil).contains(text) == (isIn || text == "abababab"))
    }

    /// Every month and the days at its ends, by the rules of the calendar.
    @Test(arguments: [0, 4, 1900, 1996, 2000, 2023, 2024, 2100, 9996, 9999])
    func datesAreThoseOfTheCalendar(_ year: Int) {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let yearText = String(repeating: "0", count: 4 - String(year).count) + String(year)
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for month in 0...13 {
            for day in [0, 1, 9, 10, 28, 29, 30, 31, 32] {
                let exists = (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
                #expect(
                    Language.date.contains("\(yearText)-\(two(month))-\(two(day))") == exists, "\(year) \(month) \(day)"
                )
            }
        }
    }

    @Test(arguments: [
        (Language.ulid, 26, 26 as Int?, 26, 26 as Int?),
        (.guardedText(delimiter: "#"), 1, nil, 1, nil),
        (.guardedText(delimiter: "#", maxLength: 254), 1, 254, 1, 1_016),
        (.guardedText(delimiter: "::", minLength: 3, maxLength: 5), 3, 5, 3, 20),
        (.texts(["a", "é", "🦆🦆"]), 1, 2, 1, 8),
        (.integers(from: -5, through: 120), 1, 3, 1, 3),
        (.sequence([.text("né"), .date]), 12, 12, 13, 13),
        (.repetition(of: .texts(["ab", "c"]), atLeast: 2, atMost: 3), 2, 6, 2, 6),
        (.emptyText, 0, 0, 0, 0),
        (.anyText, 0, nil, 0, nil),
    ])
    func measures(_ language: Language, _ least: Int, _ most: Int?, _ leastBytes: Int, _ mostBytes: Int?) {
        #expect(language.lengthRange == MeasureRange(least: least, most: most))
        #expect(language.byteLengthRange == MeasureRange(least: leastBytes, most: mostBytes))
    }

    /// Names of which each is a beginning of the next: a tree of them would be as deep as they are many.
    @Test func nestedNamesDoNotNestExpressions() {
        let names = Language.texts((1...400).map { String(repeating: "a", count: $0) })
        #expect(names.contains(String(repeating: "a", count: 399)))
        #expect(!names.contains(String(repeating: "a", count: 401)))
        #expect(names.lengthRange == MeasureRange(least: 1, most: 400))
    }

    @Test func equalConstraintsGiveEqualLanguages() {
        let language = Language.guardedText(delimiter: "::", maxLength: 254)
        #expect(language == .guardedText(delimiter: "::", maxLength: 254))
        #expect(language != .guardedText(delimiter: "::", maxLength: 255))
        #expect(Language.texts(["b", "a"]) == .texts(["a", "b", "a"]))
        #expect(Language.text("\u{E9}") != .text("e\u{301}"))
    }

    @Test func shortestMembers() {
        #expect(KeyAlgebra().shortestMember(of: .guardedText(delimiter: "#", minLength: 3)).witness == "aaa")
        #expect(KeyAlgebra().shortestMember(of: .date).witness?.count == 10)
        #expect(KeyAlgebra().isEmpty(.integers(from: 3, through: 2)) == true)
        #expect(KeyAlgebra().isEmpty(Language.ulid.intersection(with: .uuid)) == true)
        #expect(KeyAlgebra().isEmpty(Language.ulid.intersection(with: .anyText)) == false)
        #expect(KeyAlgebra().isEmpty(Language.ulid.overApproximated) == false)
    }
}
