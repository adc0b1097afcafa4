/// What several clients or servers do otherwise than the service, case by case, as a Markdown table.
public struct DifferenceTable: Sendable {
    private let columns: [(name: String, results: [CaseResult])]

    /// Makes a table of runs of the same cases.
    ///
    /// - Parameter columns: what was tried, and how each case ended on it.
    public init(_ columns: [(name: String, results: [CaseResult])]) {
        self.columns = columns
    }

    /// How many cases each column failed, in the order of the columns.
    public var counts: [Int] { columns.map { $0.results.count { $0.failure != nil } } }

    /// One row for each case that one of the columns fails, in the order of the facts; empty where none does.
    ///
    /// A cell says `as the service` or what came instead. Line ends and bars cannot break the table.
    public var markdown: String {
        let cases = columns.first?.results.map(\.testCase) ?? []
        var rows: [String] = []
        for (number, testCase) in Self.sorted(cases) {
            let failures = columns.map { number < $0.results.count ? $0.results[number].failure : "not tried" }
            if failures.allSatisfy({ $0 == nil }) { continue }
            let cells = failures.map { Self.cell($0 ?? "as the service") }
            rows.append("| \(testCase.fact) | \(Self.cell(testCase.title)) | \(cells.joined(separator: " | ")) |\n")
        }
        if rows.isEmpty { return "" }
        let head = ["Fact", "What the service does"] + columns.map { Self.cell($0.name) }
        let rule = head.map { _ in "---" }
        return "| \(head.joined(separator: " | ")) |\n| \(rule.joined(separator: " | ")) |\n" + rows.joined()
    }

    /// By fact, `F2.9` before `F2.10`, and cases of one fact as they stand in the suite.
    private static func sorted(_ cases: [ClientCase]) -> [(offset: Int, element: ClientCase)] {
        let numbered = cases.enumerated().map { number, testCase in
            (testCase.fact.dropFirst().split(separator: ".").map { Int($0) ?? 0 } + [number], testCase)
        }
        return numbered.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { key, testCase in
            (offset: key.last ?? 0, element: testCase)
        }
    }

    /// A text as it may stand in a cell: one line, and short.
    private static func cell(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let short = line.count > 160 ? line.prefix(159) + "…" : line[...]
        return String(short.flatMap { "|<>`*_[]\\".contains($0) ? ["\\", $0] : [$0] })
    }
}
