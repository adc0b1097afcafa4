import Testing
import _KeywrightTestSupport

/// KW007 bad-template, with the place within the template; KW006 for its names, KW013 and KW105 for what its values
/// cannot give.
@Suite struct TemplateFindingTests {
    /// A template of the sort key, with carets under it, and the finding.
    struct Case: CustomTestStringConvertible {
        var template: String
        var marks: String
        var finding: String

        init(_ template: String, _ marks: String, _ finding: String) {
            self.template = template
            self.marks = marks
            self.finding = finding
        }

        var testDescription: String { template }
    }

    static let attributes = """
        id: ulid
        name: string
        count: int
        line: { type: int, min: 0 }
        far: { type: int, min: 10000 }
        price: { type: decimal, fraction: 2 }
        dear: { type: decimal, min: 100 }
        code: { type: string, pattern: '' }
        flag: { type: bool, as: number }
        text: { type: int, as: string, min: 0 }
        micros: { type: timestamp, digits: 6 }
        ratio: double
        data: json
        blob: bytes
        at: timestamp
        seconds: { type: timestamp, as: epochSeconds }
        day: date
        tags: list<string>
        status: { enum: [a, b] }
        place: { object: { city: string, zip: int } }
        note: { type: string, maxLength: 0 }
        """

    @Test(arguments: [
        Case("A#<nmae>", "   ^^^^  ", "KW006]: `nmae` isn't an attribute of entity `Item`"),
        Case("A#<>", "  ^^", "KW007]: a placeholder names no attribute"),
        Case("A#<name", "  ^^^^^", "KW007]: a placeholder has no `>`"),
        Case("A#name>", "      ^", "KW007]: a `>` closes no placeholder"),
        Case("A#<na<name>", "  ^^^^", "KW007]: a placeholder begins within another"),
        Case("A\\#<name>", " ^^", "KW007]: a backslash stands before `#`, which needs none"),
        Case("A#<name>\\", "        ^", "KW007]: the template ends with a backslash"),
        Case("A#< name>", "   ^", "KW007]: a placeholder has ` ` where a name is expected"),
        Case("A#<name|>", "        ^", "KW007]: a placeholder has its end where a name is expected"),
        Case("A#<name|lowr>", "        ^^^^", "KW006]: there is no transform `lowr`"),
        Case("A#<line|pad>", "        ^^^", "KW007]: `pad` has no argument"),
        Case("A#<line|pad(>", "           ^", "KW007]: a transform's argument has no `)`"),
        Case("A#<line|pad(4)x>", "              ^", "KW007]: `x` follows the argument of a transform"),
        Case(
            "A#<line|pad(0)>", "        ^^^^^^",
            "KW007]: `pad` takes a count of digits from 1 to 38, or two as in `pad(4.2)` with at most 38 in all, found `0`"
        ),
        Case("A#<line|pad(4.2.1)>", "        ^^^^^^^^^^", "KW007"),
        Case(
            "A#<line|shard(1)>", "        ^^^^^^^^", "KW007]: `shard` takes a count of shards from 2 to 1000, found `1`"
        ),
        Case("A#<name|lower(3)>", "        ^^^^^^^^", "KW007]: `lower` takes no argument"),
        Case("A#<name|pad(4)>", "        ^^^^^^", "KW013]: `pad` takes `int` and `decimal`, found `string`"),
        Case("A#<line|lower>", "        ^^^^^", "KW013]: `lower` takes `string`, found `int`"),
        Case("A#<id|day>", "      ^^^", "KW013]: `day` takes `timestamp` and `date`, found `ulid`"),
        Case("A#<day|hour>", "       ^^^^", "KW013]: `hour` takes `timestamp`, found `date`"),
        Case(
            "A#<at|day|lower>", "          ^^^^^",
            "KW013]: `lower` takes `string`, found the text that a transform gave"),
        Case(
            "A#<count|invert(5)>", "         ^^^^^^^^^",
            "KW013]: `invert` takes numbers from 0 on, and the type has no `min` of at least 0"),
        Case(
            "A#<at|invert(5)>", "      ^^^^^^^^^",
            "KW013]: `invert` takes `int` and timestamps stored as numbers, found `timestamp`"),
        Case("A#<price>", "  ^^^^^^^", "KW105]: `price` is `decimal`, which has no text in a key"),
        Case(
            "A#<price|shard(4)>", "         ^^^^^^^^", "KW013]: `shard` takes what has a text in keys, found `decimal`"),
        Case("A#<ratio>", "  ^^^^^^^", "KW105]: `ratio` is `double`, which has no text in a key"),
        Case("A#<data>", "  ^^^^^^", "KW105]: `data` is `json`, which has no text in a key"),
        Case("A#<blob>", "  ^^^^^^", "KW105]: `blob` is `bytes`, which has no text in a key"),
        Case("A#<tags>", "  ^^^^^^", "KW105]: `tags` is `list<string>`, which has no text in a key"),
        Case("A#<place>", "  ^^^^^^^", "KW105]: `place` is `object`, which has no text in a key"),
        Case("A#<place.town>", "         ^^^^", "KW006"),
        Case(
            "A#<name.first>", "        ^^^^^",
            "KW007]: `first` is looked for in a value of type `string`, which has no members"),
        Case("A#<far|pad(2)>", "  ^^^^^^^^^^^^", "KW013]: no value of `far` fits `pad(2)`, by the bounds of its type"),
        Case("A#<note>", "  ^^^^^^", "KW013]: no value of `note` fits a key, by the bounds of its type"),
        Case(
            "A#<dear|pad(2.1)>", "  ^^^^^^^^^^^^^^^",
            "KW013]: no value of `dear` fits `pad(2.1)`, by the bounds of its type"),
        Case("A#<code>", "  ^^^^^^", "KW013]: no value of `code` fits a key, by the bounds of its type"),
        Case("é#<ナ>", "   ^", "KW006]: `ナ` isn't an attribute of entity `Item`"),
    ])
    func plain(_ testCase: Case) { check(testCase, quote: "") }

