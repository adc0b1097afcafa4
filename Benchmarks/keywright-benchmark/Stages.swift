import CLibYAML
import KeywrightChecks
import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightPlanner
import KeywrightSpec
import KeywrightSyntax

/// What a run of the pipeline has made so far: each stage reads what those before it left.
struct Run {
    let files: [SourceFile]
    var diagnostics = Diagnostics()
    var findings: [Diagnostic] = []
    var events = 0
    var trees: [SyntaxTree] = []
    var specs: [Spec] = []
    var designs: [Design] = []
    var plans: [DesignPlan] = []
    var generated: [GeneratedFile] = []

    /// Each design with its plan.
    var planned: Zip2Sequence<[Design], [DesignPlan]> { zip(designs, plans) }
}

/// A stage of the pipeline, timed on its own.
struct Stage: Sendable {
    var name: String
    /// Whether it is of the front end: what `keywright check` does of a design before it plans, and the rules that need no plan.
    var isFrontEnd = false
    /// Whether it is of what `keywright check` does, all rules among it.
    var isCheck = false
    var body: @Sendable (inout Run) -> Void
}

/// The stages in order. The first is the floor that the others are compared with.
let stages = [
    Stage(name: "libyaml loop") { run in run.events = run.files.reduce(0) { $0 + countEvents(of: $1) } },
    Stage(name: "parseYAML", isFrontEnd: true, isCheck: true) { run in run.trees = parse(run.files, &run.diagnostics) },
    Stage(name: "decodeSpec", isFrontEnd: true, isCheck: true) { run in
        run.specs = decode(run.trees, &run.diagnostics)
    },
    Stage(name: "resolveDesign", isFrontEnd: true, isCheck: true) { run in
        run.designs = run.specs.compactMap { resolveDesign($0, diagnostics: &run.diagnostics) }
    },
    Stage(name: "planAccess", isCheck: true) { run in run.plans = run.designs.map { planAccess($0) } },
    Stage(name: "rules of reading", isFrontEnd: true) { run in check(rulesOfReading, &run) },
    Stage(name: "runChecks", isCheck: true) { run in check(Rule.all, &run) },
    Stage(name: "applyPolicy", isCheck: true) { run in
        for design in run.designs {
            run.findings = applyPolicy(of: design, to: run.diagnostics.sorted(), ran: Rule.all, asked: [])
        }
    },
    Stage(name: "emit swift") { run in run.generated = emit("swift", run) },
    Stage(name: "emit table-json") { run in run.generated = emit("table-json", run) },
]

/// The rules that look at what was read, whatever the planner makes of it: of the language, of limits and of habits.
private let rulesOfReading = Rule.all.filter { rule in
    ["KW0", "KW4", "KW7"].contains { rule.id.code.hasPrefix($0) }
}

private func check(_ rules: [Rule], _ run: inout Run) {
    for (design, plan) in run.planned {
        runChecks(design, plan: plan, rules: rules, diagnostics: &run.diagnostics)
    }
}

private func emit(_ target: String, _ run: Run) -> [GeneratedFile] {
    guard let emitter = Emitter.named(target) else { return [] }
    let options = EmitOptions(sourcePath: "design.keywright.yaml")
    return run.planned.flatMap { design, plan in
        // The built-in templates do not fail: a test renders each.
        (try? emitter.emit(design, plan: plan, options: options)) ?? []
    }
}

private func parse(_ files: [SourceFile], _ diagnostics: inout Diagnostics) -> [SyntaxTree] {
    var trees: [SyntaxTree] = []
    for (index, file) in files.enumerated() {
        if let tree = parseYAML(file, id: FileID(UInt32(index)), diagnostics: &diagnostics) { trees.append(tree) }
    }
    return trees
}

/// The design that the first file begins, with the parts that the others are.
private func decode(_ trees: [SyntaxTree], _ diagnostics: inout Diagnostics) -> [Spec] {
    guard let tree = trees.first, let design = decodeSpec(tree, file: tree.file, diagnostics: &diagnostics) else {
        return []
    }
    var assembly = SpecAssembly(design)
    for tree in trees.dropFirst() {
        if let part = decodeSpec(tree, file: tree.file, isPart: true, diagnostics: &diagnostics) {
            assembly.add(part, diagnostics: &diagnostics)
        }
    }
    return [assembly.spec]
}

/// libyaml's own loop over the events of a file, which come to nothing.
private func countEvents(of file: SourceFile) -> Int {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
        parser.deallocate()
        event.deallocate()
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
        guard yaml_parser_initialize(parser) == 1 else { return 0 }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        var count = 0
        while yaml_parser_parse(parser, event) == 1 {
            let isLast = event.pointee.type == YAML_STREAM_END_EVENT
            yaml_event_delete(event)
            count += 1
            if isLast { break }
        }
        return count
    }
}
