import Foundation
import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner
import KeywrightSpec
import KeywrightSyntax
import Testing

@testable import KeywrightCodeGen

/// The designs whose generated files are compiled and run in `KeywrightGeneratedTests`.
enum DesignFile: String, CaseIterable, CustomTestStringConvertible {
    case shop, tenants, torture, kitchen, ledger, fleet, clinics, desk, archive

    var testDescription: String { rawValue }

    /// Where the files of the generated tests are.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "KeywrightGeneratedTests")

    var fileName: String { "\(rawValue).keywright.yaml" }

    /// Each design in another access level, so that all three are compiled.
    var options: EmitOptions {
        let access: EmitOptions.Access =
            switch self {
            case .shop, .kitchen, .ledger: .internal
            case .tenants, .fleet, .archive: .package
            case .torture, .clinics, .desk: .public
            }
        return EmitOptions(access: access, sourcePath: fileName)
    }

    func text() throws -> String {
        let url = DesignFile.folder.appending(path: "Designs").appending(path: fileName)
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    func resolved() throws -> (design: Design, plan: DesignPlan) {
        try resolve(SourceFile(path: fileName, text: text()))
    }
}

/// A design without errors, and its plan.
func resolve(_ file: SourceFile) throws -> (design: Design, plan: DesignPlan) {
    var diagnostics = Diagnostics()
    let id = FileID(0)
    let resolved = parseYAML(file, id: id, diagnostics: &diagnostics)
        .flatMap { decodeSpec($0, file: id, diagnostics: &diagnostics) }
        .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
    for error in diagnostics.sorted() where error.severity == .error {
        Issue.record("\(error.rule.code): \(error.message)")
    }
    let design = try #require(resolved)
    let plan = planAccess(design)
    for (pattern, outcome) in zip(design.patterns, plan.patterns) {
        if outcome.plan == nil { Issue.record("\(pattern.name) has no plan: \(outcome)") }
    }
    return (design, plan)
}
