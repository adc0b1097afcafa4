import KeywrightDiagnostics
import KeywrightModel

/// A condition in the words of the language, as the report gives it to a client (LANGUAGE, Conditions).
struct ConditionText {
    let design: Design
    let entity: EntityID

    func text(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts): parts.map(within).joined(separator: " and ")
        case .any(let parts): parts.map(within).joined(separator: " or ")
        case .not(let part): "not " + within(part)
        case .test(let test): text(test)
        }
    }

    /// With parentheses wherever something is joined, which is never wrong.
    private func within(_ part: Condition) -> String {
        if case .test = part { return text(part) }
        return "(\(text(part)))"
    }

    private func text(_ test: Test) -> String {
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            "\(text(left)) \(comparison.rawValue) \(text(right))"
        case .between(let value, let low, let high): "\(text(value)) between \(text(low)) and \(text(high))"
        case .beginsWith(let value, let beginning): "\(text(value)) begins with \(text(beginning))"
        case .isIn(let value, let members): "\(text(value)) in (\(members.map(text).joined(separator: ", ")))"
        case .contains(let reference, let member): "contains(\(text(reference)), \(text(member)))"
        case .exists(let reference): "exists(\(text(reference)))"
        case .missing(let reference): "missing(\(text(reference)))"
        }
    }

    private func text(_ operand: Operand) -> String {
        switch operand {
        case .attribute(let reference): return text(reference)
        case .size(let reference): return "size(\(text(reference)))"
        case .parameter(let parameter):
            let member = parameter.member.map { "." + $0 } ?? ""
            return "\(parameter.isNegated ? "-" : "")$\(parameter.name)\(member)"
        case .literal(let value, _): return text(value)
        case .now: return "now"
        }
    }

    private func text(_ reference: AttributeReference) -> String {
        let names = ([design[entity][reference.attribute].name] + reference.path).map(Self.name)
        return ([names.joined(separator: ".")] + reference.transforms.map(\.text)).joined(separator: "|")
    }

    private func text(_ value: LiteralValue) -> String {
        switch value {
        case .text(let text):
            "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        // No condition holds them.
        case .list, .object: "''"
        }
    }

    /// In backquotes where it is a word of the grammar.
    static func name(_ name: String) -> String { conditionWords.contains(name) ? "`\(name)`" : name }
}