    /// In quotes the place is the same.
    @Test(
        arguments: [
            Case("A#<nmae>", "   ^^^^  ", "KW006"), Case("'<nmae>", "  ^^^^", "KW006"),
            Case("\\<\\>\\|\\\\<nmae>", "         ^^^^", "KW006"),
        ], ["'", "\""])
    func quoted(_ testCase: Case, quote: String) { check(testCase, quote: quote) }

    private func check(_ testCase: Case, quote: String) {
        // The marks are over the text; what a quote or escape adds in the file is added to them.
        var written = ""
        var marks = ""
        let marked = Array(testCase.marks) + Array(repeating: " ", count: 80)
        for (character, mark) in zip(testCase.template, marked) {
            let isDoubled =
                quote == "'" && character == "'" || quote == "\"" && (character == "\\" || character == "\"")
            written += (isDoubled ? (quote == "'" ? "'" : "\\") : "") + String(character)
            marks += String(repeating: mark, count: isDoubled ? 2 : 1)
        }
        while marks.last == " " { marks.removeLast() }
        if quote.isEmpty, testCase.marks.count > testCase.template.count { marks = testCase.marks }
        let body = """
            entities:
              Item:
                key:
                  PK: I
                  SK: \(quote)\(written)\(quote)
                  #   \(quote.isEmpty ? "" : " ")\(marks) error[\(testCase.finding.contains("]") ? testCase.finding : testCase.finding + "]")
                attributes:
            \(Self.attributes.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))

            """
        FindingCase(testCase.template, body: body).check()
    }

    @Test(arguments: [
        "A", "<name>", "<name><id>", "#<name|lower|upper>", "<line|pad(4)|shard(10)>", "<line|invert(19)>", "<at|year>",
        "<at|month>#<day|day>", "<seconds|invert(10)>", "<seconds|hour>", "<place.city|lower>#<place.zip>", "<status>",
        "a|b", "\\<\\>\\|\\\\", "<count>", "<count|pad(19)>",
        "<price|pad(4.2)>", "<price|pad(4.1)|shard(7)>", "<price|pad(38)>", "<count|pad(4.2)>", "<flag>", "<text>",
        "<text|pad(3)|shard(4)>", "<text|invert(9)>", "<micros>", "<micros|hour>", "<day|year>", "<day|shard(2)>",
        "<name|upper|lower|shard(9)>",
    ])
    func accepts(template: String) {
        let body = """
            entities:
              Item:
                key: { PK: I, SK: '\(template)' }
                attributes:
            \(Self.attributes.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))

            """
        FindingCase(template, body: body).check()
    }
}
