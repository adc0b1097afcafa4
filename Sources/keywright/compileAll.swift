import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver

/// All designs of a command, compiled, and the files that they are made of.
struct DesignRun {
    var compilations: [Compilation] = []
    /// By id: those of the designs and those that they include.
    var files: [SourceFile] = []

    /// What was found, a finding in a file that several designs include once.
    var findings: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return compilations.flatMap(\.findings).filter { compilations.count == 1 || seen.insert($0).inserted }
    }

    var isSound: Bool { compilations.allSatisfy(\.isSound) }
}

/// Compiles every design that a command names.
func compileAll(_ designs: [DesignSource], rules: [Rule] = Rule.all) -> DesignRun {
    var table = SourceTable()
    let compilations = designs.map { compile($0, files: &table, rules: rules) }
    return DesignRun(compilations: compilations, files: table.files)
}
