import KeywrightDiagnostics
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax
import Testing
import _KeywrightTestSupport

@testable import KeywrightPlanner

/// The shop as it is read from its file has the plans that the shop built by hand has.
@Suite("Plans of the shop's file")
struct ShopFileTests {
    static let design: Design? = {
        guard let file = try? repositoryFile("schemas/shop.keywright.yaml") else { return nil }
        var diagnostics = Diagnostics()
        return parseYAML(file, id: FileID(0), diagnostics: &diagnostics)
            .flatMap { decodeSpec($0, file: FileID(0), diagnostics: &diagnostics) }
            .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
    }()

    @Test("Requests", arguments: ShopFixture.design.patterns.map(\.name))
    func requests(name: String) throws {
        let design = try #require(Self.design)
        let facts = try #require(PlanFacts(design, name))
        let byHand = try #require(PlanFacts(ShopFixture.design, name))
        #expect(facts.operations == byHand.operations)
        #expect(facts.plan.index == byHand.plan.index)
        #expect(facts.key == byHand.key)
        #expect(facts.conditions == byHand.conditions)
        #expect(facts.change == byHand.change)
        #expect(facts.filter == byHand.filter)
        #expect(facts.plan.foreign.isEmpty)
    }

    @Test("Every pattern has a plan, each parameter once")
    func parameters() throws {
        let design = try #require(Self.design)
        let names = planAccess(design).patterns.map { outcome in outcome.plan?.parameters.map(\.name) ?? ["none"] }
        #expect(
            names == [
                ["userId"], ["user"], ["userId", "name"], ["userId"], ["userId"], ["orderId"], ["orderId"],
                ["userId", "orderId"], ["order", "items"],
            ])
    }
}
