import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// One entity with the partition key `P#<id>` and a sort template, asked with `id = $id` and one condition more.
@Suite("Ranges over a sort template")
struct RangeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var template: String
        var condition: String
        /// What the sort key is asked, or the rule that tells why it cannot be.
        var sort: String
        var filter: String? = nil

        init(_ template: String, _ condition: String, _ sort: String, filter: String? = nil) {
            self.template = template
            self.condition = condition
            self.sort = sort
            self.filter = filter
        }

        var testDescription: String { "\(template): \(condition)" }
    }

    private static let cases = [
        // A literal behind the placeholder.
        Case("A#<n|pad(4)>#B", "n = $n", ##"= "A#" + n|pad(4) + "#B""##),
        Case("A#<n|pad(4)>#B", "n = 5", ##"= "A#0005#B""##),
        Case("A#<n|pad(4)>#B", "n >= $n", ##"between "A#" + n|pad(4) and "A#" + ∞"##),
        Case("A#<n|pad(4)>#B", "n > $n", ##"between "A#" + n|pad(4) + "#B" + ∞ and "A#" + ∞"##),
        Case("A#<n|pad(4)>#B", "n <= $n", ##"between "A#" and "A#" + n|pad(4) + "#B" + ∞"##),
        Case("A#<n|pad(4)>#B", "n < $n", ##"between "A#" and "A#" + n|pad(4)"##),
        Case("A#<n|pad(4)>#B", "$n <= n", ##"between "A#" + n|pad(4) and "A#" + ∞"##),
        Case("A#<n|pad(4)>#B", "$n > n", ##"between "A#" and "A#" + n|pad(4)"##),
        Case("A#<n|pad(4)>#B", "n between $a and $b", ##"between "A#" + a|pad(4) and "A#" + b|pad(4) + "#B" + ∞"##),
        Case(
            "A#<n|pad(4)>#B", "n > $a and n < $b",
            ##"between "A#" + a|pad(4) + "#B" + ∞ and "A#" + b|pad(4)"##),
        Case(
            "A#<n|pad(4)>#B", "n <= $b and n >= 7", ##"between "A#0007" and "A#" + b|pad(4) + "#B" + ∞"##),
        Case("A#<n|pad(4)>#B", "n > $a and n >= $b", "KW201"),
        Case("A#<n|pad(4)>#B", "n = $a and n >= $b", "KW201"),
        Case("A#<n|pad(4)>#B", "n != $n", "KW201"),
        // The placeholder ends the template.
        Case("A#<n|pad(4)>", "n >= $n", ##"between "A#" + n|pad(4) and "A#" + ∞"##),
        Case("A#<n|pad(4)>", "n > $n", ##"between "A#" + n|pad(4) + U+0000 and "A#" + ∞"##),
        Case("A#<n|pad(4)>", "n <= $n", ##"between "A#" and "A#" + n|pad(4)"##),
        // BETWEEN holds its ends, so that this one lies before the bound.
        Case("A#<n|pad(4)>", "n < $n", ##"between "A#" and "A#" + n|pad(4)|before"##),
        Case("A#<n|invert(4)>", "n > $n", ##"between "A#" and "A#" + n|invert(4)|before"##),
        Case("A#<n|pad(4)>", "n < 10", ##"between "A#" and "A#001/" + ∞"##),
        Case("T#<t>", "t >= $a and t < $b", ##"between "T#" + a and "T#" + b|before"##),
        // Texts have no next lower one, and the moment of the call has no text yet.
        Case("NAME#<s>", "s < $s", ##"between "NAME#" and "NAME#" + s"##, filter: "s < s"),
        Case("T#<t>", "t < now", ##"between "T#" and "T#" + now"##, filter: "t < now"),
        // Against the order of the numbers.
        Case("A#<n|invert(4)>", "n >= $n", ##"between "A#" and "A#" + n|invert(4)"##),
        Case("A#<n|invert(4)>", "n < $n", ##"between "A#" + n|invert(4) + U+0000 and "A#" + ∞"##),
        Case("A#<n|invert(4)>#B", "n > $n", ##"between "A#" and "A#" + n|invert(4)"##),
        Case(
            "A#<n|invert(4)>#B", "n between $a and $b",
            ##"between "A#" + b|invert(4) and "A#" + a|invert(4) + "#B" + ∞"##),
        // Nothing before the placeholder.
        Case("<n|pad(4)>#B", "n >= $n", ">= n|pad(4)"),
        Case("<n|pad(4)>#B", "n > $n", ##">= n|pad(4) + "#B" + ∞"##),
        Case("<n|pad(4)>#B", "n <= $n", ##"<= n|pad(4) + "#B" + ∞"##),
        Case("<n|pad(4)>#B", "n < $n", "< n|pad(4)"),
        Case("<n|pad(4)>#B", "n > $a and n <= $b", ##"between a|pad(4) + "#B" + ∞ and b|pad(4) + "#B" + ∞"##),
        Case("<n|pad(4)>", "n > $n", "> n|pad(4)"),
        Case("<n|pad(4)>", "n < $n", "< n|pad(4)"),
        // A placeholder directly behind: its own text is never empty.
        Case("<n|pad(4)><s>", "n < $n", "< n|pad(4)"),
        Case("A#<n|pad(4)><s>", "n <= $n", ##"between "A#" and "A#" + n|pad(4) + ∞"##),
        Case("A#<n|pad(4)><s>", "n < $n", ##"between "A#" and "A#" + n|pad(4)"##),
        // Behind values that `where` gives.
        Case(
            "S#<s>#N#<n|pad(4)>", "s = $s and n >= $n",
            ##"between "S#" + s + "#N#" + n|pad(4) and "S#" + s + "#N#" + ∞"##),
        Case("S#<s>#N#<n|pad(4)>", "s = $s", ##"begins with "S#" + s + "#N#""##),
        Case("S#<s>#N#<n|pad(4)>", "n >= $n", "KW504"),
        Case("<s><n|pad(4)>", "s = $s and n >= $n", "KW503"),
        // Texts.
        Case("NAME#<s>", "s begins with $p", ##"begins with "NAME#" + p"##),
        Case("NAME#<s>#X", "s begins with 'An'", ##"begins with "NAME#An""##),
        Case("NAME#<s>", "s >= $s", ##"between "NAME#" + s and "NAME#" + ∞"##),
        Case("NAME#<s>", "s >= $s and s begins with $p", "KW201"),
        Case("NAME#<s>#X", "s >= $s", "KW505"),
        Case("NAME#<s|lower>", "s|lower >= $s", ##"between "NAME#" + s|lower and "NAME#" + ∞"##),
        Case("NAME#<s|lower>", "s >= $s", "KW502"),
        Case("NAME#<s|lower>", "s|lower = $s", ##"= "NAME#" + s|lower"##),
        Case("NAME#<s|lower>", "s = $s", ##"= "NAME#" + s|lower"##, filter: "s = s"),
        Case("NAME#<s>", "s|lower = $s", "KW201"),
        // Numbers as texts.
        Case("N#<n>", "n >= $n", "KW501"),
        // Bounds beside the values are of their width: `9` lies before `10` as `09` alone.
        Case("N#<two>", "two >= $n", ##"between "N#" + n|pad(2) and "N#" + ∞"##),
        Case("N#<two>", "two < $n", ##"between "N#" and "N#" + n|pad(2)|before"##),
        Case("N#<two>", "two <= 20", ##"between "N#" and "N#20""##),
        // No text of -5 lies before that of -1: the client opens the range there.
        Case("N#<one>", "one >= $n", ##"between "N#" + n|within(-1,9) and "N#" + ∞"##),
        Case("N#<one>", "one >= 0", ##"between "N#0" and "N#" + ∞"##),
        Case("N#<n>", "n = $n", ##"= "N#" + n"##),
        // Ids and moments.
        Case("U#<u>", "u >= $u", "KW502"),
        Case("T#<t>#X", "t >= $from and t < $to", ##"between "T#" + from and "T#" + to"##),
        Case("T#<t|day>", "t|day = $day", ##"= "T#" + day|day"##),
        Case("T#<t|day>", "t >= $t", "KW201"),
        Case("T#<t>", "t <= now", ##"between "T#" and "T#" + now"##),
    ]

    @Test("Operators", arguments: cases)
    func range(_ expected: Case) throws {
        var fixture = DesignFixture()
        fixture.add(
            "E", key: ["P#<id>", expected.template],
            [
                DesignFixture.attribute("id", .ulid), DesignFixture.attribute("n", .int, min: 0),
                DesignFixture.attribute("two", .int, min: 10, max: 99),
                DesignFixture.attribute("one", .int, min: -1, max: 9), DesignFixture.attribute("s", .string),
                DesignFixture.attribute("u", .uuid), DesignFixture.attribute("t", .timestamp(.iso8601)),
            ])
        fixture.query("q", ["E"], where: "id = $id and \(expected.condition)")
        expect(fixture.design, ##"PK = "P#" + id and SK \##(expected.sort)"##, expected)
    }

    private func expect(_ design: Design, _ key: String, _ expected: Case) {
        switch planAccess(design).patterns[0] {
        case .planned:
            let facts = PlanFacts(design, "q")
            #expect(facts?.key == key)
            #expect(facts?.filter == expected.filter)
            #expect((facts?.plan.foreign.count ?? 0) == (expected.filter == nil ? 0 : 1))
        case .failed(let failure):
            let rules = failure.candidates.flatMap(\.obstacles).map { obstacle -> String in
                if case .conditionNotServed(_, let rule, _) = obstacle { return rule.code }
                return "\(obstacle)"
            }
            #expect(rules == [expected.sort])
        }
    }

    /// The sort key is the attribute itself.
    @Test(
        "Natural sort keys",
        arguments: [
            ("score", "score >= $x", "score >= x"), ("score", "score > $x", "score > x"),
            ("score", "score < $x", "score < x"), ("score", "score = 7", "score = 7"),
            ("score", "score between $a and $b", "score between a and b"),
            ("score", "score > $a and score <= $b", "KW201"), ("score", "score begins with $x", "KW201"),
            ("name", "name >= $x", "name >= x"), ("name", "name > $x", "name > x"), ("name", "name < $x", "name < x"),
            ("name", "name > $a and name <= $b", "name between a + U+0000 and b"),
            ("name", "name >= $a and name < $b", "KW201"), ("name", "name begins with $x", "name begins with x"),
        ])
    func natural(attribute: String, condition: String, sort: String) throws {
        let type = attribute == "score" ? KeyType.number : .string
        var fixture = DesignFixture(key: ("PK", attribute), sortType: type)
        fixture.add(
            "E", key: ["P#<id>", "<\(attribute)>"],
            [
                DesignFixture.attribute("id", .ulid),
                DesignFixture.attribute(attribute, attribute == "score" ? .int : .string),
            ])
        fixture.query("q", ["E"], where: "id = $id and \(condition)")
        expect(fixture.design, #"PK = "P#" + id and \#(sort)"#, Case("", "", sort))
    }
}
