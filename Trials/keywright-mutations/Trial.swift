import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs cases, counts what becomes of them, and notes each promise that is broken.
struct Trial {
    struct Figures {
        var cases = 0
        var accepted = 0

        var line: String { "\(cases) cases, \(accepted) accepted, \(cases - accepted) refused" }
    }

    let journal: String
    var accepted: AcceptedDesigns
    var figures = Figures()
    var breaches: [String] = []

    init(journal: String, accepted: AcceptedDesigns) {
        self.journal = journal
        self.accepted = accepted
    }

    mutating func run(_ file: SourceFile, _ title: String) throws {
        try Data(title.utf8).write(to: URL(filePath: journal))
        figures.cases += 1
        let compilation = compile(file)
        checkPlaces(compilation, title)
        checkReports(compilation, title)
        if let fault = layoutFault(of: file) { breaches.append("\(title): \(fault)") }
        guard compilation.isSound else {
            if !compilation.findings.contains(where: { $0.severity == .error }) {
                breaches.append("\(title): refused without an error")
            }
            return
        }
        figures.accepted += 1
        do {
            try accepted.add(compilation, title)
        } catch let error as EmitError {
            breaches.append("\(title): accepted, and \(error.problems)")
        }
    }

    /// Every place of a finding, and every edit of a repair, lies in its file, on the borders of scalars.
    private mutating func checkPlaces(_ compilation: Compilation, _ title: String) {
        let bytes = compilation.file.bytes
        for finding in compilation.findings {
            let labels = [finding.primary] + finding.related
            for span in labels.map(\.span) + finding.fixIts.flatMap(\.edits).map(\.span) {
                let isInside = span.lower <= span.upper && Int(span.upper) <= bytes.count
                if !isInside || !isBorder(Int(span.lower), of: bytes) || !isBorder(Int(span.upper), of: bytes) {
                    breaches.append("\(title): \(finding.rule.code) at \(span.lower)..<\(span.upper) of \(bytes.count)")
                }
            }
            if finding.message.isEmpty { breaches.append("\(title): \(finding.rule.code) says nothing") }
        }
    }

    private func isBorder(_ offset: Int, of bytes: [UInt8]) -> Bool {
        offset == bytes.count || bytes[offset] & 0b1100_0000 != 0b1000_0000
    }

    private mutating func checkReports(_ compilation: Compilation, _ title: String) {
        breaches += reportFaults(of: compilation.findings, file: compilation.file).map { "\(title): \($0)" }
        _ = applyFixes(of: compilation.findings, to: [compilation.file])
    }
}
