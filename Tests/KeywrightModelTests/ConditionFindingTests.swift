import Testing
import _KeywrightTestSupport

/// KW008 bad-condition, with the place within the condition; KW006 for its names.
@Suite struct ConditionFindingTests {
    struct Case: CustomTestStringConvertible {
        var condition: String
        var marks: String
        /// The rule, and the message if it is held here.
        var finding: String

        init(_ condition: String, _ marks: String, _ finding: String) {
            self.condition = condition
            self.marks = marks
            self.finding = finding
        }

        var testDescription: String { condition }
    }

    static let entity = """
        entities:
          Item:
            key: { PK: 'I#<id>', SK: S }
            attributes:
              id: ulid
              name: string
              note: string?
              count: int
              price: { type: decimal, fraction: 2 }
              active: bool
              at: timestamp
              seconds: { type: timestamp, as: epochSeconds }
              day: date
              tags: set<string>
              lines: list<Line>
              labels: map<string>
              data: json
              blob: bytes
              status: { enum: [pending, paid] }
              place: { object: { city: string, zip: int? } }
              size: int
        types: { Line: { object: { sku: string } } }

        """

    /// In a `filter`, where all of the grammar is allowed.
    @Test(arguments: [
        Case("nam = 'a'", "^^^", "KW006]: `nam` isn't an attribute of entity `Item`"),
        Case("place.ctiy = 'a'", "      ^^^^", "KW006]: there is no member `ctiy`"),
        Case(
            "name.first = 'a'", "     ^^^^^",
            "KW008]: `first` is looked for in a value of type `string`, which has no members"),
        Case(
            "count = 'five'", "        ^^^^^^",
            "KW008]: `count` is `int` and takes a whole number of 64 bits, found `'five'`"),
        Case("count = 1.5", "        ^^^", "KW008]: `count` is `int` and takes a whole number of 64 bits, found `1.5`"),
        Case("name = 5", "       ^", "KW008]: `name` is `string` and takes text in quotes, found `5`"),
        Case(
            "active = 'true'", "         ^^^^^^",
            "KW008]: `active` is `bool` and takes `true` or `false`, found `'true'`"),
        Case(
            "status = 'payed'", "         ^^^^^^^",
            "KW008]: `status` is `enum` and takes one of `pending` and `paid`, found `'payed'`"),
        Case("status = paid", "         ^^^^", "KW006]: `paid` isn't an attribute of entity `Item`"),
        Case("id = 'x'", "     ^^^", "KW008]: `id` is `ulid` and takes a ulid of 26 characters, found `'x'`"),
        Case("day = now", "      ^^^", "KW008]: `now` is a timestamp, and `day` is `date`"),
        Case("day = '2026-02-30'", "      ^^^^^^^^^^^^", "KW008"),
        Case("count = name", "        ^^^^", "KW008]: `count` is `int` and `name` is `string`, which are never equal"),
        Case(
            "name|lower = note", "             ^^^^",
            "KW008]: `name` is `string|lower` and `note` is `string`, which are never equal"),
        Case("$a = $b", "^^^^^^^", "KW008]: a test names no attribute, so that its values have no type"),
        Case("count == 5", "      ^^", "KW008]: `==` is written `=` in a condition"),
        Case("count <> 5", "      ^^", "KW008]: `<>` is written `!=` in a condition"),
        Case("count = 5 AND active = true", "          ^^^", "KW008]: `AND` is written `and` in a condition"),
        Case("name Begins with 'a'", "     ^^^^^^", "KW008]: `Begins` is written `begins` in a condition"),
        Case("at between $a and count = 5", "   ^^^^^^^^^^", "KW008]: `between` has a lower bound alone"),
        Case("contain(name, 'a')", "^^^^^^^", "KW008]: conditions have no function `contain`"),
        Case("attribute_exists(name)", "^^^^^^^^^^^^^^^^", "KW008]: conditions have no function `attribute_exists`"),
        Case("exists name", "^^^^^^", "KW008]: `exists` is a word of conditions"),
        Case("name is null", "     ^^", "KW008]: `is` stands where a comparison is expected"),
        Case("name = :name", "       ^", "KW008]: `:` means nothing in a condition"),
        Case(
            "name = $user.name", "       ^^^^^^^^^^",
            "KW006]: `$user.name` is an attribute of step `user`, and this pattern has no steps"),
        Case("count = 5 && active = true", "          ^^", "KW008]: `&&` is written `and` in a condition"),
        Case("count = 5 || active = true", "          ^^", "KW008]: `||` is written `or` in a condition"),
        Case("name = \"a\"", "       ^^^", "KW008]: text in a condition stands in single quotes"),
        Case("name = 'a", "       ^^", "KW008]: a text has no closing `'`"),
        Case(
            "name = ", "^^^^^^", "KW008]: the condition ends where an attribute, a `$parameter` or a value is expected"),
        Case("name", "^^^^", "KW008]: the condition ends where a comparison is expected"),
        Case("name 'a'", "     ^^^", "KW008]: `'a'` stands where a comparison is expected"),
        Case(
            "count = 5 name = 'a'", "          ^^^^", "KW008]: `name` stands where `and`, `or` or the end is expected"),
        Case("(count = 5", "^^^^^^^^^^", "KW008]: the condition ends where `)` is expected"),
        Case(
            "count between 1 or 2", "                ^^",
            "KW008]: `or` stands where `and` and the upper bound of `between` is expected"),
        Case("name begins 'a'", "            ^^^", "KW008]: `'a'` stands where `with` behind `begins` is expected"),
        Case("count in 5", "         ^", "KW008]: `5` stands where `(` behind `in` is expected"),
        Case("size = 3", "^^^^", "KW008]: `size` is a word of conditions"),
        Case("count = 1k", "        ^^", "KW008]: `1k` stands where a number is expected"),
        Case("count = 5 ; name = 'a'", "          ^", "KW008]: `;` means nothing in a condition"),
        Case("count = $", "        ^", "KW008]: `$` stands where a name behind the `$` is expected"),
        Case("active < true", "       ^", "KW008]: `<` takes what has an order, and `active` is `bool`"),
        Case("tags >= $x", "     ^^", "KW008]: `>=` takes what has an order, and `tags` is `set<string>`"),
        Case(
            "count begins with '1'", "      ^^^^^^^^^^^",
            "KW008]: `begins with` takes what is stored as text, and `count` is `int`"),
        Case(
            "contains(count, 1)", "^^^^^^^^", "KW008]: `contains` takes strings, lists and sets, and `count` is `int`"),
        Case(
            "size(count) > 1", "^^^^^^^^^^^",
            "KW008]: `size` takes strings, bytes, lists, sets and maps, and `count` is `int`"),
        Case("data = 'x'", "^^^^", "KW008]: `data` is `json`, which conditions cannot test"),
        Case("exists(data)", "       ^^^^", "KW008"),
        Case("name|lowr = 'a'", "     ^^^^", "KW006]: there is no transform `lowr`"),
        Case("count|lower = 'a'", "      ^^^^^", "KW008]: `lower` takes `string`, found `int`"),
        Case(
            "count = $x and name = $x", "                      ^^",
            "KW008]: `$x` is `string` here and `int` elsewhere, and is one parameter"),
        Case(
            "at = $x and seconds = $x", "                      ^^",
            "KW008]: `$x` is `timestamp, as: epochSeconds` here and `timestamp, as: iso8601` elsewhere, and is one parameter"
        ),
        Case(
            "count = $x? and size(name) > $x", "                             ^^",
            "KW008]: `$x` stands with a `?` in one place and without in another, and is one parameter"),
        Case(
            "name = -$x", "       ^^^",
            "KW008]: `-$x` is a number with the other sign, and `$x` is `string`"),
        Case(
            "count in (-$x)", "          ^^^", "KW008]: `-$x` is a number with the other sign, and `$x` is `list<int>`"),
        Case(
            "count = - 5 and count = -'a'", "                         ^^^",
            "KW008]: `'a'` stands where a number or a parameter behind `-` is expected"),
        Case(
            "name = $order.id", "       ^^^^^^^^^",
            "KW006]: `$order.id` is an attribute of step `order`, and this pattern has no steps"),
        Case("not not active = true", "    ^^^", "KW008]: `not` is a word of conditions"),
    ])
    func filter(_ testCase: Case) { check(testCase, key: "filter") }

