/// What a trial found, line by line: a name and a number each.
struct Figures {
    private var lines: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: some CustomStringConvertible) {
        lines.append((name, value.description))
    }

    /// The lines, with the values one below the other.
    var text: String {
        let width = lines.map(\.name.count).max() ?? 0
        return lines.map { name, value in
            name + String(repeating: " ", count: width - name.count + 2) + value + "\n"
        }.joined()
    }
}

/// Promises that were not kept: the first of them in words, all of them counted.
struct Violations: Sendable {
    private static let most = 20

    private(set) var count = 0
    private var words: [String] = []

    mutating func add(_ text: String) {
        count += 1
        if words.count < Violations.most { words.append(text) }
    }

    mutating func require(_ condition: Bool, _ text: @autoclosure () -> String) {
        if !condition { add(text()) }
    }

    mutating func merge(_ other: Violations) {
        count += other.count
        words += other.words.prefix(Violations.most - words.count)
    }

    /// A line for each that is kept in words, and one for the others.
    var text: String {
        let rest = count - words.count
        return words.map { "violation: \($0)\n" }.joined() + (rest > 0 ? "and \(rest) more\n" : "")
    }
}
