import KeywrightDiagnostics
import KeywrightModel
import Testing

/// Which texts may stand for a placeholder (LANGUAGE, Guards).
@Suite struct GuardTests {
    /// Attributes, the key's templates, and the languages in the order of the placeholders.
    struct Case: CustomTestStringConvertible {
        var attributes: String
        var partition: String
        var sort: String
        var languages: [PlaceholderLanguage]
        var delimiter = "#"
        var index = ""

        var testDescription: String { "\(partition) \(sort) \(index)" }
    }

    private static func free(
        _ forbidden: String = "", min: Int = 1, max: Int? = nil, letterCase: TextGuard.LetterCase? = nil,
        delimiter: String = "#"
    ) -> PlaceholderLanguage {
        .text(
            TextGuard(
                delimiter: delimiter, forbidden: Array(forbidden.unicodeScalars), minLength: min, maxLength: max,
                letterCase: letterCase))
    }

    private static func pattern(
        _ text: String, min: Int = 1, max: Int? = nil, _ letterCases: [TextGuard.LetterCase] = []
    ) -> PlaceholderLanguage {
        guard let pattern = readPattern(text) else { return .bool }
        return .pattern(PatternGuard(pattern: pattern, minLength: min, maxLength: max, letterCases: letterCases))
    }

    @Test(arguments: [
        // By type.
        Case(attributes: "a: ulid, b: ksuid", partition: "<a>", sort: "<b>", languages: [.ulid, .ksuid]),
        Case(attributes: "a: uuid, b: uuidv7", partition: "<a>", sort: "<b>", languages: [.uuid, .uuid]),
        Case(attributes: "a: bool, b: date", partition: "<a>", sort: "<b>", languages: [.bool, .date]),
        Case(
            attributes: "a: timestamp, b: { enum: [x, y] }", partition: "<a>", sort: "<b>",
            languages: [.timestamp(), .enumeration(["x", "y"])]),
        Case(
            attributes: "a: { enum: { one: '1', two: '2' } }, b: int", partition: "<a>", sort: "<b>",
            languages: [.enumeration(["1", "2"]), .integer(minimum: .min, maximum: .max)]),
        Case(
            attributes: "a: { type: int, min: -3, max: 7 }, b: { type: timestamp, as: epochSeconds }", partition: "<a>",
            sort: "<b>",
            languages: [
                .integer(minimum: -3, maximum: 7), .integer(minimum: -62_167_219_200, maximum: 253_402_300_799),
            ]),
        // By transform.
        Case(
            attributes: "a: { type: int, min: 0 }, b: int", partition: "<a|pad(4)>", sort: "<b|pad(2)>",
            languages: [
                .paddedInteger(digits: 4, minimum: 0, maximum: 9999),
                .paddedInteger(digits: 2, minimum: -99, maximum: 99),
            ]),
        Case(
            attributes: "a: { type: int, min: 5, max: 20 }, b: int", partition: "<a|pad(4)>", sort: "<b|pad(19)>",
            languages: [
                .paddedInteger(digits: 4, minimum: 5, maximum: 20),
                .paddedInteger(digits: 19, minimum: .min, maximum: .max),
            ]),
        Case(
            attributes: "a: { type: int, min: 0 }, b: { type: timestamp, as: epochMillis }", partition: "<a|invert(3)>",
            sort: "<b|invert(13)>",
            languages: [
                .invertedInteger(digits: 3, minimum: 0, maximum: 999),
                .invertedInteger(digits: 13, minimum: 0, maximum: 9_999_999_999_999),
            ]),
        Case(
            attributes: "a: timestamp, b: date", partition: "<a|year>#<a|hour>", sort: "<b|month>#<b|day>",
            languages: [.year, .hour, .month, .day]),
        Case(
            attributes: "a: string, b: int", partition: "<a|lower|shard(7)>", sort: "<b|shard(1000)>",
            languages: [.shard(7), .shard(1000)]),
        // Free text.
        Case(attributes: "a: string, b: string", partition: "A#<a>", sort: "<b>", languages: [free(), free()]),
        Case(
            attributes: "a: { type: string, minLength: 2, maxLength: 5 }, b: { type: string, minLength: 0 }",
            partition: "<a>",
            sort: "<b>", languages: [free(min: 2, max: 5), free()]),
        Case(
            attributes: "a: string, b: string", partition: "<a|lower>", sort: "<b|lower|upper>",
            languages: [free(letterCase: .lower), free(letterCase: .upper)]),
        // The first character behind a placeholder, in any template of the entity, by attribute and chain.
        Case(
            attributes: "a: string, b: string", partition: "<a>/x#<b>", sort: "<a>:y<b>",
            languages: [
                free("/:"), free(), free("/:"), free(),
            ]),
        Case(
            attributes: "a: string, b: string", partition: "<a>#", sort: "<a|lower>|<b>",
            languages: [free(), free("|", letterCase: .lower), free()]),
        Case(
            attributes: "a: string", partition: "A", sort: "<a>", languages: [free("/")],
            index: "{ G1: 'B#<a>/<a>', G2: x }"),
        Case(
            attributes: "a: string, o: { object: { a: string } }", partition: "<a>/", sort: "<o.a>:",
            languages: [free("/"), free(":")]),
        // A pattern is the user's own: neither the delimiter nor what follows is taken out of it.
        Case(
            attributes: "a: { type: string, pattern: '[a-z#]+' }, b: { type: string, pattern: x*, maxLength: 3 }",
            partition: "<a>#x<b>/", sort: "<a|upper>",
            languages: [
                pattern("[a-z#]+"), pattern("x*", max: 3), pattern("[a-z#]+", [.upper]),
            ]),
        // Numbers of other kinds, and timestamps of other widths.
        Case(
            attributes: "a: { type: decimal, fraction: 1, min: -2 }, b: int", partition: "<a|pad(3.2)>",
            sort: "<b|pad(2.1)>",
            languages: [
                .paddedDecimal(PaddedDecimal(digits: 3, fraction: 2, valueFraction: 1, minimum: ExactNumber(-2))),
                .paddedDecimal(PaddedDecimal(digits: 2, fraction: 1, valueFraction: 0)),
            ]),
        Case(
            attributes: "a: { type: bool, as: number }, b: { type: int, as: string, min: 1, max: 5 }", partition: "<a>",
            sort: "<b>", languages: [.bool, .integer(minimum: 1, maximum: 5)]),
        Case(
            attributes: "a: { type: timestamp, digits: 0 }, b: { type: timestamp, digits: any }", partition: "<a>",
            sort: "<b>", languages: [.timestamp(fractionDigits: 0), .timestamp(fractionDigits: nil)]),
        // Another delimiter.
        Case(
            attributes: "a: string, b: string", partition: "<a>::<b>", sort: "<b>#",
            languages: [
                free(":", delimiter: "::"), free("#", delimiter: "::"), free("#", delimiter: "::"),
            ], delimiter: "::"),
    ])
    func languages(_ testCase: Case) throws {
        let text = """
            keywright: 1
            design: Demo
            delimiter: '\(testCase.delimiter)'
            table: { name: demo, key: { partition: PK, sort: SK }, indexes: { GSI1: { partition: G1, sort: G2 } } }
            entities:
              Item:
                key: { PK: '\(testCase.partition)', SK: '\(testCase.sort)' }
                attributes: { \(testCase.attributes) }
                indexes: { \(testCase.index.isEmpty ? "" : "GSI1: " + testCase.index) }

            """
        let (design, findings) = resolve(text)
        #expect(findings.map(\.message) == [])
        let item = try #require(design?.entities.first)
        #expect(item.key.flatMap(\.template.placeholders).map(\.language) == testCase.languages)
    }
}
