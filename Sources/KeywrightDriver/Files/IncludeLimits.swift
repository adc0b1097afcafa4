import KeywrightSyntax

/// How much a design may include (`KW009`), so that no few lines can keep the compiler reading.
package enum IncludeLimits {
    /// Paths and patterns under all `include`s of a design, and the files that they name. Designs have tens.
    package static let files = 1000
    /// Bytes of one file. Whoever reads one needs no more than one byte beyond.
    package static let fileBytes = YAMLLimits.fileBytes
    /// Bytes of all files of a design: four files of the greatest size.
    package static let bytes = 4 * fileBytes
    /// Names looked at for one pattern: a tree of sources has fewer, a disk more.
    package static let entries = 100_000
    /// UTF-8 bytes of a path or pattern: what Linux takes for a path.
    package static let pathBytes = 4096
}
