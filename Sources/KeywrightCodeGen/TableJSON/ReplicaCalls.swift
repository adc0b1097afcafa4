import KeywrightDiagnostics
import KeywrightModel

/// The calls of UpdateTable that make a table's replicas: one for each of eventual ones, since the service adds one at a
/// time, and one for all of strong ones, which it makes together (F4.30).
struct ReplicaCalls {
    let calls: [(kind: String, input: JSONValue)]

    init(_ table: Table) {
        guard let replicas = table.settings.replicas else {
            calls = []
            return
        }
        let input = { (regions: [String], consistency: String) -> JSONValue in
            [
                "TableName": .string(table.physicalName),
                "ReplicaUpdates": .array(regions.map { ["Create": ["RegionName": .string($0)]] }),
                "MultiRegionConsistency": .string(consistency),
            ]
        }
        switch replicas.consistency {
        case .eventual:
            calls = replicas.regions.map { ("replica-\($0)", input([$0], "EVENTUAL")) }
        case .strong:
            calls = [("replicas", input(replicas.regions, "STRONG"))]
        }
    }
}
