/// The lines of a function's body, each indented as it stands within the body.
struct SwiftStatements: Sendable {
    private(set) var lines: [String] = []
    /// The blanks before the body's lines in the file.
    let indentation: Int

    init(indentation: Int) { self.indentation = indentation }

    var isEmpty: Bool { lines.isEmpty }

    mutating func add(_ expression: SwiftExpression) {
        add(lines: expression.text(indentation: indentation))
    }

    /// `let name = value`.
    mutating func constant(_ name: String, _ value: SwiftExpression) { add(.joined("let \(name) = ", value, "")) }

    /// `head {`, what the closure adds, `}` with what follows it.
    mutating func block(_ head: String, end: String = "}", _ body: (inout SwiftStatements) -> Void) {
        var inner = SwiftStatements(indentation: indentation + 4)
        body(&inner)
        lines.append(head + " {")
        lines += inner.lines.map { $0.isEmpty ? "" : "    " + $0 }
        lines.append(end)
    }

    /// `head { parameters in`, what the closure adds, `}`.
    mutating func closure(_ head: String, _ parameters: String, _ body: (inout SwiftStatements) -> Void) {
        var inner = SwiftStatements(indentation: indentation + 4)
        body(&inner)
        lines.append(head + " { " + parameters)
        lines += inner.lines.map { $0.isEmpty ? "" : "    " + $0 } + ["}"]
    }

    /// `if` with tests that stand on several lines where they have to, and what is otherwise.
    mutating func choose(
        _ tests: [String], _ body: (inout SwiftStatements) -> Void, orElse other: SwiftStatements
    ) {
        var heads = ["if " + (tests.first ?? "true")]
        for test in tests.dropFirst() {
            let isLast = test == tests.last
            let last = heads[heads.count - 1]
            let limit = SwiftLayout.lineLength - indentation - (isLast ? 2 : 1)
            if last.count + test.count + 2 <= limit {
                heads[heads.count - 1] = last + ", " + test
            } else {
                heads[heads.count - 1] = last + ","
                heads.append("    " + test)
            }
        }
        if heads.count == 1 { heads[0] += " {" } else { heads.append("{") }
        var inner = SwiftStatements(indentation: indentation + 4)
        body(&inner)
        lines += heads + inner.lines.map { $0.isEmpty ? "" : "    " + $0 }
        if !other.isEmpty { lines += ["} else {"] + other.lines.map { $0.isEmpty ? "" : "    " + $0 } }
        lines.append("}")
    }

    /// `guard … else { line }`, the line on one of its own where the whole is too long.
    mutating func demand(_ test: String, orElse line: String) {
        let head = "guard \(test) else"
        if indentation + head.count + line.count + 5 <= SwiftLayout.lineLength {
            add(.text("\(head) { \(line) }"))
        } else {
            block(head) { $0.add(.text(line)) }
        }
    }

    /// Gives a constant no name that nothing behind it uses: Swift warns of one.
    mutating func discardUnused(_ variable: String) {
        let start = "let \(variable) = "
        guard let place = lines.firstIndex(where: { $0.hasPrefix(start) }) else { return }
        let isUsed = SwiftWords(lines[(place + 1)...]).found.contains(variable)
        if !isUsed { lines[place] = "_ = " + lines[place].dropFirst(start.count) }
    }

    mutating func append(_ other: SwiftStatements) { lines += other.lines }

    /// `if … { } else { }`.
    mutating func branch(
        _ head: String, _ body: (inout SwiftStatements) -> Void, orElse: (inout SwiftStatements) -> Void
    ) {
        block(head, end: "} else {", body)
        var inner = SwiftStatements(indentation: indentation + 4)
        orElse(&inner)
        lines += inner.lines.map { $0.isEmpty ? "" : "    " + $0 } + ["}"]
    }

    private mutating func add(lines text: String) {
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
