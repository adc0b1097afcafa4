import Testing

@testable import KeywrightKeySpace

/// Large counts must cost few states, and what costs too many must be given up honestly. States are counted, for time
/// depends on the machine.
@Suite struct BudgetTests {
    private func templates(_ most: Int) -> Templates {
        let field = Language.guardedText(delimiter: "#", maxLength: most)
        let colons = Language.guardedText(delimiter: "::", maxLength: most)
        return Templates(languages: ["x": field, "y": field, "z": colons, "w": colons, "f": .ulid])
    }

    @Test(arguments: [254, 100_000])
    func largeCountsCostFewStates(_ most: Int) {
        let (key, algebra) = (templates(most).key, KeyAlgebra(stateBudget: 2_000))
        #expect(algebra.intersection(key("A#<x>"), key("A#<y>")).answer == .witness)
        #expect(algebra.intersection(key("A#<x>"), key("A#<y>#B#<x>")).answer == .never)
        #expect(algebra.intersection(key("A#<x>#C"), key("A#<y>#B")).answer == .never)
        #expect(algebra.intersection(key("A#<x>#C"), key("<y>#<f>#C")).answer == .witness)
        #expect(algebra.intersection(key("A#<x> / <x>"), key("A#<y> / <y>")).answer == .witness)
        #expect(algebra.intersection(key("A#<x> / <x>#B"), key("A#<y> / <y>#C")).answer == .never)
        #expect(algebra.intersection(key("A::<z>"), key("A::<w>::B")).answer == .never)
        #expect(algebra.ambiguity(of: key("A#<x>#<y>")).answer == .never)
        #expect(algebra.ambiguity(of: key("<x><y>")).answer == .witness)
        #expect(algebra.ambiguity(of: key("<z>::<w>")).answer != .unproven)
    }

    /// Nothing but the counts tells these apart.
    @Test func countsAreFollowedWhereTheyMatter() {
        let letters = Language.scalar(in: ScalarSet("a"..."z"))
        func field(_ least: Int, _ most: Int?) -> KeyShape {
            KeyShape(parts: [
                TemplateShape([
                    .literal("A"), .field(FieldID("x"), .repetition(of: letters, atLeast: least, atMost: most)),
                    .field(FieldID("y"), .optional(.sequence([.text("#"), .anyText]))),
                ])
            ])
        }
        #expect(KeyAlgebra().intersection(field(1, 100), field(70, 254)).answer == .witness)
        let even = KeyShape(parts: [
            TemplateShape([
                .field(
                    FieldID("x"), .repetition(of: .sequence([letters, letters]), atLeast: 100, atMost: 2_000))
            ])
        ])
        let odd = KeyShape(parts: [
            TemplateShape([
                .field(FieldID("x"), .repetition(of: letters, atLeast: 3_001, atMost: 3_001))
            ])
        ])
        #expect(KeyAlgebra().intersection(even, odd).answer == .never)
    }

    /// From each part of `a?a?a?…` all later ones can be next: what is looked at there counts too, not the states alone.
    @Test func crowdsOfStepsAreGivenUp() {
        let field = Language.sequence((0..<2_000).map { _ in .optional(.text("a")) })
        let one = KeyShape(parts: [TemplateShape([.literal("A#"), .field(FieldID("x"), field), .literal("b")])])
        let other = KeyShape(parts: [TemplateShape([.literal("A#"), .field(FieldID("x"), field), .literal("c")])])
        let algebra = KeyAlgebra(stateBudget: 5_000)
        #expect(algebra.intersection(one, other).answer == .unproven)
        let two = KeyShape(parts: [
            TemplateShape([.field(FieldID("x"), field), .literal("a"), .field(FieldID("y"), field)])
        ])
        #expect(algebra.ambiguity(of: two).answer == .unproven)
        // What the fields lack tells where they end: that needs no search, either.
        let closed = KeyShape(parts: [
            TemplateShape([.field(FieldID("x"), field), .literal("b"), .field(FieldID("y"), field)])
        ])
        #expect(algebra.ambiguity(of: closed).answer == .never)
        // The only field of a template is what its text leaves to it: that needs no search.
        #expect(algebra.ambiguity(of: one).answer == .never)
    }

    @Test func aSpentBudgetIsSaid() {
        let long = Language.repetition(of: .scalar(in: ScalarSet("a"..."z")), atLeast: 20_000, atMost: 100_000)
        let key = KeyShape(parts: [TemplateShape([.field(FieldID("x"), long)])])
        guard case .unproven(let reason) = KeyAlgebra(stateBudget: 5_000).intersection(key, key) else {
            Issue.record("decided")
            return
        }
        #expect(reason == "it was given up after 5000 states")
        #expect(KeyAlgebra().intersection(key, key).answer == .witness)
    }
}
