import KeywrightDiagnostics
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax

@testable import KeywrightPlanner

/// A design from its text; nil where it could not be read.
func readDesign(fromYAML text: String) -> Design? {
    var diagnostics = Diagnostics()
    let design = parseYAML(SourceFile(path: "t.keywright.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        .flatMap { decodeSpec($0, file: FileID(0), diagnostics: &diagnostics) }
        .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
    return diagnostics.hasErrors ? nil : design
}
