package import KeywrightChecks
import KeywrightDiagnostics

extension KeyLookup {
    /// The report of `keywright key` in JSON.
    package func json() -> String {
        let report: JSONValue = [
            "matches": .array(
                matches.map { match in
                    [
                        "entity": .string(match.entity),
                        "values": .object(match.values.map { JSONValue.Member($0.name, $0.value.json) }),
                        "ambiguous": .bool(match.isAmbiguous), "patterns": .strings(match.patterns),
                    ]
                }),
            "nearest": .array(
                nearest.map { departure in
                    [
                        "entity": .string(departure.entity), "attribute": .string(departure.attribute),
                        "template": .string(departure.template), "at": .int(departure.column),
                        "expected": .string(departure.expected),
                    ]
                }),
            "undecided": .array(
                undecided.map { ["entity": .string($0.entity), "reason": .string($0.reason)] }),
        ]
        return report.text() + "\n"
    }

    /// The report in text, made harmless for a terminal.
    ///
    /// - Parameter texts: the key.
    package func text(of texts: [String]) -> String {
        var paragraphs = matches.map(\.text)
        if matches.isEmpty, nearest.isEmpty, undecided.isEmpty {
            paragraphs.append("nothing has such a key: there is no item there\n")
        }
        if let first = nearest.first {
            let text = first.position < texts.count ? texts[first.position] : ""
            let attribute = visibleLine(first.attribute).text
            paragraphs.append("nothing has this key; where its \(attribute) departs from what comes nearest:\n")
            paragraphs += nearest.prefix(Self.mostShown).map { $0.text(of: text) }
            let more = nearest.count - Self.mostShown
            if more > 0 { paragraphs.append("and \(more) more that depart at the same place\n") }
        }
        paragraphs += undecided.map { "\($0.entity) could not be decided: \($0.reason)\n" }
        return paragraphs.joined(separator: "\n")
    }

    /// Where a key has nothing in common with any template, all of a large design would be the nearest.
    private static let mostShown = 10
}

extension WitnessValue {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let text): .number(text)
        case .bool(let value): .bool(value)
        }
    }
}

extension KeyLookup.Match {
    fileprivate var text: String {
        let values = values.map { (visibleLine($0.name), $0.value.json.text(.compact)) }
        let width = values.map(\.0.width).max() ?? 0
        var lines = [visibleLine(entity).text]
        for (name, value) in values {
            lines.append("  \(name.text)\(String(repeating: " ", count: width - name.width)) = \(value)")
        }
        if isAmbiguous { lines.append("  other values give this key, too: these are one choice") }
        let names = patterns.map { visibleLine($0).text }
        lines.append(names.isEmpty ? "  no pattern returns it" : "  returned by \(names.joined(separator: ", "))")
        return lines.map { $0 + "\n" }.joined()
    }
}

extension KeyLookup.Departure {
    /// The text with a caret under the place where it departs.
    fileprivate func text(of text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let before = Array(scalars.prefix(column - 1))
        let isCut = before.count > Self.shownBefore
        let shown = visibleLine(String(String.UnicodeScalarView(before.suffix(Self.shownBefore))))
        let rest = scalars.dropFirst(column - 1)
        let behind = visibleLine(String(String.UnicodeScalarView(rest.prefix(Self.shownBehind)))).text
        let start = isCut ? "…" : ""
        let indentation = String(repeating: " ", count: shown.width + (isCut ? 1 : 0))
        return """
            \(visibleLine(entity).text)  \(visibleLine(attribute).text): \(visibleLine(template).text)
              \(start)\(shown.text)\(behind)\(rest.count > Self.shownBehind ? "…" : "")
              \(indentation)^ expected \(visibleLine(expected).text)

            """
    }

    private static let shownBefore = 80
    private static let shownBehind = 20
}
