import KeywrightDiagnostics
import KeywrightSpec
import KeywrightSyntax

/// Of several files the designs: those that none of the others includes, in their order.
///
/// Where files include each other in a circle, the first of them is the design, which then says so.
package func designs(among sources: [DesignSource]) -> [DesignSource] {
    guard sources.count > 1 else { return sources }
    let positions = Dictionary(sources.enumerated().map { ($1.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let included = sources.map { Set(includedFiles(of: $0).compactMap { positions[$0] }) }
    var includers: [[Int]] = Array(repeating: [], count: sources.count)
    for (includer, files) in included.enumerated() {
        for file in files where file != includer { includers[file].append(includer) }
    }
    return sources.indices.filter { position in
        includers[position].allSatisfy { included[position].contains($0) && position < $0 }
    }.map { sources[$0] }
}

/// The identities of all files that a design includes, itself not among them.
private func includedFiles(of source: DesignSource) -> [String] {
    var files = SourceTable()
    var unseen = Diagnostics()
    _ = readSources(source, files: &files, diagnostics: &unseen)
    return files.identities.dropFirst().map { $0 }
}
