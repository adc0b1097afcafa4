/// Findings as SARIF 2.1.0, with all that GitHub's code scanning asks for.
///
/// Every rule is listed, so that a clean report closes what earlier ones opened. Silenced findings are left out unless asked
/// for: code scanning opens them all the same. A run that came to no end says so and has no results at all, for an empty list
/// would close every alert. Columns count UTF-16 code units, and the report says so; places are relative references.
package func renderSARIF(_ report: CheckReport) -> String {
    var writer = SARIFResults(report)
    var driver: [JSONValue.Member] = [
        .init("name", "keywright"),
        .init("semanticVersion", .string(report.version)),
    ]
    let rules = report.rules.sorted { $0.id.code < $1.id.code }
    driver.append(.init("rules", .array(rules.map(sarifRule))))
    var run: [JSONValue.Member] = [
        .init("tool", ["driver": .object(driver)]),
        .init("invocations", [invocation(report)]),
        .init("columnKind", "utf16CodeUnits"),
        .init("newlineSequences", ["\r\n", "\n", "\r"]),
    ]
    if report.error == nil {
        let indices = Dictionary(rules.enumerated().map { ($1.id.code, $0) }) { first, _ in first }
        run.append(
            .init("results", .array(report.listed.map { writer.result($0, ruleIndex: indices[$0.rule.code], $1) })))
    }
    let log: JSONValue = [
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [.object(run)],
    ]
    return log.text() + "\n"
}

private func invocation(_ report: CheckReport) -> JSONValue {
    guard let error = report.error else { return ["executionSuccessful": true] }
    var notification: [JSONValue.Member] = [
        .init("level", "error"), .init("message", ["text": .string(sentence(error.message))]),
    ]
    if let file = error.file {
        let uri = uriReference(relativePath(file, from: report.folder))
        notification.append(
            .init("locations", [["physicalLocation": ["artifactLocation": ["uri": .string(uri)]]]]))
    }
    return ["executionSuccessful": false, "toolExecutionNotifications": [.object(notification)]]
}

/// The results of a run, which need lines, columns and hashes of its files.
private struct SARIFResults {
    private let report: CheckReport
    private var table: FileTable
    private var hashes: [FileID: LineHashes] = [:]

    init(_ report: CheckReport) {
        self.report = report
        table = FileTable(report.files)
    }

    mutating func result(_ finding: Diagnostic, ruleIndex: Int?, _ fingerprint: String) -> JSONValue {
        let span = finding.primary.span
        var members: [JSONValue.Member] = [.init("ruleId", .string(finding.rule.code))]
        if let ruleIndex { members.append(.init("ruleIndex", .int(ruleIndex))) }
        members.append(.init("level", .string(finding.severity.compilerWord)))
        members.append(.init("message", ["text": .string(message(of: finding))]))
        var location: [JSONValue.Member] = [.init("physicalLocation", physical(span))]
        let logical = LogicalPlace.places(of: finding.subject)
        if !logical.isEmpty {
            location.append(
                .init(
                    "logicalLocations",
                    .array(
                        logical.map {
                            [
                                "name": .string($0.name), "fullyQualifiedName": .string($0.path),
                                "kind": .string($0.kind),
                            ]
                        })))
        }
        members.append(.init("locations", [.object(location)]))
        if !finding.related.isEmpty {
            members.append(
                .init("relatedLocations", .array(finding.related.enumerated().map { related($1, id: $0 + 1) })))
        }
        members.append(.init("partialFingerprints", fingerprints(span, fingerprint)))
        let fixes = finding.fixIts.filter { !$0.edits.isEmpty }
        if !fixes.isEmpty { members.append(.init("fixes", .array(fixes.map { fix($0) }))) }
        // Either every result of a run says whether it is suppressed, or none does.
        if report.showAllowed { members.append(.init("suppressions", suppressions(of: finding))) }
        members.append(.init("properties", ["proof": .string(finding.proof.rawValue)]))
        return .object(members)
    }

    /// The message as sentences, the first of which is the title; then what else is said, and links to other places.
    private func message(of finding: Diagnostic) -> String {
        let links = finding.related.enumerated().filter { !$1.message.isEmpty }.map { index, label in
            "see: [\(escapedLink(label.message))](\(index + 1))"
        }
        return ([sentence(finding.message)] + remarkLines(on: finding) + links).joined(separator: "\n")
    }

    private mutating func physical(_ span: SourceSpan) -> JSONValue {
        ["artifactLocation": artifact(span.file), "region": region(span)]
    }

    private func artifact(_ file: FileID) -> JSONValue { ["uri": .string(uriReference(report.path(of: file)))] }

    private mutating func region(_ span: SourceSpan) -> JSONValue {
        let (start, end) = table.lines(of: span.file).positions(of: span, in: .utf16)
        return [
            "startLine": .int(start.line), "startColumn": .int(start.column), "endLine": .int(end.line),
            "endColumn": .int(end.column),
        ]
    }

    private mutating func related(_ label: Label, id: Int) -> JSONValue {
        var members: [JSONValue.Member] = [.init("id", .int(id))]
        if !label.message.isEmpty { members.append(.init("message", ["text": .string(label.message)])) }
        members.append(.init("physicalLocation", physical(label.span)))
        return .object(members)
    }

    private mutating func fingerprints(_ span: SourceSpan, _ fingerprint: String) -> JSONValue {
        var members: [JSONValue.Member] = []
        let line = table.lines(of: span.file).lineNumber(of: Int(span.lower))
        let hashes = hashes[span.file] ?? LineHashes(table.file(span.file).bytes)
        self.hashes[span.file] = hashes
        if let hash = hashes[line] { members.append(.init("primaryLocationLineHash", .string(hash))) }
        members.append(.init("keywright/v1", .string(fingerprint)))
        return .object(members)
    }

    private mutating func fix(_ fix: FixIt) -> JSONValue {
        var files: [FileID] = []
        for edit in fix.edits where !files.contains(edit.span.file) { files.append(edit.span.file) }
        var changes: [JSONValue] = []
        for file in files {
            let replacements = fix.edits.filter { $0.span.file == file }.map { edit -> JSONValue in
                ["deletedRegion": region(edit.span), "insertedContent": ["text": .string(edit.text)]]
            }
            changes.append(["artifactLocation": artifact(file), "replacements": .array(replacements)])
        }
        return [
            "description": ["text": .string(fix.title)], "artifactChanges": .array(changes),
            "properties": ["safe": .bool(fix.isSafe)],
        ]
    }

    private func suppressions(of finding: Diagnostic) -> JSONValue {
        if let reason = finding.allowedBecause {
            return [["kind": "inSource", "status": "accepted", "justification": .string(reason)]]
        }
        return finding.isBaselined ? [["kind": "external", "status": "accepted"]] : []
    }
}

/// A text with a full stop, for readers that take the first sentence as the title.
private func sentence(_ text: String) -> String { text.utf8.last == UInt8(ascii: ".") ? text : text + "." }

/// The text of a link, in which brackets and backslashes are escaped.
private func escapedLink(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar == "[" || scalar == "]" || scalar == "\\" { escaped.append("\\") }
        escaped.append(scalar)
    }
    return String(escaped)
}
