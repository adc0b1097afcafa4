import KeywrightModel

/// A condition in the words of the language, as the report gives it to an interpreter (LANGUAGE, Conditions).
struct ConditionText {
    let entity: Entity

    func text(_ condition: Condition) -> String { text(condition, within: .or) }

    private enum Joint: Comparable {
        case or, and, single
    }

    private func text(_ condition: Condition, within outer: Joint) -> String {
        switch condition {
        case .all(let parts): joined(parts, by: " and ", .and, within: outer)
        case .any(let parts): joined(parts, by: " or ", .or, within: outer)
        case .not(let part): "not (\(text(part)))"
        case .test(let test): text(test)
        }
    }

    private func joined(_ parts: [Condition], by word: String, _ joint: Joint, within outer: Joint) -> String {
        if let only = parts.first, parts.count == 1 { return text(only, within: outer) }
        let text = parts.map { self.text($0, within: joint) }.joined(separator: word)
        return joint < outer ? "(\(text))" : text
    }

    private func text(_ test: Test) -> String {
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            "\(text(left)) \(comparison.rawValue) \(text(right))"
        case .between(let value, let low, let high): "\(text(value)) between \(text(low)) and \(text(high))"
        case .beginsWith(let value, let beginning): "\(text(value)) begins with \(text(beginning))"
        case .isIn(let value, let list): "\(text(value)) in (\(list.map(text).joined(separator: ", ")))"
        case .contains(let reference, let element): "contains(\(path(reference)), \(text(element)))"
        case .exists(let reference): "exists(\(path(reference)))"
        case .missing(let reference): "missing(\(path(reference)))"
        }
    }

    private func text(_ operand: Operand) -> String {
        switch operand {
        case .attribute(let reference):
            return ([path(reference)] + reference.transforms.map(\.text)).joined(separator: "|")
        case .size(let reference): return "size(\(path(reference)))"
        case .parameter(let parameter):
            let member = parameter.member.map { ".\($0)" } ?? ""
            return "\(parameter.isNegated ? "-" : "")$\(parameter.name)\(member)"
        case .literal(let value, _): return value.conditionText
        case .now: return "now"
        }
    }

    private func path(_ reference: AttributeReference) -> String {
        ([entity[reference.attribute].name] + reference.path).map(Self.name).joined(separator: ".")
    }

    /// In backquotes where it is a word of the grammar.
    static func name(_ name: String) -> String { conditionWords.contains(name) ? "`\(name)`" : name }
}

extension LiteralValue {
    /// As a condition of the language writes it: texts stand in quotes.
    var conditionText: String {
        switch self {
        case .text(let text):
            "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .list(let elements): "[" + elements.map(\.conditionText).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\($0.name): \($0.value.conditionText)" }.joined(separator: ", ") + "}"
        }
    }
}
