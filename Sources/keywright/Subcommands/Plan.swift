import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles
import KeywrightModel
import KeywrightPlanner

struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what each access pattern runs and costs, and what the design costs a month.",
        discussion: """
            Examples:
              keywright plan shop.keywright.yaml
              keywright plan shop.keywright.yaml --pattern listOrders
              keywright plan shop.keywright.yaml --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var designs: DesignFiles
    @OptionGroup var common: CommonOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "Only this pattern; may be given several times.")
    var pattern: [String] = []

    func run() throws {
        let sources: [DesignSource]
        do {
            sources = try designs.loadDesigns()
        } catch {
            throw common.refuse(error.message)
        }
        if sources.count > 1 && format == .json {
            throw ValidationError("a plan in JSON is of one design; \(sources.count) were found, so name one")
        }
        let run = compileAll(sources)
        for compilation in run.compilations { try show(compilation, isAlone: run.compilations.count == 1) }
        showFindings(of: run, atLeast: .error, color: common.color, on: .error)
        if !run.isSound { throw FinalStatus.findings }
    }

    private func show(_ compilation: Compilation, isAlone: Bool) throws {
        guard let design = compilation.design, let plan = compilation.plan else {
            if format == .json { Terminal.write("{ \"format\": 1, \"patterns\": [] }\n", to: .output) }
            return
        }
        for name in pattern where !design.patterns.contains(where: { $0.name == name }) {
            let near = nearestName(to: name, among: design.patterns.map(\.name))
            let hint = near.map { "; a pattern with a similar name exists: \($0)" } ?? ""
            throw ValidationError("`\(design.name)` has no pattern '\(name)'\(hint)")
        }
        let part = selected(of: design, plan)
        switch format {
        case .text:
            if !isAlone { Terminal.write("\(visibleLines(compilation.file.path))\n\n", to: .output) }
            let prices = renderPriceText(price(of: part))
            let plans = renderPlanText(part.design, part.plan)
            Terminal.write(visibleLines(plans + (prices.isEmpty ? "" : "\n" + prices)), to: .output)
        case .json:
            Terminal.write(renderPlanJSON(part.design, part.plan, price: price(of: part)), to: .output)
        }
    }

    /// Of asked patterns what their calls cost, and not what the whole design stores.
    private func price(of part: (design: Design, plan: DesignPlan)) -> MonthlyPrice {
        reckonPrice(part.design, part.plan, withStorage: pattern.isEmpty)
    }

    /// The design and its plan with the asked patterns alone.
    private func selected(of design: Design, _ plan: DesignPlan) -> (design: Design, plan: DesignPlan) {
        if pattern.isEmpty { return (design, plan) }
        var design = design
        var plan = plan
        let kept = design.patterns.indices.filter { pattern.contains(design.patterns[$0].name) }
        plan.patterns = kept.map { plan.patterns[$0] }
        design.patterns = kept.map { design.patterns[$0] }
        return (design, plan)
    }
}
