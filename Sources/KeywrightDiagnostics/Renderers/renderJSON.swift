/// The report of `check --format json`, with a line break at its end.
///
/// Silenced findings are counted; they are listed only where the report shows them. A fingerprint does not depend on that.
/// What a baseline and statistics add is there only where they were asked for.
package func renderJSON(_ report: CheckReport) -> String {
    var table = FileTable(report.files)
    let findings = report.listed.map { finding, fingerprint in
        json(finding, fingerprint: fingerprint, report: report, files: &table)
    }
    var members: [JSONValue.Member] = [
        .init("keywright", .string(report.version)),
        .init("format", 1),
        .init("findings", .array(findings)),
        .init("summary", json(FindingCounts(report.findings), hasBaseline: report.hasBaseline)),
    ]
    if report.hasStatistics { members.append(.init("statistics", statistics(report.findings))) }
    if let error = report.error {
        members.append(.init("error", ["message": .string(error.message), "file": .string(orNull: error.file)]))
    }
    return JSONValue.object(members).text() + "\n"
}

/// The same of findings alone.
package func renderJSON(
    _ findings: [Diagnostic], files: [SourceFile], version: String, error: RunError? = nil, showAllowed: Bool = false
) -> String {
    renderJSON(CheckReport(findings, files: files, version: version, error: error, showAllowed: showAllowed))
}

private func json(
    _ finding: Diagnostic, fingerprint: String, report: CheckReport, files: inout FileTable
) -> JSONValue {
    .object(
        [
            .init("rule", .string(finding.rule.code)),
            .init("name", .string(finding.rule.name)),
            .init("severity", .string(finding.severity.rawValue)),
            .init("proof", .string(finding.proof.rawValue)),
            .init("message", .string(finding.message)),
            .init("help", .strings(finding.help)),
        ] + place(finding.primary.span, files: &files) + [
            .init("subject", .object(finding.subject.members.map { .init($0.name, .string($0.value)) })),
            .init("witness", finding.witness.map { json($0) } ?? .null),
            .init("related", .array(finding.related.map { json($0, files: &files) })),
            .init("fixes", .array(finding.fixIts.map { json($0, files: &files) })),
            .init("fingerprint", .string(fingerprint)),
            .init("allowedBecause", .string(orNull: finding.allowedBecause)),
        ] + (report.hasBaseline ? [.init("baselined", .bool(finding.isBaselined))] : []))
}

private func json(_ label: Label, files: inout FileTable) -> JSONValue {
    .object([.init("message", .string(label.message))] + place(label.span, files: &files))
}

private func json(_ fix: FixIt, files: inout FileTable) -> JSONValue {
    let edits = fix.edits.map { edit in
        JSONValue.object(place(edit.span, files: &files) + [.init("text", .string(edit.text))])
    }
    return ["title": .string(fix.title), "safe": .bool(fix.isSafe), "edits": .array(edits)]
}

/// `file`, `start` and `end`.
private func place(_ span: SourceSpan, files: inout FileTable) -> [JSONValue.Member] {
    let (start, end) = files.lines(of: span.file).positions(of: span)
    return [
        .init("file", .string(files.file(span.file).path)),
        .init("start", json(start, byte: span.lower)),
        .init("end", json(end, byte: span.upper)),
    ]
}

private func json(_ position: LineIndex.Position, byte: UInt32) -> JSONValue {
    ["line": .int(position.line), "column": .int(position.column), "byte": .int(Int(byte))]
}

private func json(_ witness: Witness) -> JSONValue {
    switch witness {
    case .items(let items):
        let items = items.map { item -> JSONValue in
            ["entity": .string(item.entity), "values": json(item.values), "key": json(item.key)]
        }
        return ["items": .array(items)]
    case .values(let attribute, let values):
        return ["attribute": .string(attribute), "values": .array(values.map { json($0) })]
    }
}

private func json(_ pairs: [Witness.Pair]) -> JSONValue { .object(pairs.map { .init($0.name, json($0.value)) }) }

private func json(_ value: WitnessValue) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let text): .number(text)
    case .bool(let value): .bool(value)
    }
}

private func json(_ counts: FindingCounts, hasBaseline: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
        .init("errors", .int(counts.errors)), .init("warnings", .int(counts.warnings)),
        .init("infos", .int(counts.infos)), .init("allowed", .int(counts.allowed)),
    ]
    if hasBaseline { members.append(.init("baselined", .int(counts.baselined))) }
    return .object(members)
}
