import Testing

@testable import KeywrightKeySpace

/// Keys of two entities that a person can judge.
@Suite struct IntersectionTests {
    @Test(arguments: [
        ("USER#<u> / PROFILE", "USER#<u> / ORDER#<ulid>", Answer.never),
        ("USER#<u> / PROFILE", "USER#<v> / PROFILE", .witness),
        ("USER#<u> / <v>", "USER#<u> / ORDER", .witness),
        ("USER#<u>", "USER#<u>#ORDER#<ulid>", .never),
        ("USER#<u>", "USER#<hash>", .witness),
        ("USER#<hash>", "USER#<u>#ORDER", .never),
        ("USER#<free>", "USER#<u>#ORDER#<ulid>", .witness),
        ("<u>", "<ulid>", .witness),
        ("<ulid>", "<uuid>", .never),
        ("<short>", "<ulid>", .never),
        ("<u><v>", "<ulid>", .witness),
        ("<u>#<v>", "<w>", .never),
        ("<int>", "<ulid>", .never),
        ("<int>", "<pad>", .witness),
        ("<count>", "<pad>", .never),
        ("<status>", "paid", .witness),
        ("<status>", "refunded", .never),
        ("<date>", "<day>", .witness),
        ("<date>", "2026-02-30", .never),
        ("USER", "USER#", .never),
        ("USER#<u> / UNIQUE", "UNIQUE#User#email#<v> / UNIQUE", .never),
        ("<u>#<v>#<w> / UNIQUE", "UNIQUE#User#email#<v> / UNIQUE", .never),
        ("<u>#<v>#<w>#<short> / UNIQUE", "UNIQUE#User#email#<v> / UNIQUE", .witness),
        // One part alone has nothing in common.
        ("A#<u> / <u>", "B#<u> / <u>", .never),
        // Repeated fields, each between delimiters.
        ("USER#<u> / USER#<u>", "USER#<v> / USER#<v>", .witness),
        ("USER#<u> / USER#<u>", "USER#<v> / USER#<v>#ORDER#<ulid>", .never),
        ("USER#<u> / <u>#A", "USER#<ulid> / <ulid>#A", .witness),
        ("<u> / <u>", "a / b", .never),
        ("<u> / <u>", "a / a", .witness),
        ("<u>#<v> / <v>#<u>", "a#b / b#a", .witness),
        ("<u>#<v> / <v>#<u>", "a#b / a#b", .never),
        ("<u>#<v> / <u>#<v>", "<u>#<v> / <v>#<u>", .witness),
        ("<u>#<v> / <u>#<v>", "<ulid>#<uuid> / <uuid>#<ulid>", .never),
        ("<u>#<u>", "<ulid>#<uuid>", .never),
        ("<u>#<u>", "<ulid>#<ulid2>", .witness),
        // Equal by the partition, so that the sort keys' fields begin and end together.
        ("A#<u> / <u>-<w>x", "A#<v> / <v>-<status>", .never),
        ("A#<u> / <u>-<w>", "A#<v> / <v>-<status>", .witness),
        ("A#<u> / <u>#<w>-<u>", "A#<v> / <v>#<free>", .witness),
        // Names of two entities have nothing to do with each other.
        ("<u> / x", "y / <u>", .witness),
        // A repeated field of one side only needs no delimiters.
        ("<u><u>", "aab", .never),
        ("<u><u>", "abab", .witness),
        ("<u>-<u>", "<date>", .never),
    ])
    func decides(_ left: String, _ right: String, _ expected: Answer) {
        let (a, b) = (Templates.usual.key(left), Templates.usual.key(right))
        for (one, other) in [(a, b), (b, a)] {
            let decision = KeyAlgebra().intersection(one, other)
            #expect(decision.answer == expected)
            if let witness = decision.witness {
                expectProof(witness, one, other)
            }
        }
    }

    /// Both sides give the texts of the witness, scalar by scalar, from values of their languages.
    private func expectProof(_ witness: SharedKey, _ left: KeyShape, _ right: KeyShape) {
        for (key, values) in [(left, witness.left), (right, witness.right)] {
            let texts = key.texts(for: values) ?? []
            #expect(texts.map { Array($0.unicodeScalars) } == witness.texts.map { Array($0.unicodeScalars) })
            for (field, value) in zip(key.distinctFields, values) { #expect(field.language.contains(value.text)) }
        }
    }

    @Test func witnessesAreShortAndReadable() throws {
        let algebra = KeyAlgebra()
        let key = Templates.usual.key
        let shared = try #require(
            algebra.intersection(key("USER#<u> / <v>"), key("USER#<long> / ORDER#<free>")).answer == .never
                ? algebra.intersection(key("USER#<u> / <hash>"), key("USER#<long> / a#<free>")).witness : nil)
        #expect(shared.texts == ["USER#a", "a#"])
        #expect(shared.left.map(\.text) == ["a", "a#"])
        #expect(shared.right.map(\.text) == ["a", ""])
        #expect(shared.right.map(\.id) == [FieldID("long"), FieldID("free")])
    }

