internal import KeywrightRuntime

/// What is wrong with an expression that reads well. The service reports one finding: of the first kind here that
/// occurs, the first one in the text.
struct ExpressionFindings {
    /// The kinds, in the order in which they are reported.
    enum Kind: Int, Comparable {
        case redundantParentheses
        case unknownFunction
        case misusedFunction
        case reservedWord
        case repeatedSection
        case undefinedPlaceholder
        case operandCount
        case sameOperand
        case pathOverlap
        case pathConflict
        case operandType

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    private var worst: (kind: Kind, message: String)?

    /// Whether there is no finding.
    var isEmpty: Bool { worst == nil }

    /// Remembers a finding if it comes before the one at hand.
    mutating func note(_ kind: Kind, _ message: String) {
        if let worst, worst.kind <= kind { return }
        worst = (kind, message)
    }

    /// Raises the finding to report, if there is one.
    func check(parameter: String) throws(DynamoDBError) {
        if let worst { throw .refused("Invalid \(parameter): \(worst.message)") }
    }

    /// The path with its names looked up; what is not found is noted.
    mutating func resolve(_ path: PathSyntax, _ placeholders: inout Placeholders) -> DocumentPath {
        let steps = path.steps.map { step -> DocumentPath.Step in
            switch step {
            case .word(let word):
                if reservedWords.contains(word.uppercased()) {
                    note(.reservedWord, "Attribute name is a reserved keyword; reserved keyword: \(word)")
                }
                return .name(word)
            case .name(let key):
                if let name = placeholders.name(key) { return .name(name) }
                note(
                    .undefinedPlaceholder,
                    "An expression attribute name used in the document path is not defined; attribute name: \(key)")
                return .name(key)
            case .index(let index):
                return .index(index)
            }
        }
        if steps.count > 32 {
            note(
                .operandType,
                "The document path has too many nesting elements; nesting level: \(steps.count)")
        }
        return DocumentPath(steps: steps)
    }

    /// The value of a placeholder; NULL, and a note, if it is not defined.
    mutating func resolve(value key: String, _ placeholders: inout Placeholders) -> AttributeValue {
        if let value = placeholders.value(key) { return value }
        note(
            .undefinedPlaceholder,
            "An expression attribute value used in expression is not defined; attribute value: \(key)")
        return .null
    }

    /// Notes the first two paths that get in each other's way (F4.7).
    mutating func checkClashes(_ paths: [DocumentPath]) {
        for (index, later) in paths.enumerated() {
            for earlier in paths[..<index] {
                let kind: Kind
                let verb: String
                switch earlier.clash(with: later) {
                case nil: continue
                case .overlap: (kind, verb) = (.pathOverlap, "overlap")
                case .conflict: (kind, verb) = (.pathConflict, "conflict")
                }
                note(
                    kind,
                    "Two document paths \(verb) with each other; must remove or rewrite one of these paths; path one: "
                        + "\(earlier.description), path two: \(later.description)")
            }
        }
    }
}
