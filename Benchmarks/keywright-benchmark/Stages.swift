import CLibYAML
import KeywrightDiagnostics
import KeywrightSyntax

/// What a run of the pipeline has made so far: each stage reads what those before it left.
struct Run {
    let files: [SourceFile]
    var diagnostics = Diagnostics()
    var events = 0
    var trees: [SyntaxTree] = []
}

/// A stage of the pipeline, timed on its own.
struct Stage: Sendable {
    var name: String
    var body: @Sendable (inout Run) -> Void
}

/// The stages in order. The first is the floor that the others are compared with.
let stages = [
    Stage(name: "libyaml loop") { run in run.events = run.files.reduce(0) { $0 + countEvents(of: $1) } },
    Stage(name: "parseYAML") { run in run.trees = parse(run.files, &run.diagnostics) },
]

private func parse(_ files: [SourceFile], _ diagnostics: inout Diagnostics) -> [SyntaxTree] {
    var trees: [SyntaxTree] = []
    for (index, file) in files.enumerated() {
        if let tree = parseYAML(file, id: FileID(UInt32(index)), diagnostics: &diagnostics) { trees.append(tree) }
    }
    return trees
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
