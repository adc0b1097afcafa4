import KeywrightKeySpace
import Testing

@testable import KeywrightChecks

@Suite struct PacedAlgebraTests {
    /// What stays open by its nature takes no states from the questions behind it; what used them up does.
    @Test(arguments: [
        ("it was given up after 200000 states", 5_000), ("a placeholder is only known approximately", 200_000),
    ])
    func onlyWhatUsedUpItsStatesShortensTheNext(reason: String, left: Int) {
        var algebra = PacedAlgebra()
        var last = 0
        for _ in 0..<60 {
            _ = algebra.decide { algebra -> Decision<String> in
                last = algebra.stateBudget
                return .unproven(reason)
            }
        }
        #expect(last == left)
        _ = algebra.decide { algebra -> Decision<String> in
            last = algebra.stateBudget
            return .witness("found")
        }
        #expect(last == left)
    }

    /// The reasons are those of the algebra itself.
    @Test func theAlgebraSaysWhichItIs() {
        let long = Language.repetition(of: .scalar(in: ScalarSet("a"..."z")), atLeast: 20_000, atMost: 100_000)
        let key = KeyShape(parts: [TemplateShape([.field(FieldID("x"), long)])])
        #expect(KeyAlgebra(stateBudget: 5_000).intersection(key, key).isGivenUp)
        let field = TemplateShape([.field(FieldID("x"), Language.anyText.overApproximated)])
        let open = KeyAlgebra().intersection(KeyShape(parts: [field]), KeyShape(parts: [field]))
        #expect(!open.isGivenUp && open.witness == nil && !open.isNever)
    }
}
