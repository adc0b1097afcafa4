/// What to do about a message of libyaml's, for those that have one usual cause in a design.
///
/// - Parameters:
///   - problem: libyaml's own words.
///   - context: libyaml's words about what it was doing.
///   - found: the character at the place of the problem.
func yamlSyntaxHelp(problem: String, context: String?, found: Unicode.Scalar?) -> [String] {
    switch problem {
    case "mapping values are not allowed in this context":
        return ["quote text that holds `: `"]
    case "found character that cannot start any token":
        if found == "\t" { return ["indent with blanks: YAML takes no tabs there"] }
        return found.map { ["quote text that begins with `\($0)`"] } ?? []
    case "found a tab character that violates indentation":
        return ["indent with blanks: YAML takes no tabs there"]
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
        if found == ":" { return ["quote text that holds `: `"] }
        return [
            "close each `{` and `[`",
            "within `{ }` and `[ ]`, quote text that holds `,`, `[`, `]`, `{` or `}`, or ` #`, where a comment begins",
        ]
    case "did not find expected node content":
        return ["a value is missing here, or the `]` or `}` that ends a list or map"]
    case "did not find expected key", "did not find expected '-' indicator":
        return [
            "indent the entries of one map or list alike; quote text that goes on behind a closing quote or bracket"
        ]
    case "could not find expected ':'":
        return ["a key stands on one line and is followed by `: `"]
    case "did not find expected alphabetic or numeric character":
        if context == "while scanning an alias" { return ["quote text that begins with `*`"] }
        if context == "while scanning an anchor" { return ["quote text that begins with `&`"] }
        return []
    case "found unexpected end of stream":
        return context == "while scanning a quoted scalar" ? ["close the quote"] : []
    case "control characters are not allowed":
        return ["write it as an escape in double quotes, such as \"\\x07\""]
    default:
        return []
    }
}
