/// How large a file may be (`KW009`), so that no text can exhaust the compiler.
package enum YAMLLimits {
    /// Bytes of a file.
    package static let fileBytes = 4 << 20
    /// Collections within each other, those that aliases bring in counted.
    package static let nesting = 64
    /// Nodes that aliases and merge keys bring in, in all.
    package static let expandedNodes = 100_000
    /// UTF-8 bytes of a key.
    package static let keyBytes = 1024
    /// UTF-8 bytes of any other text.
    package static let textBytes = 64 << 10
    /// Findings of one file; what comes after them is left out.
    package static let findings = 1000
}
