import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// Every repair that KW201 offers, of the designs in `schemas/` and of the rules' examples, is put into the design by hand: then the
/// pattern has a plan, and no error is new.
@Suite("KW201 needs-scan: what it offers for real designs")
struct NeedsScanRepairOfDesignsTests {
    /// Name and text.
    private static let designs: [(String, String)] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas")
        var found: [(String, String)] = []
        for folder in [root, root.appending(path: "corpus")] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for name in names.sorted() where name.hasSuffix(".keywright.yaml") {
                if let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) {
                    found.append((name, text))
                }
            }
        }
        for rule in Rule.all { found += [("\(rule.id.code) bad", rule.bad), ("\(rule.id.code) good", rule.good)] }
        return found
    }()

    private func findings(_ text: String) -> [Diagnostic] {
        compile(SourceFile(path: "t.keywright.yaml", text: text)).findings
    }

    /// An error by its rule and what it is about.
    private func errors(_ findings: [Diagnostic]) -> Set<String> {
        Set(findings.filter { $0.severity == .error }.map { "\($0.rule.code) \($0.subject)" })
    }

    @Test("plans, and brings no error")
    func everyRepairHolds() throws {
        var applied = 0
        for (name, text) in Self.designs {
            let before = findings(text)
            for finding in before where finding.rule.code == "KW201" && !finding.help.isEmpty {
                let pattern = try #require(finding.subject.pattern)
                let table = Self.table(of: pattern, in: text)
                let repaired = try #require(
                    try Self.apply(finding.help, to: text, table), "\(name): \(finding.help)")
                let after = findings(repaired)
                #expect(
                    !after.contains { $0.severity == .error && $0.subject.pattern == pattern },
                    "\(name): \(pattern): \(finding.help)")
                #expect(errors(after).subtracting(errors(before)) == [], "\(name): \(pattern): \(finding.help)")
                applied += 1
            }
        }
        #expect(applied >= 6)
    }

    private static func quoted(_ help: String, after opening: String) -> String? {
        guard help.hasPrefix(opening), help.hasSuffix("`") || help.hasSuffix("` to the table") else { return nil }
        let rest = help.dropFirst(opening.count)
        return rest.split(separator: "`").first.map(String.init)
    }

    /// The name of a pattern's table, where the design has several.
    private static func table(of pattern: String, in text: String) -> String? {
        let design = compile(SourceFile(path: "t.keywright.yaml", text: text)).design
        let found = design?.patterns.first { $0.name == pattern }
        guard let design, design.tables.count > 1, let entity = found?.entities.first else { return nil }
        return design[design[entity].table].name
    }

    /// The text with what the lines of help say; nil where they could not be followed.
    private static func apply(_ help: [String], to text: String, _ table: String?) throws -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for entry in help {
            if let index = quoted(entry, after: "add the index `") {
                guard insert(index, under: table ?? "table", at: table == nil ? 0 : 2, into: &lines) else { return nil }
            } else if let match = entry.firstMatch(of: /^in `(\w+)`: `indexes: \{ (.*) \}`$/) {
                guard insert(String(match.2), under: String(match.1), at: 2, into: &lines) else { return nil }
            } else if !entry.hasSuffix("` has room for it") {
                return nil
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Puts an entry under `indexes` of a map in the canonical layout.
    private static func insert(_ entry: String, under name: String, at depth: Int, into lines: inout [String]) -> Bool {
        let margin = String(repeating: " ", count: depth)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("\(margin)\(name):") }) else { return false }
        if lines[start].hasSuffix("}") {
            if let range = lines[start].range(of: "indexes: { ") {
                lines[start].insert(contentsOf: entry + ", ", at: range.upperBound)
            } else {
                lines[start] = lines[start].dropLast(2) + ", indexes: { \(entry) } }"
            }
            return true
        }
        let end =
            lines[(start + 1)...].firstIndex {
                !$0.isEmpty && !$0.hasPrefix(margin + " ") && !$0.drop { $0 == " " }.hasPrefix("#")
            } ?? lines.count
        let body = lines.indices[(start + 1)..<end]
        if let known = body.first(where: { lines[$0] == "\(margin)  indexes:" }) {
            lines.insert("\(margin)    \(entry)", at: known + 1)
        } else if let flow = body.first(where: { lines[$0].hasPrefix("\(margin)  indexes: { ") }) {
            lines[flow] = lines[flow].replacing("indexes: { ", with: "indexes: { \(entry), ", maxReplacements: 1)
        } else if let key = body.first(where: { lines[$0].hasPrefix("\(margin)  key:") }) {
            lines.insert(contentsOf: ["\(margin)  indexes:", "\(margin)    \(entry)"], at: key + 1)
        } else {
            return false
        }
        return true
    }
}
