#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Puts bytes in the place of what a file holds, whole or not at all; a file that holds them already is not touched.
///
/// A link is followed and stays, and a file keeps its mode. What is no file, such as a pipe or a terminal, is written to.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileTrouble) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
        try write(bytes, to: path, flags: O_WRONLY)
        return
    }
    if exists, let present = FileManager.default.contents(atPath: path), present.elementsEqual(bytes) { return }
    let target = exists ? resolved(path) : path
    // A file that may not be written to is not replaced, though its folder would allow it.
    if exists, access(target, W_OK) != 0 { throw trouble(path) }
    let temporary = "\(target).\(getpid()).keywright"
    do throws(FileTrouble) {
        try write(bytes, to: temporary, flags: O_WRONLY | O_CREAT | O_EXCL, named: path)
        if exists, chmod(temporary, status.st_mode & 0o7777) != 0 { throw trouble(path) }
        if rename(temporary, target) != 0 { throw trouble(path) }
    } catch {
        unlink(temporary)
        throw error
    }
}

private func write(_ bytes: [UInt8], to path: String, flags: Int32, named name: String? = nil) throws(FileTrouble) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw trouble(name ?? path) }
    let isWritten = Terminal.writeAll(bytes, to: descriptor)
    let code = errno
    guard close(descriptor) == 0, isWritten else {
        errno = isWritten ? errno : code
        throw trouble(name ?? path)
    }
}

private func resolved(_ path: String) -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
}

private func trouble(_ path: String) -> FileTrouble {
    let reason =
        switch errno {
        case ENOENT: "there is no such folder"
        case ENOTDIR, EISDIR: "it is a folder, or a part of its path is none"
        case EACCES, EPERM: "access was refused"
        case EROFS: "nothing can be written there"
        case ENOSPC: "there is no space left"
        default: "error \(errno) of the system"
        }
    return FileTrouble(file: path, message: "`\(path)` cannot be written: \(reason)")
}
