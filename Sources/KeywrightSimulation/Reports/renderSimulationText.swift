import KeywrightPlanner

/// What a person reads in one screen.
package func renderSimulationText(_ simulation: Simulation) -> String {
    var text = "\(simulation.design): \(SimulationWords.setting(simulation.options))\n"
    if let headroom = simulation.headroom {
        let verdict =
            headroom.factor < 1
            ? "too much: it carries \(SimulationWords.factor(headroom.factor)) of this load without throttling"
            : "headroom: \(SimulationWords.factor(headroom.factor)) times this load"
        text += "\(verdict); then \(SimulationWords.limit(headroom)), in \(headroom.place)\n"
    }
    for place in simulation.places { text += "\n" + render(place) }
    text += "\n" + renderPatterns(simulation)
    text += renderEvents(simulation.events)
    text += renderLeftOut(simulation)
    return text
}

private func render(_ place: PlaceResult) -> String {
    var text = "\(place.name)\n"
    for (flow, kind) in [(place.write, "writes"), (place.read, "reads")] where flow.offered > 0 {
        text += "  \(padded(kind))\(NumberText.grouped(flow.offered)) units a second"
        if flow.throttled == 0 {
            text += ", none throttled\n"
            continue
        }
        text += ", \(SimulationWords.percent(flow.throttled)) throttled"
        if flow.throttledInTheEnd != flow.throttled {
            text += ", \(SimulationWords.percent(flow.throttledInTheEnd)) in the end"
        }
        text += "\n"
        for (cause, units) in flow.refused {
            text += "  \(padded(""))\(NumberText.grouped(units)): \(SimulationWords.cause(cause))\n"
        }
    }
    let (first, last) = (place.partitionsInTheBeginning, place.partitionsInTheEnd)
    let partitions =
        first == last ? NumberText.grouped(first) : "\(NumberText.grouped(first)), then \(NumberText.grouped(last))"
    text += "  \(padded("partitions"))\(partitions)\n"
    if let headroom = place.headroom {
        text +=
            "  \(padded("headroom"))\(SimulationWords.factor(headroom.factor)) times this load: \(SimulationWords.limit(headroom))\n"
    }
    guard !place.hottest.isEmpty else { return text }
    var table = TextTable(["hottest keys", "writes/s", "reads/s", "of a partition", "throttled"])
    for key in place.hottest.prefix(5) {
        table.add([
            SimulationWords.keys(key), NumberText.grouped(key.write), NumberText.grouped(key.read),
            SimulationWords.percent(key.heat), key.throttled.map { SimulationWords.percent($0) } ?? "",
        ])
    }
    return text + table.text
}

private func renderPatterns(_ simulation: Simulation) -> String {
    guard !simulation.patterns.isEmpty else { return "no pattern says how often it is called\n" }
    var table = TextTable(["patterns", "calls/s", "throttled", "in the end", "held back by"], lastIsText: true)
    let sorted = simulation.patterns.enumerated().sorted {
        ($1.element.throttled, $0.offset) < ($0.element.throttled, $1.offset)
    }.map(\.element)
    let shown = sorted.prefix { $0.throttled > 0 }.count
    let most = max(shown, 12)
    for pattern in sorted.prefix(most) {
        table.add([
            pattern.name, NumberText.grouped(pattern.calls), SimulationWords.percent(pattern.throttled),
            SimulationWords.percent(pattern.throttledInTheEnd),
            pattern.heldBack.map { part in
                pattern.heldBack.count == 1 ? part.place : "\(part.place) (\(SimulationWords.percent(part.part)))"
            }.joined(separator: ", "),
        ])
    }
    let rest = sorted.count - min(sorted.count, most)
    return table.text + (rest > 0 ? "  and \(rest) more, none throttled\n" : "")
}

private func renderEvents(_ events: [Simulation.Event]) -> String {
    guard !events.isEmpty else { return "" }
    var text = "\nwhat happened\n"
    let most = 10
    for event in events.prefix(most) {
        text += "  \(SimulationWords.time(event.second))  \(event.place): \(event.text)\n"
    }
    if events.count > most { text += "  and \(events.count - most) more; `--format json` has all\n" }
    return text
}

private func renderLeftOut(_ simulation: Simulation) -> String {
    var text = ""
    if !simulation.omissions.isEmpty {
        text += "\nleft out\n"
        for omission in simulation.omissions {
            text += "  \(omission.pattern): \(omission.reason)"
            text += (omission.figure.map { "; `\($0)` would bring it in" } ?? "") + "\n"
        }
    }
    if !simulation.assumptions.isEmpty {
        text += "\ntaken to be so\n"
        for assumption in simulation.assumptions {
            text += "  \(assumption.pattern): \(assumption.text)"
            text += (assumption.figure.map { "; `\($0)` would say it" } ?? "") + "\n"
        }
    }
    return text
}

private func padded(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 12 - word.utf8.count))
}
