#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a proxy wrote of the days that it made.
struct Journal {
    private struct Entry: Decodable {
        var did: String
        var forwarded: Bool
    }

    /// How many requests reached the proxy.
    private(set) var requests = 0
    /// How many of them reached the server.
    private(set) var forwarded = 0
    /// What befell how many.
    private(set) var faults: [String: Int] = [:]

    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "cannot read \(path)")
        }
        let decoder = JSONDecoder()
        for line in data.split(separator: UInt8(ascii: "\n")) {
            let entry = try decoder.decode(Entry.self, from: Data(line))
            requests += 1
            forwarded += entry.forwarded ? 1 : 0
            faults[entry.did, default: 0] += 1
        }
    }
}
