package import KeywrightDiagnostics
import KeywrightDriver
package import Testing

/// Holds a design to its caret comments, in both directions: what is marked must be found, what is found must be
/// marked. The one place where tests call the compiler.
///
/// - Parameter everyHabit: whether a reserved word (KW701), which a design of a test may well name, counts where none is
///   marked.
@discardableResult
package func expectFindings(
    in text: String, everyHabit: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
    let annotated = AnnotatedYAML(text)
    let marksWords = everyHabit || annotated.expectedCodes.contains("KW701")
    let findings = compile(annotated.file).findings.filter { marksWords || $0.rule.code != "KW701" }
    #expect(annotated.mismatches(with: findings) == [], sourceLocation: sourceLocation)
    return findings
}
