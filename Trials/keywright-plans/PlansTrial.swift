import _KeywrightPlanOracle

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

/// Holds the planner to plain evaluation, over as many random designs as are asked for.
@main
struct PlansTrial {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let designs = Int(numbers.first ?? 2000)
        let seed = numbers.dropFirst().first ?? 1
        var servers: [any PlanCarrier] = []
        for name in ["moto", "ministack"] {
            if let address = environment["KEYWRIGHT_\(name.uppercased())_ENDPOINT"],
                let server = ServerCarrier(name: name, address: address)
            {
                servers.append(server)
            }
        }
        let clock = ContinuousClock()
        let start = clock.now
        var tally = PlanTally()
        let first = environment["KEYWRIGHT_FIRST"].flatMap { Int($0) } ?? 0
        // On servers there is one table at a time; in memory there are as many designs at once as there are cores.
        if servers.isEmpty {
            let lanes = max(1, ProcessInfo.processInfo.activeProcessorCount)
            try await withThrowingTaskGroup(of: PlanTally.self) { group in
                for lane in 0..<lanes {
                    let low = first + designs * lane / lanes
                    let high = first + designs * (lane + 1) / lanes
                    group.addTask { try await runPlanOracle(designs: high - low, seed: seed, first: low) }
                }
                for try await part in group { tally.add(part) }
            }
        } else {
            tally = try await runPlanOracle(designs: designs, seed: seed, first: first, carriers: servers)
        }
        let time = (clock.now - start) / .seconds(1)
        let engines = servers.isEmpty ? "memory" : servers.map(\.name).joined(separator: " and ")
        print("\(designs) designs from seed \(seed) on \(engines) in \(Int(time.rounded())) s")
        print(tally.text, terminator: "")
        for doubt in tally.doubts { print("doubtful: \(doubt)") }
        for fault in tally.faults { print("wrong: \(fault)") }
        if tally.faultCount > 0 {
            print("plans: error: \(tally.faultCount) wrong")
            exit(1)
        }
    }
}
