import KeywrightDiagnostics

/// What a design may hold to break out of a report: commands, ends of elements, colors, line breaks.
let hostileText = "::error file=x::y %0A </failure> ]]> \u{1B}[31m \"&' \u{FFFE}\r\n##[error]z, a:b"

let hostileFile = SourceFile(
    path: "./a b/%,:<é>.yaml", text: "x: 1\r\ny: \u{1F6D2} \(hostileText)\r\nz: 3\r\n")

/// Findings of every shape: beyond the first plane, hostile, over several lines, of a file as a whole, at an end.
func hostileFindings(_ id: UInt32 = 0) -> [Diagnostic] {
    let rule = RuleID("KW202", "foreign-items")
    let file = FileID(id)
    let all = hostileFile.bytes.count
    return [
        Diagnostic(rule, .warning, hostileText, at: Label(.start(of: file), hostileText)),
        Diagnostic(
            rule, .info, "beyond", at: Label(place("::error", in: hostileFile, id: id)),
            related: [Label(SourceSpan(file: file, lower: 6, upper: all), "[\(hostileText)]")], help: [hostileText],
            notes: ["two\nlines"], subject: Subject(entity: hostileText),
            witness: .values(attribute: hostileText, [.text(hostileText)]),
            fixIts: [FixIt(hostileText, isSafe: true, edits: [.init(.start(of: file), hostileText)])]),
        Diagnostic(rule, .error, "lines", at: Label(SourceSpan(file: file, lower: 6, upper: all))),
        Diagnostic(rule, .error, "end", at: Label(SourceSpan(file: file, lower: all, upper: all))),
    ]
}
