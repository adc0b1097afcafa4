package import KeywrightCodeGen
import KeywrightDriver

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of the user's own templates.
package struct TemplateFolder {
    /// As the user named it.
    package var path: String

    package init(path: String) { self.path = path }

    /// The templates, by path below the folder. What the folder holds besides is kept among them, so that whoever takes
    /// them says that it has no effect; hidden files and a `README.md` explain or serve the folder, and are none.
    package func read() throws(FileTrouble) -> [TemplateOverride] {
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: path)
        } catch {
            throw FileTrouble(file: path, message: "the folder of templates `\(path)` cannot be read")
        }
        var files: [TemplateOverride] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let parts = name.split(separator: "/")
            let isHidden = parts.contains { $0.hasPrefix(".") }
            if isHidden || parts.last == "README.md" || kindOnDisk(place(name)) != .file { continue }
            guard case .bytes(let bytes) = readDiskFile(place(name), takesPipes: false) else {
                throw FileTrouble(file: name, message: "`\(place(name))` cannot be read")
            }
            files.append(TemplateOverride(name: name, text: String(decoding: bytes, as: UTF8.self)))
        }
        return files
    }

    /// What is wrong with templates of the folder, a line each, in the form that editors and build logs turn into links.
    package func lines(of error: EmitError) -> [String] {
        error.problems.map { "\(place($0.file)):\($0.line):\($0.column): error: \($0.message)" }
    }

    private func place(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }
}
