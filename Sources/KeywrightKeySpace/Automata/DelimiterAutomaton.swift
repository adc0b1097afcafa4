/// A text that must not occur, as the automaton of Knuth, Morris and Pratt.
struct DelimiterAutomaton {
    /// For each number of scalars that have been matched: what can be read without completing the text, and how many
    /// are matched then.
    let transitions: [[(label: SymbolSet, next: Int)]]

    init(_ text: [Unicode.Scalar], alphabet: SymbolAlphabet) {
        // borders[i]: how long the longest beginning of the text is that ends, but does not begin, at place i.
        var borders = [Int](repeating: 0, count: text.count)
        for index in text.indices.dropFirst() {
            var length = borders[index - 1]
            while length > 0, text[length] != text[index] { length = borders[length - 1] }
            borders[index] = text[length] == text[index] ? length + 1 : 0
        }
        let symbols = text.map { SymbolSet(alphabet.symbol(of: $0)) }
        transitions = text.indices.map { matched in
            var others = alphabet.all
            var result: [(label: SymbolSet, next: Int)] = []
            var length = matched
            while true {
                // A longer match for the same scalar was found before and is no longer among the others.
                let label = symbols[length].intersection(others)
                if !label.isEmpty {
                    others = others.subtracting(label)
                    if length + 1 < text.count { result.append((label, length + 1)) }
                }
                if length == 0 { break }
                length = borders[length - 1]
            }
            result.append((others, 0))
            return result
        }
    }
}
