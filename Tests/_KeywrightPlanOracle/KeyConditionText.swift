/// The key condition of a request, as far as an interpreter has to look into it: which values end a range.
struct KeyConditionText {
    /// The alias of each value that is an end.
    private(set) var ends: [String: Substitution.End] = [:]
    /// The aliases of a BETWEEN.
    private(set) var between: (low: String, high: String)?

    init(_ text: String) {
        let words = text.split(whereSeparator: { " (),".contains($0) }).map { String($0) }
        for (place, word) in words.enumerated() where place + 1 < words.count {
            switch word {
            case ">", ">=": ends[words[place + 1]] = .low
            case "<", "<=": ends[words[place + 1]] = .high
            case "BETWEEN" where place + 3 < words.count:
                between = (words[place + 1], words[place + 3])
                ends[words[place + 1]] = .low
                ends[words[place + 3]] = .high
            default: break
            }
        }
    }

    /// Whether the ends of its BETWEEN cross, so that nothing is to be sent.
    func crosses(_ values: OracleJSON?) -> Bool {
        guard let between, let low = values?[between.low], let high = values?[between.high] else { return false }
        if let low = low["S"]?.text, let high = high["S"]?.text {
            return high.utf8.lexicographicallyPrecedes(low.utf8)
        }
        if let low = low["N"]?.text, let high = high["N"]?.text {
            return PlainType.decimal.value(stored: .object(["N": .string(high)])).flatMap { high in
                PlainType.decimal.value(stored: .object(["N": .string(low)])).map { isBelow(high, $0) }
            } ?? false
        }
        return false
    }
}
