import _KeywrightKeySpaceOracle

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

/// Holds the algebra of key templates to enumeration, over as many random pairs as are asked for.
@main
struct KeySpaceTrial {
    static func main() async {
        let environment = ProcessInfo.processInfo.environment
        let pairs = environment["KEYWRIGHT_PAIRS"].flatMap { Int($0) } ?? 200_000
        let seed = environment["KEYWRIGHT_SEED"].flatMap { UInt64($0) } ?? 1
        let clock = ContinuousClock()
        let start = clock.now
        let tally = await runOracle(pairs: pairs, seed: seed)
        let time = (clock.now - start) / .seconds(1)
        print("\(pairs) pairs from seed \(seed) in \(Int(time.rounded())) s")
        print(table(of: tally), terminator: "")
        for fault in tally.faults { print("wrong: \(fault)") }
        if environment["KEYWRIGHT_SHOW_OPEN"] != nil {
            for open in tally.open { print("open: \(open)") }
        }
        for question in tally.failed {
            print("key-space: error: \(question.rawValue): wrong, or more left open than \(question.allowedOpen) %")
        }
        if !tally.failed.isEmpty { exit(1) }
    }

    private static func table(of tally: OracleTally) -> String {
        var rows = [["question", "asked", "never", "witness", "unproven", "wrong"]]
        for question in OracleQuestion.allCases {
            let row = tally[question]
            let name = question.rawValue.trimmingSuffix(while: " ")
            rows.append([name] + [row.asked, row.never, row.witness, row.unproven, row.wrong].map { String($0) })
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + blanks : blanks + row[column]
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}

extension String {
    /// Two questions of one name are told apart by a blank.
    fileprivate func trimmingSuffix(while blank: Character) -> String {
        var text = self
        while text.last == blank { text.removeLast() }
        return text
    }
}
