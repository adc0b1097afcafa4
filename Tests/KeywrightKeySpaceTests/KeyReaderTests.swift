import Testing

@testable import KeywrightKeySpace

/// Reading stored keys by templates: by hand, and against brute force.
@Suite struct KeyReaderTests {
    private func read(_ key: String, _ texts: String...) -> KeyReading {
        KeyReader(Templates.usual.key(key)).read(texts)
    }

    /// `u=a v=b`, with `?` where other texts give the key, too; `1:3 expected …`, with the part and the scalars from 0.
    private func shown(_ reading: KeyReading) -> String {
        switch reading {
        case .match(let match):
            return match.fields.map { "\($0.id.attribute)=\($0.text)" }.joined(separator: " ")
                + (match.isAmbiguous ? " ?" : "")
        case .undecided(let reason): return reason
        case .departure(let departure):
            let expected = departure.expected.map { expectation in
                switch expectation {
                case .end: "end"
                case .literal(let text): "'\(text)'"
                case .field(let id, let set): "\(id.attribute) of \(set.ranges.reduce(0) { $0 + $1.count })"
                case .sameValue(let id, let text): "\(id.attribute) = \(text)"
                }
            }
            return "\(departure.part):\(departure.scalars) " + expected.joined(separator: ", ")
        }
    }

    @Test(arguments: [
        ("USER#<u> / ORDER#<pad>", "USER#7", "ORDER#0012", "u=7 pad=0012"),
        ("USER#<u> / ORDER#<pad>", "USER#7", "ORDER#012", "1:9 pad of 10"),
        ("USER#<u> / ORDER#<pad>", "USER#7", "ORDER#00123", "1:10 end"),
        ("USER#<u> / ORDER#<pad>", "USER#7", "ORD", "1:3 'ER#'"),
        ("USER#<u> / ORDER#<pad>", "USERS", "ORDER#0012", "0:4 '#'"),
        ("USER#<u> / X", "USER#a#b", "X", "0:6 u of 1112062, end"),
        ("USER#<u>#<v> / X", "USER#a", "X", "0:6 u of 1112062, '#'"),
        ("USER#<u>#<v> / X", "USER#é#e\u{301}", "X", "u=é v=e\u{301}"),
        ("<date> / X", "2023-02-29", "X", "0:9 date of 9"),
        ("<date> / X", "2024-02-29", "X", "date=2024-02-29"),
        ("<u><v> / X", "ab", "X", "u=a v=b"),
        ("<u><v> / X", "abc", "X", "u=ab v=c ?"),
        ("<u><v> / <v>", "abc", "bc", "u=a v=bc"),
        ("<u><v> / <v>", "abc", "x", "0:3 u of 1112062, v = x"),
        ("<u>#<v> / <u>", "a#b", "ab", "1:1 end"),
        ("<u>#<v> / <u>x", "a#b", "bx", "1:0 u = a"),
        ("<status> / X", "pai", "X", "0:3 status of 1"),
    ])
    func byHand(_ key: String, _ partition: String, _ sort: String, _ expected: String) {
        #expect(shown(read(key, partition, sort)) == expected)
    }

    @Test func aPartitionAloneIsReadByItsTemplateAlone() {
        #expect(shown(read("USER#<u> / ORDER#<pad>", "USER#7")) == "u=7")
    }

