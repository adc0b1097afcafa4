import Foundation

/// The `.keywright.yaml` that counts for a target: the nearest from its folder up to that of the package. What stands
/// above belongs to others, as where the package is a dependency.
func nearestConfiguration(from folder: URL, to package: URL) -> URL? {
    let top = plainPath(package)
    var folder = folder.standardizedFileURL
    while true {
        let file = folder.appending(path: ".keywright.yaml")
        if FileManager.default.fileExists(atPath: plainPath(file)) { return file }
        let path = plainPath(folder)
        guard path.hasPrefix(top), path != top, path != "/" else { return nil }
        folder.deleteLastPathComponent()
    }
}

/// The folder of templates that a configuration names, read off its text: a plugin has no YAML. The tool holds it to
/// what the configuration means.
func templateFolder(of configuration: URL) -> URL? {
    guard let text = try? String(contentsOf: configuration, encoding: .utf8) else { return nil }
    for line in text.split(whereSeparator: \.isNewline) {
        guard let match = line.firstMatch(of: /(?:^|[\s{,])templates:\s+(?:'([^']+)'|"([^"\\]+)"|([^\s'"#,}]+))/) else {
            continue
        }
        if let comment = line.firstIndex(of: "#"), comment < match.range.lowerBound { continue }
        let path = String(match.1 ?? match.2 ?? match.3 ?? "")
        return URL(filePath: path, relativeTo: configuration.deletingLastPathComponent()).standardizedFileURL
    }
    return nil
}

/// All files of a folder of templates, by path, and the folders themselves: an edit of a file means that the designs are
/// generated again, and so does one more file or one less.
func templateFiles(in folder: URL) -> [URL] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: plainPath(folder)) else { return [] }
    return [folder] + names.sorted().map { folder.appending(path: $0) }
}
