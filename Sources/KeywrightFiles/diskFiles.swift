package import KeywrightDriver

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

/// What came of reading a file.
package enum DiskRead {
    case bytes([UInt8])
    case missing
    case folder
    /// A device, a pipe or the like.
    case special
    case refused(String)

    /// Why there are no bytes.
    package var reason: String {
        switch self {
        case .bytes: "it was read"
        case .missing: "there is no such file"
        case .folder: "it is a folder"
        case .special: "it is neither a file nor a folder"
        case .refused(let why): why
        }
    }
}

/// Reads a file as far as the compiler would look at it, and one byte more: no file can exhaust the memory.
///
/// - Parameter takesPipes: whether a pipe or a device will do, as `<(command)` of a shell names one. Of such there may be no end.
package func readDiskFile(_ path: String, takesPipes: Bool) -> DiskRead {
    var status = stat()
    guard stat(path, &status) == 0 else { return failure(of: errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return .folder }
    guard kind == S_IFREG || takesPipes else { return .special }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return failure(of: errno) }
    defer { close(descriptor) }
    return readDescriptor(descriptor)
}

/// Reads what is open, standard input for one, up to the same limit.
package func readDescriptor(_ descriptor: Int32) -> DiskRead {
    let limit = IncludeLimits.fileBytes + 1
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count < limit {
        let count = chunk.withUnsafeMutableBytes {
            read(descriptor, $0.baseAddress, min($0.count, limit - bytes.count))
        }
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return failure(of: errno) }
        guard count > 0 else { break }
        bytes += chunk[..<count]
    }
    return .bytes(bytes)
}

/// The path without links, `.` and `..`; nil where there is no such file.
package func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// What stands under a name, links followed.
package func kindOnDisk(_ path: String) -> FolderEntry.Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return isLink ? .linkedFolder : .folder
    default: return .other
    }
}

/// The names in a folder, in byte order; none where it cannot be read.
package func namesOnDisk(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func failure(of code: Int32) -> DiskRead {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .folder
    case EACCES, EPERM: .refused("access was refused")
    case ELOOP: .refused("its links lead in a circle")
    case ENAMETOOLONG: .refused("its name is too long for the system")
    default: .refused("the system gives error \(code)")
    }
}
