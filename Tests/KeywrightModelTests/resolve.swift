import KeywrightDiagnostics
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax
import Testing
import _KeywrightTestSupport

/// The design of a text, and all findings up to resolving.
func resolve(_ file: SourceFile) -> (design: Design?, findings: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let id = FileID(0)
    let design = parseYAML(file, id: id, diagnostics: &diagnostics)
        .flatMap { decodeSpec($0, file: id, diagnostics: &diagnostics) }
        .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
    return (design, diagnostics.sorted())
}

func resolve(_ text: String) -> (design: Design?, findings: [Diagnostic]) {
    resolve(SourceFile(path: "test.keywright.yaml", text: text))
}

/// A small design with its expected findings in it.
struct FindingCase: CustomTestStringConvertible {
    var name: String
    var text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    var testDescription: String { name }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let annotated = AnnotatedYAML(text)
        let mismatches = annotated.mismatches(with: resolve(annotated.file).findings)
        #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n"))\n\(text)", sourceLocation: sourceLocation)
    }
}
