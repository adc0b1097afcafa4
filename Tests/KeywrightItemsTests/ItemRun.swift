import KeywrightDiagnostics
import KeywrightDriver
import KeywrightItems
import KeywrightModel
import Testing

/// Holds texts to a design in memory.
struct ItemRun {
    var design: String
    var limit = 1_000
    var now: Int64?
    /// How many bytes one read gives.
    var piece = Int.max

    func report(_ text: String) throws -> ItemsReport { try report(Array(text.utf8)) }

    func report(_ bytes: [UInt8]) throws -> ItemsReport {
        let compilation = compile(SourceFile(path: "test.keywright.yaml", bytes: Array(design.utf8)))
        // What is unsound is never read against.
        _ = try #require(compilation.plan, "\(compilation.findings.map(\.message))")
        let design = try #require(compilation.design)
        let source = ItemSource(name: "items", isRepeatable: true) { MemorySource(bytes, most: piece) }
        return try checkItems(of: [source], in: design, TableID(0), storage: MemoryStorage(), limit: limit, now: now)
    }

    /// `kind` or `kind attribute` of each finding, in order, with the line.
    func findings(_ text: String) throws -> [String] {
        try report(text).log.findings.map { finding in
            "\(finding.place.line) \(finding.kind.rawValue)" + (finding.attribute.map { " \($0)" } ?? "")
        }
    }
}

/// A temporary file in memory.
final class MemoryStorage: RunStorage {
    private(set) var bytes: [UInt8] = []

    func append(_ more: UnsafeRawBufferPointer) { bytes += more }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) {
        buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + buffer.count])
    }
}
