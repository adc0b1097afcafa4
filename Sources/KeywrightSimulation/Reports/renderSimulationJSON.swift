import KeywrightDiagnostics
import KeywrightPlanner

/// The figures for programs; units and calls are those of a second. docs/simulate.md tells each member.
package func renderSimulationJSON(_ simulation: Simulation) -> String {
    let options = simulation.options
    let report: JSONValue = [
        "format": 1, "design": .string(simulation.design),
        "options": [
            "at": .string(options.level.rawValue), "start": .string(options.start.rawValue),
            "skew": .string(options.skew.text), "seconds": .int(options.duration), "scale": number(options.scale),
            "seed": .number(String(options.seed)), "splitAfter": .int(options.splitAfter),
        ],
        "headroom": json(simulation.headroom),
        "places": .array(simulation.places.map(json)),
        "patterns": .array(
            simulation.patterns.map { pattern in
                [
                    "name": .string(pattern.name), "calls": number(pattern.calls), "accepted": number(pattern.accepted),
                    "throttled": number(pattern.throttled), "acceptedInTheEnd": number(pattern.acceptedInTheEnd),
                    "throttledInTheEnd": number(pattern.throttledInTheEnd),
                    "heldBackBy": .array(
                        pattern.heldBack.map { ["place": .string($0.place), "part": number($0.part)] }),
                ]
            }),
        "events": .array(
            simulation.events.map {
                ["second": .int($0.second), "place": .string($0.place), "text": .string($0.text)]
            }),
        "leftOut": .array(
            simulation.omissions.map {
                ["pattern": .string($0.pattern), "reason": .string($0.reason), "figure": .string(orNull: $0.figure)]
            }),
        "assumed": .array(
            simulation.assumptions.map {
                ["pattern": .string($0.pattern), "text": .string($0.text), "figure": .string(orNull: $0.figure)]
            }),
    ]
    return report.text() + "\n"
}

/// The same shape for a design that could not be played.
package func renderNoSimulationJSON() -> String {
    "{ \"format\": 1, \"places\": [], \"patterns\": [] }\n"
}

private func json(_ place: PlaceResult) -> JSONValue {
    [
        "name": .string(place.name), "table": .string(place.table), "index": .string(orNull: place.index),
        "read": json(place.read), "write": json(place.write),
        "partitions": [
            "beginning": number(place.partitionsInTheBeginning), "end": number(place.partitionsInTheEnd),
        ],
        "headroom": json(place.headroom),
        "hottest": .array(
            place.hottest.map { key in
                [
                    "key": .string(key.label), "count": number(key.count), "read": number(key.read),
                    "write": number(key.write), "heat": number(key.heat),
                    "throttled": key.throttled.map(number) ?? .null, "partitions": number(key.pieces),
                ]
            }),
        "timeline": .array(
            place.rows.map { row in
                [
                    "label": .string(row.label), "partitions": number(row.partitions), "since": .int(row.born),
                    "heat": .array(row.samples.map { number($0.heat) }),
                    "throttled": .array(row.samples.map { number($0.refused) }),
                ]
            }),
    ]
}

private func json(_ flow: Flow) -> JSONValue {
    [
        "offered": number(flow.offered), "accepted": number(flow.accepted), "throttled": number(flow.throttled),
        "acceptedInTheEnd": number(flow.acceptedInTheEnd), "throttledInTheEnd": number(flow.throttledInTheEnd),
        "refused": .array(
            flow.refused.map { ["cause": .string($0.cause?.rawValue ?? "elsewhere"), "units": number($0.units)] }),
    ]
}

private func json(_ headroom: Headroom?) -> JSONValue {
    guard let headroom else { return .null }
    let (limit, key): (String, String?) =
        switch headroom.limit {
        case .key(let label): ("partition", label)
        case .capacity(let cause): (cause.rawValue, nil)
        }
    return [
        "factor": number(headroom.factor), "place": .string(headroom.place), "resource": .string(headroom.resource),
        "limit": .string(limit), "key": .string(orNull: key),
    ]
}

/// To a millionth.
private func number(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    return .number(NumberText.plain(abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value.rounded()))
}