    /// Texts are equal scalar by scalar, not canonically.
    @Test func composedAndDecomposedLettersDiffer() {
        let algebra = KeyAlgebra()
        let composed = KeyShape(parts: [.literal("caf\u{E9}")])
        let decomposed = KeyShape(parts: [.literal("cafe\u{301}")])
        #expect(algebra.intersection(composed, decomposed).answer == .never)
        #expect(algebra.intersection(composed, composed).answer == .witness)
        let listed = KeyShape(parts: [TemplateShape([.field(FieldID("a"), .texts(["e\u{301}", "x"]))])])
        let other = KeyShape(parts: [TemplateShape([.field(FieldID("b"), .texts(["\u{E9}", "y"]))])])
        #expect(algebra.intersection(listed, other).answer == .never)
    }

    @Test func scalarsBeyondTheBasicPlane() {
        let ducks = Language.repetition(of: .scalar(in: ScalarSet("\u{1F980}"..."\u{1F98F}")), atLeast: 1, atMost: 3)
        let key = KeyShape(parts: [TemplateShape([.literal("🦆#"), .field(FieldID("d"), ducks)])])
        let same = KeyShape(parts: [.literal("🦆#\u{1F986}")])
        let other = KeyShape(parts: [.literal("🦆#\u{1F990}")])
        #expect(KeyAlgebra().intersection(key, same).witness?.left.map(\.text) == ["\u{1F986}"])
        #expect(KeyAlgebra().intersection(key, other).answer == .never)
    }

    @Test(arguments: [
        ("::", "A::<x>", "A::<x>::B::<y>", Answer.never),
        ("::", "A:<x>", "A:<x>::<y>", .never),
        // A single colon is no delimiter: the value may begin or end with one.
        ("::", "A::<x>", "A:::<y>", .witness),
        ("##", "<x>##<y>", "<x>###<y>", .witness),
        ("-#", "<x>-#<y>", "<x>#<y>", .witness),
        ("-#", "<x>-#<y>", "<x>+<y>", .never),
        ("#-#", "<x>#-#", "<x>#-#-#", .witness),
    ])
    func longDelimiters(_ delimiter: String, _ left: String, _ right: String, _ expected: Answer) {
        let field = Language.guardedText(delimiter: delimiter)
        let templates = Templates(languages: ["x": field, "y": field])
        let decision = KeyAlgebra().intersection(templates.key(left), templates.key(right))
        #expect(decision.answer == expected)
        if let witness = decision.witness { expectProof(witness, templates.key(left), templates.key(right)) }
    }

    @Test func textsOfOneAttributeThroughSeveralTransforms() {
        let shape = KeyShape(
            partition: TemplateShape([.literal("D#"), .field(FieldID("at", chain: "lower"), .date)]),
            sort: TemplateShape([.field(FieldID("at"), .timestamp())]))
        // Nothing says how the one follows from the other.
        #expect(KeyAlgebra().intersection(shape, shape).answer == .unproven)
        let other = KeyShape(partition: TemplateShape.literal("D#"), sort: TemplateShape.literal("x"))
        #expect(KeyAlgebra().intersection(shape, other).answer == .never)
    }

    @Test func inexactLanguagesProveOnlyAbsence() {
        let rough = KeyShape(parts: [TemplateShape([.field(FieldID("a"), Language.ulid.overApproximated)])])
        #expect(KeyAlgebra().intersection(rough, Templates.usual.key("<ulid>")).answer == .unproven)
        #expect(KeyAlgebra().intersection(rough, Templates.usual.key("<uuid>")).answer == .never)
    }

    @Test func keysOfDifferentWidthAreNeverTheSame() {
        #expect(
            KeyAlgebra().intersection(Templates.usual.key("<u>"), Templates.usual.key("<u> / <v>")).answer == .never)
    }

    /// The answer is left open, and says so, where repeated fields can overlap.
    @Test func overlappingRepeatsStayUnproven() {
        let long = Language.repetition(of: .scalar(in: ScalarSet(characters: "ab")), atLeast: 1, atMost: nil)
        let templates = Templates(languages: ["x": long, "y": long])
        let decision = KeyAlgebra().intersection(templates.key("a<x><x>"), templates.key("<y><y>b"))
        // There is none, for the letter a would be odd on the left and even on the right: beyond the algebra.
        #expect(decision.answer == .unproven)
    }

    /// A repeated field that is empty stands within one of the other side: between the characters that it covers.
    @Test func anEmptyRepeatedFieldStandsWithinAnother() throws {
        let nothing = TemplateShape.Part.field(FieldID("n"), .texts(["", "zz"]))
        let value = TemplateShape.Part.field(FieldID("v"), .guardedText(delimiter: "::"))
        let left = KeyShape(
            partition: TemplateShape([.literal("a##"), nothing, .literal("#")]),
            sort: TemplateShape([.literal("##"), nothing, .literal("#")]))
        let right = KeyShape(partition: TemplateShape([.literal("a"), value]), sort: TemplateShape([value]))
        let found = try #require(KeyAlgebra().intersection(left, right).witness)
        #expect(left.texts(for: found.left) == found.texts && right.texts(for: found.right) == found.texts)
        let condition = KeyCondition(parts: left.parts.map(PartCondition.equals))
        #expect(KeyAlgebra().read(condition, of: right).witness != nil)
    }
}
