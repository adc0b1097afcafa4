package import KeywrightDiagnostics
import KeywrightDriver
package import Testing

/// Holds a design to its caret comments, in both directions: what is marked must be found, what is found must be
/// marked. The one place where tests call the compiler.
@discardableResult
package func expectFindings(
    in text: String, sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
    let annotated = AnnotatedYAML(text)
    let findings = compile(annotated.file).findings
    #expect(annotated.mismatches(with: findings) == [], sourceLocation: sourceLocation)
    return findings
}