    /// What `where` alone refuses.
    @Test(arguments: [
        Case(
            "id = $id or name = $name", "         ^^",
            "KW008]: `or` has no place in `where`, since a key condition cannot say it"),
        Case("not id = $id", "^^^", "KW008]: `not` has no place in `where`, since a key condition cannot say it"),
        Case("id != $id", "   ^^", "KW008]: `!=` has no place in `where`, since a key condition cannot say it"),
        Case("id in ($a)", "   ^^", "KW008]: `in` has no place in `where`, since a key condition cannot say it"),
        Case("exists(note)", "^^^^^^", "KW008]: `exists` has no place in `where`, since a key condition cannot say it"),
        Case(
            "missing(note)", "^^^^^^^", "KW008]: `missing` has no place in `where`, since a key condition cannot say it"
        ),
        Case(
            "contains(name, $x)", "^^^^^^^^",
            "KW008]: `contains` has no place in `where`, since a key condition cannot say it"),
        Case(
            "id = $id and size(name) > 3", "                        ^",
            "KW008]: `size` has no place in `where`, since a key condition cannot say it"),
        Case(
            "name = note", "^^^^^^^^^^^",
            "KW008]: `where` compares an attribute with a value, not with another attribute"),
        Case("status = paid", "         ^^^^", "KW006]: `paid` isn't an attribute of entity `Item`"),
        Case("count = five", "        ^^^^", "KW006]: `five` isn't an attribute of entity `Item`"),
    ])
    func whereCondition(_ testCase: Case) { check(testCase, key: "where") }

