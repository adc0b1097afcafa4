import KeywrightFiles
import KeywrightItems

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of items as something to read, a piece at a time.
final class ItemFile: ByteSource {
    private let descriptor: Int32
    private let closes: Bool

    private init(descriptor: Int32, closes: Bool) {
        self.descriptor = descriptor
        self.closes = closes
    }

    deinit {
        if closes { close(descriptor) }
    }

    /// - Parameter name: a path; `-` is standard input.
    static func source(_ name: String) throws(FileTrouble) -> ItemSource {
        if name == "-" {
            return ItemSource(name: "<stdin>", isRepeatable: false) { () throws(SourceTrouble) in
                ItemFile(descriptor: 0, closes: false)
            }
        }
        var status = stat()
        guard stat(name, &status) == 0 else {
            throw FileTrouble(file: name, message: "`\(name)` cannot be read: \(reason())")
        }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw FileTrouble(file: name, message: "`\(name)` cannot be read: it is a folder") }
        // What cannot be read is told before much of the rest was.
        if access(name, R_OK) != 0 { throw FileTrouble(file: name, message: "`\(name)` cannot be read: \(reason())") }
        return ItemSource(name: name, isRepeatable: kind == S_IFREG) { () throws(SourceTrouble) in
            let descriptor = open(name, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw SourceTrouble(.unreadable, "`\(name)` cannot be read: \(reason())") }
            return ItemFile(descriptor: descriptor, closes: true)
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble) -> Int {
        while true {
            let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw SourceTrouble(.unreadable, "the items cannot be read: \(Self.reason())") }
        }
    }

    private static func reason() -> String {
        switch errno {
        case ENOENT: "there is no such file"
        case ENOTDIR: "a part of its path is no folder"
        case EISDIR: "it is a folder"
        case EACCES, EPERM: "access was refused"
        default: "error \(errno) of the system"
        }
    }
}

private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.read(descriptor, base, count)
    #elseif canImport(Musl)
        Musl.read(descriptor, base, count)
    #else
        Darwin.read(descriptor, base, count)
    #endif
}
