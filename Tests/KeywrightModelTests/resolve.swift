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

    /// A whole file but for its beginning: one table with a sort key.
    init(_ name: String, body: String) { self.init(name, FindingCase.head + body) }

    /// An entity `Item` with these attributes, and this text for the rest of its entry.
    init(_ name: String, attributes: String, entity: String = "", body: String = "") {
        self.init(
            name,
            body: "entities:\n  Item:\n    key: { PK: I, SK: S }\n    attributes:\n" + attributes.indented(6)
                + entity.indented(4)
                + body)
    }

    static let head = """
        keywright: 1
        design: Demo
        table: { name: demo, key: { partition: PK, sort: SK }, indexes: { GSI1: { partition: G1, sort: G2 } } }

        """

    var testDescription: String { name }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let annotated = AnnotatedYAML(text)
        let mismatches = annotated.mismatches(with: resolve(annotated.file).findings)
        #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n"))\n\(text)", sourceLocation: sourceLocation)
    }
}

extension String {
    fileprivate func indented(_ count: Int) -> String {
        split(separator: "\n").map { String(repeating: " ", count: count) + $0 + "\n" }.joined()
    }
}
