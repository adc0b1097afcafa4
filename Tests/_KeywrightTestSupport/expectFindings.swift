package import KeywrightDiagnostics
import KeywrightDriver
package import Testing

/// Holds a design to its caret comments, in both directions: what is marked must be found, what is found must be
/// marked. The one place where tests call the compiler.
///
/// - Parameter everyHabit: whether a reserved word (KW701), a scan on purpose (KW211) or an entity without patterns (KW212), which a design of a test may
///   well have, counts where none is marked.
@discardableResult
package func expectFindings(
    in text: String, everyHabit: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
    let annotated = AnnotatedYAML(text)
    let left = everyHabit ? [] : Set(["KW701", "KW211", "KW212"]).subtracting(annotated.expectedCodes)
    let findings = compile(annotated.file).findings.filter { !left.contains($0.rule.code) }
    #expect(annotated.mismatches(with: findings) == [], sourceLocation: sourceLocation)
    return findings
}

/// What the compiler finds in a design, for tests that look at figures and not at places.
package func findings(in text: String) -> [Diagnostic] {
    compile(AnnotatedYAML(text).file).findings
}
