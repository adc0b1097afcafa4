package import KeywrightDiagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of the repository by its path from the root.
package func repositoryFile(_ path: String) throws -> SourceFile {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return SourceFile(path: path, bytes: Array(try Data(contentsOf: root.appendingPathComponent(path))))
}
