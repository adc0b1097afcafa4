import KeywrightFiles
import KeywrightItems

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

/// A file that is gone when the command ends, however it ends: it has no name from the beginning on.
final class TemporaryFile: RunStorage {
    private let descriptor: Int32

    init() throws(FileTrouble) {
        let folder = FileManager.default.temporaryDirectory.path
        // The system puts letters of its own in the place of these six.
        let place = String(repeating: "X", count: 6)
        var path = Array("\(folder)/keywright.\(place)".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else {
            throw FileTrouble(
                file: folder, message: "no temporary file can be made in `\(folder)`: error \(errno) of the system")
        }
        unlink(path)
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) throws(SourceTrouble) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = errno == ENOSPC ? "there is no space left" : "error \(errno) of the system"
                throw SourceTrouble(
                    .unreadable,
                    "the temporary file cannot be written: \(reason); TMPDIR names another folder, --no-duplicates needs none"
                )
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble) {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset) + off_t(done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw SourceTrouble(.unreadable, "the temporary file cannot be read: error \(errno) of the system")
            }
            done += count
        }
    }
}
