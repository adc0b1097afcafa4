import Foundation
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import Testing

/// What KW201 offers, put into the text of a design as a reader of the finding would.
enum Repair {
    /// Holds every repair of a design to it: then the pattern has a plan, and no error is new.
    ///
    /// - Returns: how many there were.
    static func expectAllHold(in text: String, called name: String) throws -> Int {
        var applied = 0
        let before = findings(text)
        for finding in before where finding.rule.code == "KW201" && finding.help.count > 1 {
            let pattern = try #require(finding.subject.pattern)
            let table = table(of: pattern, in: text)
            let repaired = try #require(try apply(finding.help, to: text, table), "\(name): \(finding.help)")
            let after = findings(repaired)
            let known = Set(before.map(key))
            let failing = Set(before.filter { $0.severity == .error }.compactMap(\.subject.pattern))
            let bad = after.filter { found in
                let own = found.subject.pattern
                // Of another pattern that had an error something else may be told now.
                let isNew = own == pattern || !known.contains(key(found)) && !(own.map(failing.contains) ?? false)
                return isNew && found.severity == .error && !ofPatterns.contains(found.rule.code)
            }
            let told = bad.map { "\($0.rule.code) \($0.message)" }
            if !told.isEmpty {
                Issue.record("\(name): \(pattern): \(finding.help) brings \(told)\n\(repaired)")
            }
            applied += 1
        }
        return applied
    }

    /// What is told of a pattern whatever its plan is, once it has one.
    private static let ofPatterns: Set<String> = ["KW207", "KW217"]

    private static func findings(_ text: String) -> [Diagnostic] {
        compile(SourceFile(path: "t.keywright.yaml", text: text)).findings
    }

    /// A finding by its rule and what it is about.
    private static func key(_ finding: Diagnostic) -> String { "\(finding.rule.code) \(finding.subject)" }

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
