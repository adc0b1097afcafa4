import _KeywrightEncodingTrials

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

/// Holds the order of encoded values to that of plain numbers, over as many random pairs as are asked for.
@main
struct EncodingsTrial {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        let pairs = environment["KEYWRIGHT_PAIRS"].flatMap { Int($0) } ?? 1_000_000
        let seed = environment["KEYWRIGHT_SEED"].flatMap { UInt64($0) } ?? 1
        var faults = 0
        for trial in EncodingTrial.all {
            let fault = trial.fault(pairs: pairs, seed: seed)
            if fault != nil { faults += 1 }
            print("\(trial.name): \(fault.map { "wrong: " + $0 } ?? "\(pairs) pairs, none wrong")")
        }
        print("\(EncodingTrial.all.count) encodings, \(faults) wrong")
        if faults > 0 { exit(1) }
    }
}
