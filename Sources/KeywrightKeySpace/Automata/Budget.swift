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

    /// Pays for looking at so many steps out of one state: few cost nothing, a crowd as much as the states that take as
    /// long. A state of many parts that can be empty leads to all of them.
    func spend(steps: Int) throws(BudgetSpent) {
        left -= steps / Budget.stepsPerState
        if left < 0 { throw BudgetSpent(states: total) }
    }

    private static let stepsPerState = 64
}

/// A decision was given up.
struct BudgetSpent: Error {
    let states: Int

    /// How each such reason begins.
    static let opening = "it was given up after "

    var reason: String { Self.opening + "\(states) states" }
}
