import KeywrightDiagnostics
import KeywrightPlanner

/// A picture of how hot each partition is over time, as SVG: tables and indexes as bands, partitions as rows, time from left to
/// right. It needs no font and no file of its own, and follows the reader's choice of light or dark.
package func renderHeatMap(_ simulation: Simulation) -> String {
    var map = HeatMap(simulation)
    return map.text()
}

/// Draws from top to bottom.
private struct HeatMap {
    private let simulation: Simulation
    private var body = ""
    private var y = 0.0

    private static let width = 1_080.0
    private static let left = 320.0
    private static let columns = 600.0
    private static let rowHeight = 18.0
    private static let mostBands = 12
    private static let mostRows = 12
    /// Characters of a label, in a font in which all are 6.6 wide.
    private static let labelColumns = 43

    init(_ simulation: Simulation) { self.simulation = simulation }

    mutating func text() -> String {
        heading()
        let bands = shownBands
        for place in bands { band(place) }
        if bands.count < simulation.places.count {
            line(
                "and \(simulation.places.count - bands.count) more tables and indexes, which are cooler", class: "note")
        }
        if simulation.places.isEmpty { line("no pattern says how often it is called", class: "note") }
        if !simulation.places.isEmpty { axis() }
        legend()
        let height = y + 16
        let title = XMLText("\(simulation.design): heat of partitions").content
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(fixed(Self.width)) \(fixed(height))" width="\(fixed(Self.width))" \
            height="\(fixed(height))" role="img" aria-labelledby="title desc">
            <title id="title">\(title)</title>
            <desc id="desc">\(XMLText(description).content)</desc>
            \(HeatMapStyle.text)
            <rect class="page" width="100%" height="100%"/>
            \(body)</svg>

            """
    }

    /// What a person hears who cannot see it.
    private var description: String {
        var parts = ["\(simulation.design), \(SimulationWords.setting(simulation.options))."]
        for place in simulation.places {
            var text = "\(place.name): \(NumberText.grouped(place.partitionsInTheEnd)) partitions"
            for (flow, kind) in [(place.write, "write"), (place.read, "read")] where flow.offered > 0 {
                text += ", \(NumberText.units(flow.offered, kind)) a second"
                text += flow.throttled > 0 ? " of which \(SimulationWords.percent(flow.throttled)) throttled" : ""
            }
            if let key = place.hottest.first {
                text +=
                    ", the hottest key \(key.label) at \(SimulationWords.percent(key.heat)) of what a partition serves"
            }
            parts.append(text + ".")
        }
        return parts.joined(separator: " ")
    }

    /// The hottest, in the order of the design.
    private var shownBands: [PlaceResult] {
        let ranked = simulation.places.enumerated().sorted { left, right in
            let (a, b) = (heat(left.element), heat(right.element))
            return (b, left.offset) < (a, right.offset)
        }
        return ranked.prefix(Self.mostBands).sorted { $0.offset < $1.offset }.map(\.element)
    }

    private func heat(_ place: PlaceResult) -> Double {
        max(place.write.throttled, place.read.throttled) * 1e6 + (place.rows.map(most).max() ?? 0)
    }

    private func most(_ row: RowResult) -> Double { row.samples.map(\.heat).max() ?? 0 }

    private mutating func heading() {
        y = 34
        write("\(simulation.design): how hot its partitions get", x: 20, class: "h")
        y += 20
        write(SimulationWords.setting(simulation.options), x: 20, class: "note")
        if let headroom = simulation.headroom {
            y += 18
            let verdict =
                headroom.factor < 1
                ? "Too much: without throttling it carries \(SimulationWords.factor(headroom.factor)) of this load"
                : "Headroom: \(SimulationWords.factor(headroom.factor)) times this load"
            write(cut("\(verdict); then \(SimulationWords.limit(headroom))", columns: 150), x: 20, class: "note")
        }
        y += 12
    }

    private mutating func band(_ place: PlaceResult) {
        y += 26
        write(cut(place.name, columns: Self.labelColumns), x: 20, class: "b")
        var figures: [String] = []
        for (flow, kind) in [(place.write, "write"), (place.read, "read")] where flow.offered > 0 {
            let throttled =
                flow.throttled > 0 ? "\(SimulationWords.percent(flow.throttled)) throttled" : "none throttled"
            figures.append("\(NumberText.units(flow.offered, kind)) a second, \(throttled)")
        }
        write(figures.joined(separator: "; "), x: Self.left, class: "note")
        write("at most", x: Self.left + Self.columns + 8, class: "v")
        y += 8
        let sorted = place.rows.enumerated().sorted { (most($1.element), $0.offset) < (most($0.element), $1.offset) }
            .map(\.element)
        let isAll = sorted.count <= Self.mostRows
        for each in sorted.prefix(isAll ? Self.mostRows : Self.mostRows - 1) { row(each) }
        if !isAll { row(merged(Array(sorted.dropFirst(Self.mostRows - 1)))) }
    }

    /// Several rows as one: of each moment the hottest.
    private func merged(_ rows: [RowResult]) -> RowResult {
        var merged = RowResult(
            label: "the others, by their hottest", partitions: rows.reduce(0) { $0 + $1.partitions },
            born: rows.map(\.born).min() ?? 0, samples: rows.first?.samples ?? [])
        for row in rows {
            for (column, sample) in row.samples.enumerated() where column < merged.samples.count {
                merged.samples[column].heat = max(merged.samples[column].heat, sample.heat)
                merged.samples[column].refused = max(merged.samples[column].refused, sample.refused)
            }
        }
        return merged
    }

    private mutating func row(_ row: RowResult) {
        let middle = y + Self.rowHeight / 2 + 4
        let several = row.partitions == 1 ? "" : " (\(NumberText.grouped(row.partitions)) partitions)"
        let label = cut(row.label, columns: Self.labelColumns - several.utf8.count) + several
        body += "<text class=\"k\" x=\"20\" y=\"\(fixed(middle))\">\(XMLText(label).content)</text>\n"
        let count = Double(max(row.samples.count, 1))
        var column = firstColumn(row)
        while column < row.samples.count {
            let sample = row.samples[column]
            var end = column + 1
            while end < row.samples.count, look(row.samples[end]) == look(sample) { end += 1 }
            let x = Self.left + Double(column) / count * Self.columns
            let width = Double(end - column) / count * Self.columns
            let place =
                "x=\"\(fixed(x))\" y=\"\(fixed(y))\" width=\"\(fixed(width))\" height=\"\(fixed(Self.rowHeight - 2))\""
            body += "<rect class=\"c\(look(sample).level)\" \(place)><title>\(tip(row, sample))</title></rect>\n"
            if look(sample).isRefusing { body += "<rect class=\"x\" \(place)/>\n" }
            column = end
        }
        let refused = row.samples.map(\.refused).max() ?? 0
        let figures =
            SimulationWords.percent((most(row) * 100).rounded() / 100)
            + (refused > 0 ? ", refuses \(SimulationWords.percent(max(0.01, (refused * 100).rounded() / 100)))" : "")
        body +=
            "<text class=\"v\" x=\"\(fixed(Self.left + Self.columns + 8))\" y=\"\(fixed(middle))\">\(figures)</text>\n"
        y += Self.rowHeight
    }

    /// The column from which on there is such a partition.
    private func firstColumn(_ row: RowResult) -> Int {
        guard row.born > 0 else { return 0 }
        return min(row.samples.count, row.born * row.samples.count / max(simulation.options.duration, 1))
    }

    private func tip(_ row: RowResult, _ sample: RowResult.Sample) -> String {
        let refused = sample.refused > 0 ? ", \(SimulationWords.percent(sample.refused)) refused" : ""
        return XMLText("\(row.label): \(SimulationWords.percent(sample.heat)) of what a partition serves\(refused)")
            .content
    }

    private func look(_ sample: RowResult.Sample) -> Look {
        let steps = [0.2, 0.4, 0.6, 0.8, 1.000_001]
        return Look(level: steps.firstIndex { sample.heat < $0 } ?? steps.count, isRefusing: sample.refused > 0)
    }

    private struct Look: Equatable {
        var level: Int
        var isRefusing: Bool
    }

    private mutating func axis() {
        y += 6
        let duration = simulation.options.duration
        let steps = [1, 5, 10, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400]
        let step =
            steps.first { duration % $0 == 0 && duration / $0 <= 8 } ?? steps.first { duration / $0 <= 8 } ?? 21_600
        body += "<path class=\"a\" d=\"M\(fixed(Self.left)) \(fixed(y))h\(fixed(Self.columns))\"/>\n"
        for second in stride(from: 0, through: duration, by: step) {
            let x = Self.left + Double(second) / Double(max(duration, 1)) * Self.columns
            body += "<path class=\"a\" d=\"M\(fixed(x)) \(fixed(y))v5\"/>\n"
            body +=
                "<text class=\"t\" x=\"\(fixed(x))\" y=\"\(fixed(y + 18))\">\(SimulationWords.time(second))</text>\n"
        }
        y += 18
        body += "<text class=\"k\" x=\"20\" y=\"\(fixed(y))\">time, in minutes and seconds</text>\n"
    }

    private mutating func legend() {
        y += 28
        write(
            "Load of a partition, by the most that it serves (3,000 read or 1,000 write units a second):", x: 20,
            class: "note")
        y += 10
        var x = 20.0
        let names = ["under 20 %", "under 40 %", "under 60 %", "under 80 %", "to 100 %", "over 100 %"]
        for (level, name) in names.enumerated() {
            body += "<rect class=\"c\(level)\" x=\"\(fixed(x))\" y=\"\(fixed(y))\" width=\"28\" height=\"16\"/>\n"
            body += "<text class=\"v\" x=\"\(fixed(x + 34))\" y=\"\(fixed(y + 12))\">\(name)</text>\n"
            x += 128
        }
        body += "<rect class=\"c0\" x=\"\(fixed(x))\" y=\"\(fixed(y))\" width=\"28\" height=\"16\"/>\n"
        body += "<rect class=\"x\" x=\"\(fixed(x))\" y=\"\(fixed(y))\" width=\"28\" height=\"16\"/>\n"
        body += "<text class=\"v\" x=\"\(fixed(x + 34))\" y=\"\(fixed(y + 12))\">hatched: some is throttled</text>\n"
        y += 16
    }

    private mutating func line(_ text: String, class name: String) {
        y += 22
        write(text, x: 20, class: name)
    }

    private mutating func write(_ text: String, x: Double, class name: String) {
        body += "<text class=\"\(name)\" x=\"\(fixed(x))\" y=\"\(fixed(y))\">\(XMLText(text).content)</text>\n"
    }

    /// A text that fits, with an ellipsis for its middle: keys differ at both ends.
    private func cut(_ text: String, columns: Int) -> String {
        if visibleLine(text).width <= columns { return text }
        let head = prefix(of: text, columns: columns * 3 / 5)
        let tail = prefix(of: String(text.reversed()), columns: columns - columns * 3 / 5 - 1)
        return head + "…" + String(tail.reversed())
    }

    private func prefix(of text: String, columns: Int) -> String {
        var width = 0
        var prefix = ""
        for character in text {
            width += max(1, visibleLine(String(character)).width)
            if width > columns { break }
            prefix.append(character)
        }
        return prefix
    }

    /// With one digit behind the point at most.
    private func fixed(_ number: Double) -> String { NumberText.plain((number * 10).rounded() / 10) }
}
