import KeywrightDiagnostics

extension ItemsReport {
    /// The report of `keywright items` in JSON.
    package func json() -> String {
        let report: JSONValue = [
            "format": 1, "table": .string(table), "files": .strings(files),
            "findings": .array(log.findings.map(json)),
            "counts": .object(
                FindingKind.allCases.compactMap { kind in
                    log.counts[kind].map { JSONValue.Member(kind.rawValue, .int($0)) }
                }),
            "entities": .array(totals.entities.map(\.json)),
            "companions": .array(totals.companions.map(\.json)),
            "unknown": totals.unknown.figures, "skipped": totals.skipped.figures,
            "summary": [
                "items": .int(totals.items), "findings": .int(log.total), "duplicates": .bool(findsDuplicates),
            ],
        ]
        return report.text() + "\n"
    }

    private func json(_ finding: ItemFinding) -> JSONValue {
        var members: [JSONValue.Member] = [JSONValue.Member("kind", .string(finding.kind.rawValue))]
        members += json(finding.place, finding.key)
        members += [
            JSONValue.Member("entity", .string(orNull: finding.entity)),
            JSONValue.Member("attribute", .string(orNull: finding.attribute)),
            JSONValue.Member("index", .string(orNull: finding.index)),
            JSONValue.Member("seen", .string(finding.seen)), JSONValue.Member("expected", .string(finding.expected)),
            JSONValue.Member("other", finding.other.map { .object(json($0, finding.otherKey)) } ?? .null),
        ]
        return .object(members)
    }

    private func json(_ place: ItemPlace, _ key: [(name: String, value: String)]) -> [JSONValue.Member] {
        let key: JSONValue = key.isEmpty ? .null : .object(key.map { JSONValue.Member($0.name, .string($0.value)) })
        return [
            JSONValue.Member("file", .string(files[place.file])), JSONValue.Member("line", .int(place.line)),
            JSONValue.Member("column", .int(place.column)), JSONValue.Member("key", key),
        ]
    }

    /// The report in text, made harmless for a terminal.
    package func text() -> String {
        var blocks = log.findings.map(text)
        let more = FindingKind.allCases.compactMap { kind -> String? in
            let count = log.counts[kind] ?? 0
            return count > log.limit ? "and \(count - log.limit) more of \(kind.rawValue)\n" : nil
        }
        if !more.isEmpty { blocks.append(more.joined()) }
        blocks.append(summaryTable)
        return blocks.joined(separator: "\n")
    }

    /// What was read and found, on one line.
    package var summary: String {
        let kinds = FindingKind.allCases.count { (log.counts[$0] ?? 0) > 0 }
        let found =
            log.total == 0
            ? "no findings"
            : "\(log.total) finding\(log.total == 1 ? "" : "s") of \(kinds) kind\(kinds == 1 ? "" : "s")"
        return "\(totals.items) item\(totals.items == 1 ? "" : "s") of table `\(table)`: \(found)"
    }

    private func text(_ finding: ItemFinding) -> String {
        let subject = finding.entity.map { " " + visibleLine($0).text } ?? ""
        var lines = ["\(text(finding.place)): \(finding.kind.rawValue)\(subject)"]
        if !finding.key.isEmpty { lines.append("  " + text(finding.key)) }
        let attribute = finding.attribute.map { visibleLine($0).text }
        let index = finding.index.map { visibleLine($0).text }
        let about: String =
            switch (attribute, index) {
            case (let attribute?, let index?): "\(attribute) (\(index)): "
            case (let name?, nil), (nil, let name?): "\(name): "
            case (nil, nil): ""
            }
        lines.append("  \(about)\(visibleLine(finding.seen).text)")
        lines.append("  expected \(visibleLine(finding.expected).text)")
        if let other = finding.other {
            let key = finding.otherKey.isEmpty ? "" : ", " + text(finding.otherKey)
            lines.append("  the other is at \(text(other))\(key)")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func text(_ place: ItemPlace) -> String {
        "\(visibleLine(files[place.file]).text):\(place.line)\(place.column > 1 ? ":\(place.column)" : "")"
    }

    private func text(_ key: [(name: String, value: String)]) -> String {
        key.map { "\(visibleLine($0.name).text) = \(JSONValue.string($0.value).text(.compact))" }.joined(
            separator: ", ")
    }

    /// A row for each entity, each kind of companion, and what is neither.
    private var summaryTable: String {
        var rows = [["", "items", "bytes", "mean", "findings", ""]]
        for count in totals.entities { rows.append(row(count)) }
        for count in totals.companions { rows.append(row(count)) }
        if totals.skipped.items > 0 { rows.append(row(totals.skipped, "(foreign, skipped)")) }
        if totals.unknown.items > 0 { rows.append(row(totals.unknown, "(unknown)")) }
        if totals.later > 0 { rows.append(["(other)", "", "", "", String(totals.later), ""]) }
        let cells = rows.map { $0.map { visibleLine($0) } }
        let widths = (0..<6).map { column in cells.map { $0[column].width }.max() ?? 0 }
        return cells.map { row in
            var line = row[0].text + String(repeating: " ", count: widths[0] - row[0].width)
            for column in 1..<5 {
                line += "  " + String(repeating: " ", count: widths[column] - row[column].width) + row[column].text
            }
            if !row[5].text.isEmpty { line += "  " + row[5].text }
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    private func row(_ count: ItemTotals.Count, _ name: String? = nil) -> [String] {
        let mean = count.items == 0 ? "" : String((count.bytes + count.items / 2) / count.items)
        var expected: [String] = []
        if let items = count.expectedItems { expected.append("\(figure(items)) items") }
        if let size = count.expectedSize { expected.append("a mean of \(figure(size))") }
        return [
            name ?? count.name, String(count.items), String(count.bytes), mean, String(count.findings),
            expected.isEmpty ? "" : "declared: \(expected.joined(separator: ", "))",
        ]
    }
}

extension ItemTotals.Count {
    fileprivate var json: JSONValue {
        [
            isCompanion ? "companion" : "entity": .string(name), "items": .int(items), "bytes": .int(bytes),
            "findings": .int(findings),
            "expected": [
                "count": expectedItems.map { .number(figure($0)) } ?? .null,
                "size": expectedSize.map { .number(figure($0)) } ?? .null,
            ],
        ]
    }

    fileprivate var figures: JSONValue {
        ["items": .int(items), "bytes": .int(bytes), "findings": .int(findings)]
    }
}

/// A declared figure without an exponent: a whole one without a point.
private func figure(_ value: Double) -> String {
    Int(exactly: value.rounded()).map { value == value.rounded() ? String($0) : value.description } ?? value.description
}
