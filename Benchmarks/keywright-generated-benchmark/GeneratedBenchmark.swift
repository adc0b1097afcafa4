#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Times generated key builders and item coders beside code that is written by hand and gives the same.
@main
struct GeneratedBenchmark {
    static func main() {
        let all = keyCases + itemCases
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--list"] {
            for benchmarkCase in all { print(benchmarkCase.name) }
            return
        }
        let asked = arguments.isEmpty ? all : all.filter { arguments.contains($0.name) }
        guard !asked.isEmpty else {
            print("usage: keywright-generated-benchmark [--list | CASE...]")
            exit(2)
        }
        guard report(asked) else { exit(1) }
    }

    /// Prints a line for each case and the verdict; false where a ratio is over its limit, or where the two sides differ.
    private static func report(_ cases: [BenchmarkCase]) -> Bool {
        var rows = [["case", "generated ns", "by hand ns", "ratio", "limit"]]
        var over: [String] = []
        for benchmarkCase in cases {
            guard benchmarkCase.agrees() else {
                print("\(benchmarkCase.name): the generated code and that by hand give different results")
                return false
            }
            let timing = Timing(benchmarkCase)
            let limit = benchmarkCase.kind.limit
            rows.append([
                benchmarkCase.name, decimal(timing.generated, 1), decimal(timing.handWritten, 1),
                decimal(timing.ratio, 2), decimal(limit, 1),
            ])
            if timing.ratio > limit { over.append(benchmarkCase.name) }
        }
        print("least of \(Timing.runs) runs\n\n" + aligned(rows))
        let count = rows.count - 1
        guard over.isEmpty else {
            print("\(over.count) of \(count) ratios are over their limits: \(over.joined(separator: "; "))")
            return false
        }
        print("all \(count) ratios are within their limits")
        return true
    }
}

/// A number with so many digits behind the point.
private func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 1 ? 10 : 100
    let number = Int((value * Double(scale)).rounded())
    let fraction = String(number % scale)
    return "\(number / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
}

/// Columns of one width: the first to the left, numbers to the right.
private func aligned(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
    return rows.map { row in
        zip(row, widths).enumerated().map { index, cell in
            let blanks = String(repeating: " ", count: cell.1 - cell.0.utf8.count)
            return index == 0 ? cell.0 + blanks : blanks + cell.0
        }.joined(separator: "  ") + "\n"
    }.joined()
}
