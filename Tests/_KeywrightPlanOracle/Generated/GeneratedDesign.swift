import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel

/// A random design without the patterns for which no code is written, and its code.
struct GeneratedDesign {
    let number: Int
    /// With the patterns that are methods alone.
    let design: PlainDesign
    let compiled: CompiledDesign
    let calls: SwiftCalls
    /// What chance goes on with.
    let random: OracleRandom
    private let compilation: Compilation

    /// nil where no design of this number can be generated.
    ///
    /// - Parameter tally: counts what is left out.
    init?(number: Int, seed: UInt64, features: Set<String> = PlanFeatures.all, _ tally: inout PlanTally) throws {
        guard let made = try soundDesign(number, seed, features, &tally) else { return nil }
        var design = made.design
        // A finding may go with a pattern, and another come.
        while true {
            let compilation = GeneratedDesign.compiled(design)
            let refused = GeneratedDesign.refused(compilation)
            if refused.isEmpty {
                guard compilation.isSound, let resolved = compilation.design, let plan = compilation.plan else {
                    tally.count("designs that are not generated")
                    return nil
                }
                self.compilation = compilation
                calls = SwiftCalls(resolved, plan: plan)
                break
            }
            for rule in refused.values { tally.refused("pattern", rule) }
            design.patterns.removeAll { refused[$0.name] != nil }
        }
        self.number = number
        self.design = design
        compiled = try CompiledDesign(design)
        random = made.random
    }

    private static func compiled(_ design: PlainDesign) -> Compilation {
        compile(SourceFile(path: "oracle.keywright.yaml", bytes: Array(design.yaml.utf8)))
    }

    /// The rules whose errors stand against a pattern, by its name.
    private static func refused(_ compilation: Compilation) -> [String: Set<String>] {
        var refused: [String: Set<String>] = [:]
        let names = Set(compilation.design?.patterns.map(\.name) ?? [])
        for finding in compilation.findings where finding.severity == .error {
            // One finding may be about several patterns: the others are named beside it.
            let related = finding.related.compactMap { $0.message.split(separator: "`").first.map { String($0) } }
            for name in related + [finding.subject.pattern].compactMap({ $0 }) where names.contains(name) {
                refused[name, default: []].insert(finding.rule.code)
            }
        }
        return refused
    }

    /// The Swift files, and the one that calls what stands in them.
    func files() throws -> [GeneratedFile] {
        guard let resolved = compilation.design, let plan = compilation.plan, let emitter = Emitter.named("swift")
        else { return [] }
        // Each in its turn, since all of them have to compile.
        let access = EmitOptions.Access.allCases[number % EmitOptions.Access.allCases.count]
        let layout: EmitOptions.Layout = number % 4 == 3 ? .oneFile("oracle.keywright.swift") : .filePerEntity
        let options = EmitOptions(access: access, layout: layout, sourcePath: "oracle.keywright.yaml")
        let own = CallsWriter(calls: calls, number: number, design: design).text
        return try emitter.emit(resolved, plan: plan, options: options)
            + [GeneratedFile(path: "Calls.swift", contents: own)]
    }
}
