import KeywrightDiagnostics

/// How large a file may be (`KW009`), so that no text can exhaust the compiler.
package enum YAMLLimits {
    /// Bytes of a file: some 30,000 entities, a hundred times the largest design known. A node of the tree takes two bytes at
    /// least, so its arena stays below a hundred times that.
    package static let fileBytes = 4 << 20
    /// Collections within each other, those that aliases bring in counted. A design takes eight; the stages that follow a tree
    /// down are recursive.
    package static let nesting = 64
    /// Nodes that aliases and merge keys bring in, in all: with them a file of a few lines could become gigabytes.
    package static let expandedNodes = 100_000
    /// UTF-8 bytes of a key: twice what DynamoDB takes for the longest name.
    package static let keyBytes = 1024
    /// UTF-8 bytes of any other text: templates and conditions are parsed, and quoted in findings.
    package static let textBytes = 64 << 10
    /// `%TAG` lines. libyaml compares each with all before it; a design has use for none.
    package static let directives = 16
    /// Comments that were meant as text, after each of which the file is read anew.
    static let lostComments = 16
    /// Findings of one file; what comes after them is left out.
    package static let findings = Diagnostics.limit
}
