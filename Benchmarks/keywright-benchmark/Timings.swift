import KeywrightDiagnostics

/// The least time of each stage: what else the machine does can only add to it.
struct Timings {
    var bytes: Int
    var stages: [(stage: Stage, time: Duration)]

    /// A stage a line, and the sums of the front end's and of a whole check's: milliseconds, the ratio to the first stage, and megabytes a second.
    var table: String {
        let floor = stages.first?.time ?? .zero
        var rows = [["stage", "ms", "ratio", "MB/s"]]
        let frontEnd = stages.filter(\.stage.isFrontEnd).map(\.time).reduce(.zero, +)
        var sums = [("front end", frontEnd)]
        if stages.contains(where: { $0.stage.name == "applyPolicy" }) {
            sums.append(("check", stages.filter(\.stage.isCheck).map(\.time).reduce(.zero, +)))
        }
        for (name, time) in stages.map({ ($0.stage.name, $0.time) }) + sums {
            rows.append([
                name, decimal(time / .milliseconds(1)), decimal(time / floor),
                decimal(Double(bytes) / 1e6 / (time / .seconds(1))),
            ])
        }
        return aligned(rows)
    }
}

/// Why nothing was timed.
struct Failure: Error, CustomStringConvertible {
    var description: String
}

/// Runs all stages in turn, as often as asked; a design with errors is refused, since it would not be timed whole.
func time(_ stages: [Stage], over files: [SourceFile], runs: Int) throws -> Timings {
    var best = [Duration?](repeating: nil, count: stages.count)
    let clock = ContinuousClock()
    for _ in 0..<runs {
        var run = Run(files: files)
        for (index, stage) in stages.enumerated() {
            let elapsed = clock.measure { stage.body(&run) }
            best[index] = min(best[index] ?? elapsed, elapsed)
        }
        guard !run.diagnostics.hasErrors else {
            throw Failure(description: "the design has errors\n" + renderText(run.diagnostics.sorted(), files: files))
        }
    }
    return Timings(
        bytes: files.map(\.bytes.count).reduce(0, +), stages: zip(stages, best).map { ($0, $1 ?? .zero) })
}

/// Two digits behind the point.
func decimal(_ value: Double) -> String {
    guard value.isFinite, value < 1e12 else { return "-" }
    let hundredths = Int((value * 100).rounded())
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
}

/// Columns of one width: the first to the left, numbers to the right.
func aligned(_ rows: [[String]]) -> String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
    return rows.map { row in
        zip(row, widths).enumerated().map { index, cell in
            let blanks = String(repeating: " ", count: cell.1 - cell.0.utf8.count)
            return index == 0 ? cell.0 + blanks : blanks + cell.0
        }.joined(separator: "  ") + "\n"
    }.joined()
}
