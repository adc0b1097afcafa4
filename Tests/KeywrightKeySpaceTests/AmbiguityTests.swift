import Testing

@testable import KeywrightKeySpace

@Suite struct AmbiguityTests {
    @Test(arguments: [
        ("PROFILE", Answer.never),
        ("USER#<u>", .never),
        ("<u><v>", .witness),
        ("<u>-<v>", .witness),
        ("<u>#<v>", .never),
        ("<u>#<hash>", .never),
        ("<hash>#<u>", .never),
        ("<hash>#<hash>", .witness),
        ("<hash>#a#<u>", .never),
        ("<ulid><u>", .never),
        ("<u><ulid>", .never),
        ("<ulid><uuid><date>", .never),
        ("<int><count>", .witness),
        ("<count><pad>", .never),
        ("<status><status>", .never),
        ("A#<u> / <v><w>", .witness),
        ("A#<u> / <u><v>", .never),
        ("A#<u> / <v><u>", .never),
        ("<u>#<v> / <u><v>", .never),
        ("<u><v> / <u>#x", .never),
        ("<u><v> / <v>#<w>", .never),
        ("<u><v> / <u><v>", .witness),
        ("<long><long>", .never),
        ("<long><u>", .witness),
    ])
    func decides(_ key: String, _ expected: Answer) {
        var templates = Templates.usual
        if key == "<hash>#<hash>" {
            templates.languages["other"] = templates.languages["hash"]
        }
        let shape = templates.key(key == "<hash>#<hash>" ? "<hash>#<other>" : key)
        let decision = KeyAlgebra().ambiguity(of: shape)
        #expect(decision.answer == expected)
        if let witness = decision.witness {
            #expect(shape.texts(for: witness.left) == witness.texts)
            #expect(shape.texts(for: witness.right) == witness.texts)
            #expect(witness.left.map(\.text) != witness.right.map(\.text))
            for (field, (one, other)) in zip(shape.distinctFields, zip(witness.left, witness.right)) {
                #expect(field.language.contains(one.text) && field.language.contains(other.text))
            }
        }
    }

    @Test func wordsOfTheEmptySpaceAreNotAmbiguous() {
        let templates = Templates(languages: ["none": .nothing, "u": .guardedText(delimiter: "#")])
        #expect(KeyAlgebra().ambiguity(of: templates.key("<u><none><u>")).answer == .never)
    }

    /// The values of a scope's attribute can be forged where one text is read with two of them.
    @Test(arguments: [
        ("<u>#USER", "<v>#USER#<w>", Answer.never),
        ("<u>", "<v>#USER", .never),
        ("<u>#<free>", "<hash>#USER", .witness),
        ("<ulid><u>", "<ulid2><w>", .never),
        ("<u><v>", "<w>", .witness),
    ])
    func disagreement(_ left: String, _ right: String, _ expected: Answer) {
        let decision = KeyAlgebra().disagreement(
            Templates.usual.template(left), on: 0, Templates.usual.template(right), on: 0)
        #expect(decision.answer == expected)
        if let witness = decision.witness { #expect(witness.left[0].text != witness.right[0].text) }
    }
}
