import KeywrightDiagnostics
import KeywrightModel

@testable import KeywrightDriver

/// A design and the files beside it, read as `check` does it up to the resolved design.
struct FuzzedReader {
    /// A line of this parts two files: what stands before the first is the design's own, the others are `1.yaml`, `2.yaml` …
    static let partition = Array("\n# file\n".utf8)

    private let source: DesignSource

    init(_ bytes: [UInt8]) {
        let texts = FuzzedReader.parts(of: bytes)
        let design = SourceFile(path: "fuzz.keywright.yaml", bytes: texts.first ?? [])
        let beside = texts.dropFirst().enumerated()
            .map { ("\($0 + 1).yaml", SourceFile(path: "\($0 + 1).yaml", bytes: $1)) }
        let files = Dictionary(uniqueKeysWithValues: beside)
        let entries = beside.map { FolderEntry($0.0, .file) }
        source = DesignSource(
            file: design, identity: design.path,
            read: { path in files[path].map { .file($0, identity: path) } ?? .missing },
            list: { $0.isEmpty ? entries : [] })
    }

    func run() {
        var files = SourceTable()
        var diagnostics = Diagnostics()
        let design = readSources(source, files: &files, diagnostics: &diagnostics)
            .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
        precondition(design != nil || diagnostics.hasErrors, "neither a design nor an error")
        let findings = diagnostics.sorted()
        let areTexts = files.files.map { String(validating: $0.bytes, as: UTF8.self) != nil }
        for finding in findings {
            let code = finding.rule.code
            precondition(!finding.message.isEmpty && !finding.message.utf8.contains(10), "\(code) is no line")
            for span in [finding.primary.span] + finding.related.map(\.span)
                + finding.fixIts.flatMap(\.edits).map(\.span)
            {
                let file = Int(span.file.rawValue)
                precondition(file < files.files.count && span.lower <= span.upper, "\(code) stands nowhere")
                let range = Int(span.lower)..<Int(span.upper)
                let bytes = files.files[file].bytes
                // What is no text has no characters.
                hold(range, to: areTexts[file] ? bytes : Array(repeating: 0, count: bytes.count), code)
            }
        }
        // One is enough to try how they are shown: each input has another.
        _ = renderText(Array(findings.prefix(1)), files: files.files)
    }

    private static func parts(of bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var start = 0
        var at = 0
        while at < bytes.count {
            if bytes[at] == partition[0], bytes[at...].starts(with: partition) {
                parts.append(Array(bytes[start..<at]))
                start = at + partition.count
                at = start
            } else {
                at += 1
            }
        }
        return parts + [Array(bytes[start...])]
    }
}
