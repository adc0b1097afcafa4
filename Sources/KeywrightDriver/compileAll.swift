package import KeywrightChecks
package import KeywrightDiagnostics

/// All designs of a command, compiled, and the files that they are made of.
package struct DesignRun {
    package var compilations: [Compilation] = []
    /// By id: those of the designs and those that they include.
    package var files: [SourceFile] = []

    package init(compilations: [Compilation] = [], files: [SourceFile] = []) {
        self.compilations = compilations
        self.files = files
    }

    /// What was found, a finding in a file that several designs include once.
    package var findings: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return compilations.flatMap(\.findings).filter { compilations.count == 1 || seen.insert($0).inserted }
    }

    package var isSound: Bool { compilations.allSatisfy(\.isSound) }
}

/// Compiles every design that a command names.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
package func compileAll(_ designs: [DesignSource], rules: [Rule] = Rule.all, asked: Set<String> = []) -> DesignRun {
    var table = SourceTable()
    let compilations = designs.map { compile($0, files: &table, rules: rules, asked: asked) }
    return DesignRun(compilations: compilations, files: table.files)
}
