import KeywrightDiagnostics
import KeywrightSpec
import KeywrightSyntax
import Testing
import _KeywrightTestSupport

/// What a text says, and the findings of reading and decoding it.
func decode(_ file: SourceFile) -> (spec: Spec?, findings: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let spec = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)
        .flatMap { decodeSpec($0, file: FileID(0), diagnostics: &diagnostics) }
    return (spec, diagnostics.sorted())
}

/// A small design with its expected findings in it.
struct FindingCase: CustomTestStringConvertible {
    var name: String
    var text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// A whole file but for its beginning.
    init(_ name: String, body: String) {
        self.init(name, "keywright: 1\ndesign: Demo\ntable: { name: demo, key: { partition: PK, sort: SK } }\n" + body)
    }

    var testDescription: String { name }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let annotated = AnnotatedYAML(text)
        let mismatches = annotated.mismatches(with: decode(annotated.file).findings)
        #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n"))\n\(text)", sourceLocation: sourceLocation)
    }
}
