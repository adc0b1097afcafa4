import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

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

/// Runs a command again whenever a YAML file below some folders changes, until the process is ended.
///
/// What designs include lies below their folder, and so does what configures them; a file that comes or goes counts, too.
/// Looked at are times and sizes, a few times a second: no service of the system is needed, and none of a network drive's
/// is missed. A change is waited out, since editors write in several steps.
struct Watch {
    /// Between two looks, in microseconds.
    private static let pause: UInt32 = 200_000

    private let folders: [String]
    /// A file beyond these folders that counts.
    private let configuration: String?
    /// Where the line goes that parts two reports.
    private let announcements: Terminal.Stream

    /// Watches below the current folder, or below the folders of the files that are named.
    ///
    /// - Parameters:
    ///   - configuration: what configures the command, if anything does; designs that it names lie below its folder.
    ///   - file: where that is, if the user named it.
    ///   - hasDocument: whether standard output is for a program, to which a line between is a mistake.
    init(of files: [String], configuration: ConfigurationFile?, at file: String?, hasDocument: Bool) {
        let named = files.map { file in
            file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        }
        let folder = configuration?.folder ?? ""
        self.configuration = file ?? configuration.map { $0.folder + ConfigurationFile.name }
        let found = folder.isEmpty ? "." : String(folder.dropLast())
        folders = Set(named.isEmpty ? [found] : named).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        announcements = hasDocument ? .error : .output
    }

    /// A run that ends with a status, of findings or of files that cannot be read, is no end: the next change may mend it.
    func run(_ command: () throws -> Void) throws {
        var seen = look()
        while true {
            do {
                try command()
            } catch is FinalStatus {}
            announce(wait(after: &seen))
        }
    }

    /// A terminal shows the last report alone; elsewhere a line parts the reports.
    private func announce(_ files: [String]) {
        if announcements == .output, isatty(Terminal.Stream.output.rawValue) == 1 {
            Terminal.write("\u{1B}[2J\u{1B}[3J\u{1B}[H", to: .output)
        } else {
            Terminal.write("--- changed: \(visibleLines(files.joined(separator: ", ")))\n", to: announcements)
        }
    }

    /// The changed files, once nothing changes any more.
    private func wait(after seen: inout [String: FileLook]) -> [String] {
        var current = look()
        while current == seen {
            usleep(Self.pause)
            current = look()
        }
        while true {
            usleep(Self.pause / 2)
            let next = look()
            if next == current { break }
            current = next
        }
        let before = seen
        seen = current
        return Set(before.keys).union(current.keys).filter { before[$0] != current[$0] }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private struct FileLook: Equatable {
        var changed: Date?
        var size: UInt64?
        var number: UInt64?

        init?(at path: String) {
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
            changed = facts[.modificationDate] as? Date
            size = facts[.size] as? UInt64
            number = facts[.systemFileNumber] as? UInt64
        }
    }

    /// Every YAML file below the folders, but in folders that begin with a dot and in `node_modules`.
    private func look() -> [String: FileLook] {
        var found: [String: FileLook] = [:]
        if let configuration, let look = FileLook(at: configuration) { found[configuration] = look }
        var open = folders
        while let folder = open.popLast() {
            for name in namesOnDisk(folder == "." ? "" : folder) {
                let path = folder == "." ? name : folder + "/" + name
                if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                    if let look = FileLook(at: path) { found[path] = look }
                } else if !name.hasPrefix("."), name != "node_modules", kindOnDisk(path) == .folder {
                    open.append(path)
                }
            }
        }
        return found
    }
}
