@testable import KeywrightKeySpace

extension Language {
    /// Every text of a finite language of single scalars, by walking its automaton. For comparing whole languages with
    /// lists that were made in another way.
    func allTexts() throws -> [String] {
        let table = ResidualTable(of: [node], budget: Budget(states: 1_000_000))
        var texts: Set<String> = []
        var layer: Set<[String]> = []
        var open: [(text: String, residual: ResidualID)] = [("", try table.residual(of: node))]
        while !open.isEmpty {
            var next: [(text: String, residual: ResidualID)] = []
            for (text, residual) in open {
                if table.isNullable(residual) { texts.insert(text) }
                for step in try table.steps(of: residual) {
                    for symbol in table.alphabet.indices where step.label.contains(symbol) {
                        guard let scalar = table.alphabet.example(of: SymbolSet(symbol)) else { continue }
                        let key = [text + String(scalar), "\(step.target)"]
                        if layer.insert(key).inserted { next.append((key[0], step.target)) }
                    }
                }
            }
            open = next
        }
        return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
