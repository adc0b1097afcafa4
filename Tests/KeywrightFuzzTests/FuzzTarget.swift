import KeywrightDiagnostics
import KeywrightSpec
import KeywrightSyntax

@testable import KeywrightModel

/// A parser that must answer any bytes: without a crash, and with places that lie in what it was given.
enum FuzzTarget: String, CaseIterable {
    /// From the bytes of a file to a resolved design.
    case reader
    case template, condition, pattern, type

    func run(_ bytes: [UInt8]) {
        switch self {
        case .reader: readWhole(bytes)
        case .template:
            parse(bytes) { text throws(TemplateFault) in
                _ = try parseTemplate(text)
            } range: {
                $0.range
            }
        case .condition:
            parse(bytes) { text throws(ConditionFault) in
                _ = try parseCondition(text)
            } range: {
                $0.range
            }
        case .type:
            parse(bytes) { text throws(TypeFault) in
                _ = try parseType(text)
            } range: {
                $0.range
            }
        case .pattern: break
        }
    }

    private func readWhole(_ bytes: [UInt8]) {
        let file = SourceFile(path: "fuzz.keywright.yaml", bytes: bytes)
        var diagnostics = Diagnostics()
        if let tree = parseYAML(file, id: FileID(0), diagnostics: &diagnostics),
            let spec = decodeSpec(tree, file: FileID(0), diagnostics: &diagnostics)
        {
            _ = resolveDesign(spec, diagnostics: &diagnostics)
        }
        for finding in diagnostics.sorted() {
            for span in [finding.primary.span] + finding.related.map(\.span)
                + finding.fixIts.flatMap(\.edits).map(\.span)
            {
                precondition(
                    span.lower <= span.upper && Int(span.upper) <= bytes.count, "\(finding.rule.code) lies outside")
            }
        }
    }

    private func parse<Fault: Error>(
        _ bytes: [UInt8], _ parser: (String) throws(Fault) -> Void, range: (Fault) -> Range<Int>
    ) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(Fault) {
            try parser(text)
        } catch {
            let place = range(error)
            precondition(place.lowerBound >= 0 && place.upperBound <= text.utf8.count, "a fault lies outside")
        }
    }
}
