import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightPlanner
import KeywrightSynthesis

extension Suggestion {
    /// What is suggested, for a person: each addition with the patterns that read it, then what it costs and how sure it is.
    package func text() -> String {
        var lines: [String] = []
        if !isNeeded {
            lines.append("nothing to suggest: every query that is planned has a key")
        } else if change.isEmpty {
            lines.append("nothing was found that holds")
        } else {
            lines += additions
            if !assumptions.isEmpty { lines += [""] + assumptions.map(text) }
            if !writes.isEmpty { lines += [""] + writes.map(text) }
            lines += ["", optimality]
        }
        if !unserved.isEmpty { lines += [""] + unserved.map { "not served: \($0.pattern): \($0.why)" } }
        if !unplanned.isEmpty {
            lines += [
                "", "left out, since this version does not plan them (KW000): \(unplanned.joined(separator: ", "))",
            ]
        }
        if !warnings.isEmpty {
            lines += ["", "`check` will warn of what no choice of as few indexes avoids:"]
            lines += warnings.map { "  \($0.rule.code): \($0.message)" }
        }
        if !errors.isEmpty {
            lines += ["", "other errors of the design stay:"] + errors.map { "  \($0.rule.code): \($0.message)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var additions: [String] {
        var lines: [String] = []
        for key in change.keys {
            lines.append("key of \(key.entity): \(text(key.templates))")
        }
        for index in change.indexes {
            let sort = index.sort.isEmpty ? "" : ", sort \(index.sort.joined(separator: ", "))"
            lines.append("new index \(index.name): partition \(index.partition.joined(separator: ", "))\(sort)")
        }
        for entry in change.entries {
            let isNew = change.indexes.contains { $0.name == entry.index }
            lines.append(
                "\(entry.entity) in \(entry.index)\(isNew ? "" : ", which has room"): \(text(entry.templates))")
        }
        lines.append("")
        for place in places {
            let names = served.filter { $0.index == place }.map(\.pattern)
            lines.append("\(place ?? "the table") serves \(names.joined(separator: ", "))")
        }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private var places: [String?] {
        served.map(\.index).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func text(_ templates: [DesignChange.Template]) -> String {
        templates.map { "\($0.attribute): \($0.text)" }.joined(separator: ", ")
    }

    private func text(_ assumption: Assumption) -> String {
        let names = assumption.attributes
        let verb = names.count == 1 ? "tells" : "tell"
        return
            "assumed that \(names.map { "`\($0)`" }.joined(separator: " and ")) \(verb) items of \(assumption.entity) apart "
            + "(\(assumption.why)); if not, declare `identity`"
    }

    private func text(_ write: WriteCost) -> String {
        let before = write.before.map { " instead of \(NumberText.plain($0))" } ?? ""
        return
            "creating an item of \(write.entity) writes \(NumberText.plain(write.after)) unit\(write.after == 1 ? "" : "s")\(before)"
    }

    /// How far from the optimum this can be.
    package var optimality: String {
        let count = change.indexes.count
        let noun = { (number: Int) in "\(number) new index\(number == 1 ? "" : "es")" }
        if count == 0 { return "no new index is needed" }
        if count == leastNewIndexes { return "\(noun(count)): no fewer can serve them, whatever the templates" }
        let most = count - leastNewIndexes
        let bound = "at most \(most) more than the least that can be"
        return isExhaustive
            ? "\(noun(count)): of the keys that `suggest` considers none needs fewer; \(bound)"
            : "\(noun(count)): found by a search that was cut short; \(bound)"
    }

    package func json() -> String {
        let report: JSONValue = [
            "format": 1,
            "keys": .array(
                change.keys.map { ["entity": .string($0.entity), "templates": object($0.templates)] }),
            "indexes": .array(
                change.indexes.map {
                    [
                        "name": .string($0.name), "partition": .strings($0.partition), "sort": .strings($0.sort),
                    ]
                }),
            "entries": .array(
                change.entries.map {
                    [
                        "entity": .string($0.entity), "index": .string($0.index), "templates": object($0.templates),
                    ]
                }),
            "served": .array(
                served.map {
                    [
                        "pattern": .string($0.pattern), "index": .string(orNull: $0.index),
                        "read": .number(NumberText.plain($0.read)),
                    ]
                }),
            "unserved": .array(unserved.map { ["pattern": .string($0.pattern), "why": .string($0.why)] }),
            "unplanned": .strings(unplanned),
            "assumptions": .array(
                assumptions.map {
                    [
                        "entity": .string($0.entity), "identity": .strings($0.attributes), "why": .string($0.why),
                    ]
                }),
            "writes": .array(
                writes.map {
                    [
                        "entity": .string($0.entity),
                        "before": $0.before.map { .number(NumberText.plain($0)) } ?? .null,
                        "after": .number(NumberText.plain($0.after)),
                    ]
                }),
            "leastNewIndexes": .number(String(leastNewIndexes)),
            "optimum": .string(
                change.indexes.count == leastNewIndexes ? "reached" : isExhaustive ? "considered" : "bounded"),
            "warnings": .array(warnings.map(finding)),
            "errors": .array(errors.map(finding)),
            "files": .array(
                zip(old, new).filter { $0.bytes != $1.bytes }.map { old, new in
                    [
                        "file": .string(old.path),
                        "diff": .string(
                            String(
                                decoding: unifiedDiff(old: old.bytes, new: new.bytes, path: old.path), as: UTF8.self)),
                    ]
                }),
        ]
        return report.text() + "\n"
    }

    private func object(_ templates: [DesignChange.Template]) -> JSONValue {
        .object(templates.map { JSONValue.Member($0.attribute, .string($0.text)) })
    }

    private func finding(_ finding: Diagnostic) -> JSONValue {
        ["rule": .string(finding.rule.code), "message": .string(finding.message)]
    }
}
