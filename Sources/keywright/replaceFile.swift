#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Replaces a file that there is, whole or not at all. What a link leads to is replaced, not the link; the file's mode stays.
func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileTrouble) {
    do {
        let url = URL(filePath: path).resolvingSymlinksInPath()
        let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
        guard FileManager.default.isWritableFile(atPath: url.path) else {
            throw FileTrouble(file: path, message: "`\(path)` cannot be written: access was refused")
        }
        try Data(bytes).write(to: url, options: .atomic)
        if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path) }
    } catch let trouble as FileTrouble {
        throw trouble
    } catch {
        throw FileTrouble(file: path, message: "`\(path)` cannot be written")
    }
}
