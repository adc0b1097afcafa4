import KeywrightChecks
package import KeywrightDiagnostics

/// The figures that designs do not declare, a line each, with the rules that they would make speak.
package func renderMissingFigures(of compilations: [Compilation], files: [SourceFile]) -> String {
    places(compilations, files).map { place, missing in
        let rules = missing.rules.map { "\($0.code) \($0.name)" }.joined(separator: ", ")
        return "\(place.path):\(place.start.line):\(place.start.column): `\(missing.owner)` does not say "
            + "\(missing.figure.meaning): `\(missing.figure.sample)` would let \(rules) speak\n"
    }.joined()
}

/// `{ format, missing: [{ figure, sample, subject, file, start, end, rules: [{ id, name }] }] }`.
package func renderMissingFiguresJSON(of compilations: [Compilation], files: [SourceFile]) -> String {
    let missing = places(compilations, files).map { place, missing -> JSONValue in
        [
            "figure": .string(missing.figure.rawValue), "sample": .string(missing.figure.sample),
            "subject": [
                missing.subject.entity == nil ? "pattern" : "entity": .string(missing.owner)
            ],
            "file": .string(place.path), "start": json(place.start, missing.span.lower),
            "end": json(place.end, missing.span.upper),
            "rules": .array(missing.rules.map { ["id": .string($0.code), "name": .string($0.name)] }),
        ]
    }
    let report: JSONValue = ["keywright": .string(toolVersion), "format": 1, "missing": .array(missing)]
    return report.text() + "\n"
}

private struct Place {
    var path: String
    var start: LineIndex.Position
    var end: LineIndex.Position
}

private func places(_ compilations: [Compilation], _ files: [SourceFile]) -> [(Place, MissingFigure)] {
    var lines: [FileID: LineIndex] = [:]
    return compilations.flatMap { compilation -> [(Place, MissingFigure)] in
        guard let design = compilation.design, let plan = compilation.plan else { return [] }
        return missingFigures(CheckContext(design: design, plan: plan)).map { missing in
            let file = files[Int(missing.span.file.rawValue)]
            let index = lines[missing.span.file] ?? LineIndex(file)
            lines[missing.span.file] = index
            let (start, end) = index.positions(of: missing.span)
            return (Place(path: file.path, start: start, end: end), missing)
        }
    }
}

private func json(_ position: LineIndex.Position, _ byte: UInt32) -> JSONValue {
    ["line": .int(position.line), "column": .int(position.column), "byte": .int(Int(byte))]
}
