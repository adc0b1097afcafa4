import KeywrightKeySpace

/// The algebra for many questions, of which hard ones may not take all the time there is: the more was spent on those that
/// were given up, the sooner is the next one.
struct PacedAlgebra {
    private var algebra = KeyAlgebra()
    /// States of automata that may be spent on questions that are given up.
    private var pool = 2_000_000

    /// Asks a question. Only those cost anything that used up all their states.
    mutating func decide<Witness>(_ question: (KeyAlgebra) -> Decision<Witness>) -> Decision<Witness> {
        let decision = question(algebra)
        if decision.isGivenUp {
            pool -= min(pool, algebra.stateBudget)
            algebra.stateBudget = max(Self.least, min(algebra.stateBudget, pool / 8))
        }
        return decision
    }

    /// Enough for what most keys need.
    private static let least = 5_000
}