    @Test(arguments: [
        "id = $id", "$id = id", "not (count < 5 or active = true) and name != 'it''s'", "count between $low and $high",
        "name begins with $prefix", "id begins with '01'", "at begins with '2026-11'", "status in ('paid', 'pending')",
        "status in ($list)", "count in ($a, 5)", "contains(tags, 'a') and contains(name, $x)", "contains(lines, $line)",
        "exists(note) or missing(place.zip)", "size(lines) >= 2 and size(name) < $most", "`size` = 3",
        "labels.color = 'red'",
        "at < now and seconds >= now", "at = '2026-11-22T10:00:00Z'", "seconds = 1700000000", "at|day = $moment",
        "at|month = '2026-11'", "name|lower = 'ann'", "count = -5", "price >= 0.5", "active = true",
        "day >= '2026-11-22'",
        "count = $x? and status = $status?", "count = -$x and price between -$low and $high", "$x > count",
        "'a' = name", "5 <= count", "name in ('a', $b, 'c')", "`count` = 1", "now > at",
        "place = $place", "blob begins with $bytes", "name = note",
        "count = size(name)",
        "((((active = true))))",
    ])
    func accepts(condition: String) {
        FindingCase(
            condition,
            body: Self.entity + "accessPatterns:\n  list:\n    query: Item\n    filter: \(quoted(condition))\n"
        ).check()
    }

    private func check(_ testCase: Case, key: String) {
        // In single quotes every quote of the text stands twice.
        var marks = ""
        let padded = Array(testCase.marks) + Array(repeating: " ", count: 80)
        for (character, mark) in zip(testCase.condition, padded) {
            marks += String(repeating: mark, count: character == "'" ? 2 : 1)
        }
        // A condition that ends too early is marked whole, with its quotes.
        let isWhole = testCase.finding.contains("the condition ends")
        if isWhole { marks = String(repeating: "^", count: quoted(testCase.condition).count) }
        while marks.last == " " { marks.removeLast() }
        let finding = testCase.finding.contains("]") ? testCase.finding : testCase.finding + "]"
        FindingCase(
            testCase.condition,
            body: Self.entity
                + """
                accessPatterns:
                  list:
                    query: Item
                    \(key): \(quoted(testCase.condition))
                    #\(String(repeating: " ", count: key.count + 1 + (isWhole ? 0 : 1)))\(marks) error[\(finding)

                """
        ).check()
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
