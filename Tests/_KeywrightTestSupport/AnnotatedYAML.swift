package import KeywrightDiagnostics

/// A design whose expected findings stand in it as comments:
///
/// ```yaml
/// sortKey: createdAt
/// #        ^^^^^^^^^ error[KW006]: there is no attribute `createdAt`
/// ```
///
/// The carets stand under the place on the nearest line above that is no such comment; a `#` that touches the first
/// caret is part of the run, and `##` is a run of one. An empty place is marked by one caret, a place over several lines
/// up to the end of the first. The message may be left out, and may be the beginning of one.
package struct AnnotatedYAML {
    struct Expectation {
        var start: LineIndex.Position
        var end: LineIndex.Position
        var severity: String
        var code: String
        /// nil where any will do.
        var message: String?
    }

    package let file: SourceFile
    /// The rules that are expected to speak.
    package var expectedCodes: [String] { expectations.map(\.code) }
    private(set) var expectations: [Expectation] = []

    package init(_ text: String, path: String = "test.keywright.yaml") {
        file = SourceFile(path: path, text: text)
        var marked = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let expectation = AnnotatedYAML.expectation(in: String(line), about: marked) {
                expectations.append(expectation)
            } else {
                marked = index + 1
            }
        }
    }

    /// The same design, where only these rules are expected to speak.
    package func expecting(only isExpected: (_ code: String) -> Bool) -> AnnotatedYAML {
        var copy = self
        copy.expectations = expectations.filter { isExpected($0.code) }
        return copy
    }

    /// The same without what is expected within these parts of the file.
    package func leavingOut(_ parts: [SourceSpan]) -> AnnotatedYAML {
        let index = LineIndex(file)
        let lines = parts.map { index.positions(of: $0) }.map { $0.start.line...max($0.start.line, $0.end.line) }
        var copy = self
        copy.expectations = expectations.filter { expected in !lines.contains { $0.contains(expected.start.line) } }
        return copy
    }

    /// What was expected and did not come, and what came and was not expected; empty if all is as it should be.
    ///
    /// - Parameter isTolerated: what may come without being expected.
    package func mismatches(
        with findings: [Diagnostic], tolerating isTolerated: (Diagnostic) -> Bool = { _ in false }
    ) -> [String] {
        let lines = LineIndex(file)
        var left = expectations
        var mismatches: [String] = []
        for finding in findings {
            let (start, end) = place(of: finding, lines)
            let match = left.firstIndex {
                $0.start == start && $0.end == end && $0.severity == finding.severity.rawValue
                    && $0.code == finding.rule.code && finding.message.hasPrefix($0.message ?? "")
            }
            if let match {
                left.remove(at: match)
            } else if !isTolerated(finding) {
                mismatches.append(
                    "unexpected \(start.line):\(start.column)-\(end.column) "
                        + "\(finding.severity)[\(finding.rule.code)]: \(finding.message)")
            }
        }
        return mismatches
            + left.map {
                "missing \($0.start.line):\($0.start.column)-\($0.end.column) \($0.severity)[\($0.code)]: \($0.message ?? "…")"
            }
    }

    private func place(
        of finding: Diagnostic, _ lines: LineIndex
    ) -> (start: LineIndex.Position, end: LineIndex.Position) {
        let span = finding.primary.span
        var (start, end) = lines.positions(of: span)
        if end.line > start.line {
            end = lines.position(of: lines.range(ofLine: start.line).upperBound)
        }
        if end == start { end.column += 1 }
        return (start, end)
    }

    /// The expectation that a line states, about the line before.
    private static func expectation(in line: String, about marked: Int) -> Expectation? {
        let scalars = Array(line.unicodeScalars)
        guard let hash = scalars.firstIndex(where: { $0 != " " }), scalars[hash] == "#",
            let first = scalars[(hash + 1)...].firstIndex(where: { $0 != " " }),
            scalars[first] == "^" || (scalars[first] == "#" && first == hash + 1)
        else { return nil }
        let end = scalars[first] == "#" ? first : scalars[first...].prefix { $0 == "^" }.endIndex
        let start = first == hash + 1 ? hash : first
        var text = Substring(String(String.UnicodeScalarView(scalars[end...]))).drop { $0 == " " || $0 == "#" }
        let severity = text.prefix { $0.isLetter }
        text = text.dropFirst(severity.count)
        guard text.first == "[", let close = text.firstIndex(of: "]") else { return nil }
        let code = text[text.index(after: text.startIndex)..<close]
        let rest = text[text.index(after: close)...]
        let message = rest.hasPrefix(": ") ? String(rest.dropFirst(2)) : nil
        return Expectation(
            start: LineIndex.Position(line: marked, column: start + 1),
            end: LineIndex.Position(line: marked, column: end + 1), severity: String(severity),
            code: String(code), message: message)
    }
}
