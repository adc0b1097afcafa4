import ArgumentParser
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of findings that are to fail nothing.
struct BaselineFile {
    let path: String

    /// The folder, absolute, from which it names files: so it holds wherever the command is run.
    var folder: String {
        let current = FileManager.default.currentDirectoryPath
        let steps = relativePath(path.hasPrefix("/") ? path : current + "/" + path, from: "").split(separator: "/")
        return "/" + steps.dropLast().joined(separator: "/")
    }

    func read() throws(FileTrouble) -> Baseline {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileTrouble(file: path, message: "the baseline `\(path)` cannot be read")
        }
        guard let document = try? JSONDecoder().decode(Document.self, from: data) else {
            throw FileTrouble(
                file: path, message: "`\(path)` is no baseline of the form that `--write-baseline` writes")
        }
        guard document.version == 1 else {
            throw FileTrouble(
                file: path,
                message: "the baseline `\(path)` is of version \(document.version), and this version knows 1")
        }
        return Baseline(
            document.findings.map { finding in
                Baseline.Entry(
                    rule: finding.rule, file: finding.file, subject: finding.subject.value,
                    count: min(max(finding.count, 0), 1 << 31))
            })
    }

    func write(_ baseline: Baseline) throws(FileTrouble) { try replaceFile(path, with: Array(baseline.text.utf8)) }

    /// Only what may be allowed may be held.
    static func mayHold(_ code: String) -> Bool { Rule.named(code).map { !$0.isFixed } ?? false }
}

private struct Document: Decodable {
    struct Finding: Decodable {
        var rule: String
        var file: String
        var subject: Node
        var count: Int
    }

    struct Node: Decodable {
        var table: String?
        var index: String?
        var entity: String?
        var other: String?
        var attribute: String?
        var pattern: String?
        var type: String?

        var value: Subject {
            Subject(
                table: table, index: index, entity: entity, other: other, attribute: attribute, pattern: pattern,
                type: type)
        }
    }

    enum CodingKeys: String, CodingKey {
        case version = "keywright-baseline"
        case findings
    }

    var version: Int
    var findings: [Finding]
}
