/// An update expression cut into its clauses, which stand in it in the order SET, REMOVE, ADD, DELETE. Aliases begin with
/// `#` or `:`, so that none of them is one of these words.
struct UpdateClauses {
    private static let words = ["SET", "REMOVE", "ADD", "DELETE"]
    private var clauses: [(word: String, changes: [String])] = []

    init(_ expression: String) {
        var depth = 0
        for word in expression.split(separator: " ").map(String.init) {
            if UpdateClauses.words.contains(word) {
                clauses.append((word, [""]))
                continue
            }
            let last = clauses.count - 1
            let change = clauses[last].changes.count - 1
            depth += word.filter { $0 == "(" }.count - word.filter { $0 == ")" }.count
            let ends = depth == 0 && word.hasSuffix(",")
            clauses[last].changes[change] +=
                (clauses[last].changes[change].isEmpty ? "" : " ") + (ends ? String(word.dropLast()) : word)
            if ends { clauses[last].changes.append("") }
        }
    }

    /// The changes of each clause, as `WriteExpressions` calls it.
    var labeled: [(label: String, changes: [String])] { clauses.map { ($0.word.lowercased(), $0.changes) } }
}
