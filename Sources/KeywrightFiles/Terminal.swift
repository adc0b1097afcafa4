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

/// The two streams of a command: reports go to the output, chatter and the summary to the error stream.
package enum Terminal {
    package enum Stream: Int32 {
        case output = 1
        case error = 2
    }

    /// Writes all bytes, whole, unless the reader has gone.
    package static func write(_ text: String, to stream: Stream) { write(Array(text.utf8), to: stream) }

    /// The same of bytes, which need not be text.
    package static func write(_ bytes: [UInt8], to stream: Stream) { writeAll(bytes, to: stream.rawValue) }

    /// Whether all bytes could be written.
    @discardableResult
    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return false }
            bytes = bytes.dropFirst(written)
        }
        return true
    }

    private static func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, base, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, base, count)
        #else
            Darwin.write(descriptor, base, count)
        #endif
    }

    /// Whether to color: `--color`, then `FORCE_COLOR` or `CLICOLOR_FORCE`, then `NO_COLOR`, then `TERM=dumb`, then
    /// whether the stream is a terminal.
    package static func colors(_ choice: ColorChoice, stream: Stream) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        let environment = ProcessInfo.processInfo.environment
        let isSet = { (name: String) in !(environment[name] ?? "").isEmpty }
        if isSet("FORCE_COLOR") || (isSet("CLICOLOR_FORCE") && environment["CLICOLOR_FORCE"] != "0") { return true }
        if isSet("NO_COLOR") || environment["TERM"] == "dumb" { return false }
        return isatty(stream.rawValue) == 1
    }
}

package enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never
}
