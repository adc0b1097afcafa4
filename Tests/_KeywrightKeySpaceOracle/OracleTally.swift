/// What the algebra is asked.
package enum OracleQuestion: String, CaseIterable, Sendable {
    case templates = "intersection of templates"
    case keys = "intersection of keys"
    case repeatedKeys = "… with repeated fields"
    case derivedKeys = "… with transformed fields"
    case ambiguity = "ambiguity"
    case repeatedAmbiguity = "… with repeated fields "
    case derivedAmbiguity = "… with transformed fields "
    case prefix = "prefix"
    case beginning = "key condition, begins with"
    case range = "key condition, range"
    case order = "order before a literal"
    case emptiness = "emptiness"
    case length = "length in bytes"
    case membership = "membership"

    /// How many of a hundred answers may be left open.
    package var allowedOpen: Double {
        switch self {
        case .repeatedKeys, .repeatedAmbiguity, .beginning: 2
        case .derivedKeys, .derivedAmbiguity: 2
        case .templates, .keys, .ambiguity, .prefix, .range, .order, .emptiness, .length, .membership: 0
        }
    }
}

/// Answers, counted by question.
package struct OracleTally: Sendable {
    package struct Row: Sendable {
        package var asked = 0
        package var never = 0
        package var witness = 0
        package var unproven = 0
        package var wrong = 0
    }

    package private(set) var rows: [OracleQuestion: Row] = [:]
    /// What was wrong, the shortest first, and what was left open.
    package private(set) var faults: [String] = []
    package private(set) var open: [String] = []

    /// How many faults are kept to be shown.
    private static let kept = 12

    package subscript(question: OracleQuestion) -> Row { rows[question] ?? Row() }

    mutating func count(_ question: OracleQuestion, _ path: WritableKeyPath<Row, Int>) {
        rows[question, default: Row()].asked += 1
        rows[question, default: Row()][keyPath: path] += 1
    }

    mutating func fault(_ question: OracleQuestion, _ text: String) {
        rows[question, default: Row()].wrong += 1
        keep(question.rawValue + ": " + text, in: \.faults)
    }

    mutating func leftOpen(_ question: OracleQuestion, _ text: String) {
        count(question, \.unproven)
        keep(question.rawValue + ": " + text, in: \.open)
    }

    private mutating func keep(_ text: String, in path: WritableKeyPath<OracleTally, [String]>) {
        self[keyPath: path].append(text)
        if self[keyPath: path].count > 4 * Self.kept { self[keyPath: path] = shortest(self[keyPath: path]) }
    }

    private func shortest(_ texts: [String]) -> [String] {
        Array(texts.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(Self.kept))
    }

    package mutating func add(_ other: OracleTally) {
        for (question, row) in other.rows {
            rows[question, default: Row()].asked += row.asked
            rows[question, default: Row()].never += row.never
            rows[question, default: Row()].witness += row.witness
            rows[question, default: Row()].unproven += row.unproven
            rows[question, default: Row()].wrong += row.wrong
        }
        faults = shortest(faults + other.faults)
        open = shortest(open + other.open)
    }

    /// The questions of which something is wrong or too much was left open.
    package var failed: [OracleQuestion] {
        OracleQuestion.allCases.filter { question in
            let row = self[question]
            return row.wrong > 0 || Double(row.unproven) * 100 > question.allowedOpen * Double(row.asked)
        }
    }
}
