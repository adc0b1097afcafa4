/// The findings of a run: an accumulator that stages append to, and a sorted set once finished.
package struct Diagnostics: Sendable {
    private(set) package var all: [Diagnostic] = []

    package init() {}

    /// How many findings a stage gives of one design before it may stop: what comes after them is left out, so that no file can
    /// have the compiler write without end.
    package static let limit = 1000

    package mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

    package mutating func report(_ diagnostics: some Sequence<Diagnostic>) { all.append(contentsOf: diagnostics) }

    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Sorted by file, place, rule and message, without exact duplicates.
    package func sorted() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted { left, right in
            let a = left.primary.span
            let b = right.primary.span
            if a.file != b.file { return a.file < b.file }
            if a.lower != b.lower { return a.lower < b.lower }
            if a.upper != b.upper { return a.upper < b.upper }
            if left.rule.code != right.rule.code { return left.rule.code < right.rule.code }
            return left.message < right.message
        }
    }
}
