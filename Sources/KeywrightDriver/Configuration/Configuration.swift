package import KeywrightDiagnostics

/// What a `.keywright.yaml` sets: defaults of the command line's options, which go before it.
///
/// Texts are as written, with their places: which words an option takes is the command line's to know.
package struct Configuration: Sendable {
    /// A text, or several, and where each stands.
    package typealias Texts = [Spanned<String>]

    package var file: SourceFile
    /// Paths and patterns of the designs.
    package var designs: Texts?
    /// `check:`.
    package var check = Check()
    /// `generate:`.
    package var generate = Generate()

    package struct Check: Sendable {
        package var failOn: Spanned<String>?
        package var rules: Texts?
        package var baseline: Spanned<String>?
        package var format: Spanned<String>?
    }

    package struct Generate: Sendable {
        package var target: Texts?
        package var output: Spanned<String>?
        package var access: Spanned<String>?
        package var templates: Spanned<String>?
    }

    /// A remark on a place of the file, on one line.
    package func remark(_ message: String, at span: SourceSpan) -> String {
        placed(message, at: span, in: file)
    }
}

/// Why a configuration cannot be used: a line for each mistake, with its place.
package struct ConfigurationError: Error {
    package var message: String
}

/// `path:line:column: message`.
func placed(_ message: String, at span: SourceSpan, in file: SourceFile) -> String {
    let position = LineIndex(file).position(of: Int(span.lower))
    return "\(file.path):\(position.line):\(position.column): \(message)"
}
