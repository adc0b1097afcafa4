/// Tells of many texts whether they are of a language, each in one step per scalar.
///
/// The automaton is made as far as texts lead into it, and thrown away where it grows too large, so that its memory is bounded. It is
/// meant for one task: a matcher changes as it reads.
package final class LanguageMatcher {
    private static let mostStates = 2_000
    private static let dead = 0

    private let language: Language
    private var table: ResidualTable
    /// The symbol of each ASCII scalar.
    private var asciiSymbols: [Int] = []
    private var symbolCount = 0
    /// The residuals that a state stands for; the first state is none.
    private var states: [[ResidualID]] = []
    private var places: [[ResidualID]: Int] = [:]
    private var finals: [Bool] = []
    /// For each state and symbol the next state; negative where it was not looked at.
    private var transitions: [Int32] = []
    /// Negative where the language itself is beyond the budget.
    private var initial = 0
    private let budget: Int

    package init(_ language: Language, stateBudget: Int = 200_000) {
        self.language = language
        budget = stateBudget
        table = ResidualTable(of: [language.node], smallCount: .max, budget: Budget(states: stateBudget))
        reset()
    }

    /// Whether the text, given as UTF-8, is of the language.
    package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if let result = walk(bytes) { return result }
        // Too many states for this language: it is read as a whole, which takes longer.
        reset()
        return language.contains(String(decoding: bytes, as: UTF8.self))
    }

    /// nil where the budget was spent.
    private func walk(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        if initial < 0 { return nil }
        var state = initial
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let symbol: Int
            if byte < 0x80 {
                symbol = asciiSymbols[Int(byte)]
                index &+= 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                var value = UInt32(byte & (0x7F >> UInt8(length)))
                for place in index + 1..<min(index + length, bytes.count) {
                    value = value << 6 | UInt32(bytes[place] & 0x3F)
                }
                symbol = table.alphabet.symbol(of: Unicode.Scalar(value) ?? "\u{FFFD}")
                index += length
            }
            var target = Int(transitions[state &* symbolCount &+ symbol])
            if target < 0 {
                guard let made = makeTransition(from: state, over: symbol) else { return nil }
                target = made
            }
            if target == Self.dead { return false }
            state = target
        }
        return finals[state]
    }

    private func makeTransition(from state: Int, over symbol: Int) -> Int? {
        guard states.count < Self.mostStates, let next = try? table.residuals(after: symbol, of: states[state]) else {
            return nil
        }
        let target = place(of: next.sorted())
        transitions[state * symbolCount + symbol] = Int32(target)
        return target
    }

    private func place(of residuals: [ResidualID]) -> Int {
        if let known = places[residuals] { return known }
        places[residuals] = states.count
        states.append(residuals)
        finals.append(residuals.contains(where: table.isNullable))
        transitions += repeatElement(-1, count: symbolCount)
        return states.count - 1
    }

    /// Begins anew with nothing but the first state.
    private func reset() {
        table = ResidualTable(of: [language.node], smallCount: .max, budget: Budget(states: budget))
        symbolCount = table.alphabet.indices.count
        asciiSymbols = (UInt32(0)..<0x80).map { table.alphabet.symbol(of: Unicode.Scalar($0) ?? "\0") }
        (states, places, finals, transitions) = ([], [:], [], [])
        _ = place(of: [])
        initial = (try? table.residual(of: language.node)).map { place(of: [$0]) } ?? -1
    }
}
