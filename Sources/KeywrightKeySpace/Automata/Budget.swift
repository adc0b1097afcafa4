/// How many states one decision may make before it is given up.
final class Budget {
    private let total: Int
    private var left: Int

    init(states: Int) {
        total = states
        left = states
    }

    func spend() throws(BudgetSpent) {
        left -= 1
        if left < 0 { throw BudgetSpent(states: total) }
    }
}

/// A decision was given up.
struct BudgetSpent: Error {
    let states: Int

    var reason: String { "it was given up after \(states) states" }
}