    @Test func aDerivedTextIsHeldAgainstItsSource() {
        let day = FieldID("at", chain: "day")
        let shape = { (first: TemplateShape.Part, second: TemplateShape.Part) in
            KeyShape(partition: TemplateShape([.literal("A#"), first]), sort: TemplateShape([second]))
        }
        let at = TemplateShape.Part.field(FieldID("at"), .timestamp())
        let bucket = TemplateShape.Part.field(day, .date)
        let derive = { @Sendable (id: FieldID, known: [FieldValue]) -> String? in
            guard id == day else { return nil }
            return known.first { $0.id == FieldID("at") }.map { String($0.text.prefix(10)) }
        }
        let (moment, other) = ("2026-11-22T10:00:00.000Z", "2026-11-23")
        let before = KeyReader(shape(bucket, at), derive: derive)
        #expect(shown(before.read(["A#2026-11-22", moment])) == "at=2026-11-22 at=\(moment)")
        #expect(shown(before.read(["A#" + other, moment])) == "0:11 at = 2026-11-22")
        let behind = KeyReader(shape(at, bucket), derive: derive)
        #expect(shown(behind.read(["A#" + moment, "2026-11-22"])) == "at=\(moment) at=2026-11-22")
        #expect(shown(behind.read(["A#" + moment, other])) == "1:9 at = 2026-11-22")
    }

    @Test func aLongTextOfManyReadingsTakesNoLonger() {
        let text = String(repeating: "ab", count: 200)
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(shown(read("<u><v><w><hash><free>", text)).hasSuffix("?"))
            #expect(shown(read("<u><v><w><hash><free>X", text)).hasPrefix("0:400 "))
        }
        #expect(time < .seconds(60))
    }

    @Test(arguments: [(1, RandomKey.Repeats.none), (2, .none), (2, .some)])
    func agreesWithEnumeration(_ templates: Int, _ repeats: RandomKey.Repeats) {
        var random = SeededGenerator(seed: 41)
        var counts = (matches: 0, ambiguous: 0, departures: 0, undecided: 0)
        for round in 0..<120 {
            let texts = RandomKey.texts(templates: templates, using: &random)
            var keys = RandomKey.family(5, from: texts, repeats: repeats, limit: 100, using: &random)
            if round % 3 == 0 { keys.append(.dense(templates: templates, repeats: repeats, limit: 60, using: &random)) }
            let all = keys.flatMap { $0.oracle.keys().map(\.texts) }
            for key in keys {
                let own = key.oracle.keys().map(\.texts)
                for texts in (0..<12).compactMap({ _ in all.randomElement(using: &random) }) + own.prefix(6) {
                    let ways = own.count { $0 == texts }
                    var place: String { "\(texts) by \(key.oracle)" }
                    switch KeyReader(key.shape).read(texts) {
                    case .match(let match):
                        counts.matches += 1
                        if ways == 0 { Issue.record("nothing gives it: \(place)") }
                        if let fault = key.fault(in: match.fields, giving: texts) { Issue.record("\(fault): \(place)") }
                        if ways > 1, !match.isAmbiguous { Issue.record("other values give it, too: \(place)") }
                        if ways == 1, match.isAmbiguous, repeats == .none { Issue.record("only one: \(place)") }
                        counts.ambiguous += match.isAmbiguous ? 1 : 0
                    case .departure(let departure):
                        counts.departures += 1
                        if ways > 0 { Issue.record("something gives it: \(place)") }
                        if repeats == .none { check(departure, texts, key.oracle) }
                    case .undecided:
                        counts.undecided += 1
                        if repeats == .none { Issue.record("undecided: \(place)") }
                    }
                }
            }
        }
        #expect(counts.matches > 500 && counts.departures > 500 && counts.ambiguous > 20, "\(counts)")
        #expect(counts.undecided < 20, "\(counts)")
    }

    /// The first template that does not have its text, and the longest beginning of one that it has.
    private func check(_ departure: KeyDeparture, _ texts: [String], _ oracle: OracleKey) {
        let columns = oracle.templates.indices.map { part in Set(oracle.keys().map { $0.texts[part] }) }
        let part = texts.indices.first { !columns[$0].contains(texts[$0]) }
        let furthest = part.map { part in
            columns[part].map { zip($0.unicodeScalars, texts[part].unicodeScalars).prefix { $0 == $1 }.count }.max()
                ?? 0
        }
        #expect(departure.part == part && departure.scalars == furthest, "\(texts) by \(oracle)")
        #expect(!departure.expected.isEmpty)
    }
}
