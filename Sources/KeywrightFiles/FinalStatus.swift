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

/// How a command ends, thrown by a subcommand once it has said all that it has to say.
package enum FinalStatus: Int32, Error {
    case success = 0
    /// Findings at or over the failing severity; or stale, different.
    case findings = 1
    /// Bad usage, or a named file that cannot be read or written.
    case couldNotRun = 2
}

package func exitProcess(with status: FinalStatus) -> Never {
    fflush(nil)
    exit(status.rawValue)
}
