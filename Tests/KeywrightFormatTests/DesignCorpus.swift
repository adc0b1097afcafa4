import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// Every YAML text of the repository: files, examples of rules and documents, and the texts of all tests.
enum DesignCorpus {
    struct Text: CustomTestStringConvertible, Sendable {
        var name: String
        var bytes: [UInt8]

        var testDescription: String { name }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The designs that are files of their own.
    static let files: [Text] = paths(in: ["schemas", "Tests", "Examples"], ending: ".yaml").compactMap { path in
        FileManager.default.contents(atPath: root.appending(path: path).path).map { Text(name: path, bytes: Array($0)) }
    }

    /// The designs of README and documents.
    static let documents: [Text] = (["README.md"] + paths(in: ["docs"], ending: ".md")).flatMap { path in
        (text(path)?.matches(of: /(?s)```yaml\n(.*?)```/) ?? []).enumerated().map { index, match in
            Text(name: "\(path) \(index + 1)", bytes: Array(match.1.utf8))
        }
    }

    /// The examples of the rules.
    static let examples: [Text] = Rule.all.flatMap { rule in
        [("bad", rule.bad), ("good", rule.good)].map {
            Text(name: "\(rule.id.code) \($0)", bytes: Array(($1 + "\n").utf8))
        }
    }

    /// The texts in triple quotes of all tests that YAML reads as a map.
    static let testTexts: [Text] = (paths(in: ["Tests"], ending: ".swift") + paths(in: ["Tests"], ending: ".py"))
        .flatMap {
            path in
            (text(path)?.matches(of: /(?s)"""\\?\n(.*?)\n?( *)"""/) ?? []).enumerated().compactMap {
                index, match -> Text? in
                let indentation = String(match.2)
                let lines = match.1.split(separator: "\n", omittingEmptySubsequences: false).map {
                    $0.hasPrefix(indentation) ? $0.dropFirst(indentation.count) : $0
                }
                let text = Text(name: "\(path) \(index + 1)", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
                return parsed(text.bytes)?.root?.kind == .mapping ? text : nil
            }
        }

    static let all = files + documents + examples + testTexts

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: root.appending(path: path).path).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func paths(in folders: [String], ending: String) -> [String] {
        folders.flatMap { folder in
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) && !$0.contains(".build") }
                .map { folder + "/" + $0 }.sorted()
        }
    }
}

func parsed(_ bytes: [UInt8]) -> SyntaxTree? {
    var diagnostics = Diagnostics()
    return parseYAML(SourceFile(path: "t.yaml", bytes: bytes), id: FileID(0), diagnostics: &diagnostics)
}
