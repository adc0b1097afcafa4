import KeywrightModel

/// What is known of a condition by the values that a key tells, whatever the parameters and the other attributes are.
struct ConditionTruth {
    let entity: Entity
    let known: [KnownValue]

    /// Whether a condition can hold: unless it is known to be false.
    func canHold(_ condition: Condition?) -> Bool {
        guard let condition else { return true }
        return truth(of: condition) != false && parametersAgree(condition)
    }

    /// nil where the key does not tell.
    private func truth(of condition: Condition) -> Bool? {
        switch condition {
        case .all(let parts):
            let truths = parts.map(truth)
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .any(let parts):
            let truths = parts.map(truth)
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let part): return truth(of: part).map { !$0 }
        case .test(let test): return truth(of: test.kind)
        }
    }

    private func truth(of test: Test.Kind) -> Bool? {
        switch test {
        case .comparison(let left, let comparison, let right):
            if case .attribute = left { return compare(left, comparison, right) }
            return compare(right, comparison.flipped, left)
        case .between(let operand, let low, let high):
            let ends = [compare(operand, .greaterOrEqual, low), compare(operand, .lessOrEqual, high)]
            return ends.contains(false) ? false : ends.contains(nil) ? nil : true
        case .beginsWith(let operand, let start):
            guard let text = value(of: operand)?.plainText, case .literal(.text(let head), _) = start else {
                return nil
            }
            return text.utf8.starts(with: head.utf8)
        case .isIn(let operand, let list):
            let truths = list.map { compare(operand, .equal, $0) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .contains(let reference, let part):
            guard case .text(let text)? = value(of: .attribute(reference)), case .literal(.text(let sought), _) = part
            else { return nil }
            return Array(text.utf8).contains(Array(sought.utf8))
        case .exists(let reference): return holds(reference) ? true : nil
        case .missing(let reference): return holds(reference) ? false : nil
        }
    }

    /// A text from a key shows that there is a value, be it known or not.
    private func holds(_ reference: AttributeReference) -> Bool {
        known.contains { $0.attribute == reference.attribute && $0.path == reference.path }
    }

    private func compare(_ left: Operand, _ comparison: Comparison, _ right: Operand) -> Bool? {
        guard let own = value(of: left), case .literal(let other, _) = right,
            let order = order(of: own, other)
        else { return nil }
        switch comparison {
        case .equal: return order == 0
        case .notEqual: return order != 0
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        }
    }

    /// The stored value of an attribute, or its text after the transforms that the condition applies.
    private func value(of operand: Operand) -> LiteralValue? {
        guard case .attribute(let reference) = operand else { return nil }
        let same = known.filter { $0.attribute == reference.attribute && $0.path == reference.path }
        if let value = same.first(where: { $0.transforms == reference.transforms }) { return value.value }
        guard let stored = same.first(where: { $0.transforms.isEmpty })?.value else { return nil }
        let placeholder = Placeholder(
            attribute: reference.attribute, path: reference.path, transforms: reference.transforms,
            span: reference.span,
            language: .bytes)
        return placeholder.text(of: stored, entity.attributes).map { .text($0) }
    }

    private func order(of left: LiteralValue, _ right: LiteralValue) -> Int? {
        switch (left, right) {
        case (.number(let a), .number(let b)): return a < b ? -1 : b < a ? 1 : 0
        case (.text(let a), .text(let b)):
            if a.utf8.elementsEqual(b.utf8) { return 0 }
            return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
        // Truth values have no order.
        case (.bool(let a), .bool(let b)): return a == b ? 0 : 1
        default: return nil
        }
    }

    /// A parameter that several attributes are to be equal to has one value.
    private func parametersAgree(_ condition: Condition) -> Bool {
        var values: [String: LiteralValue] = [:]
        for test in condition.certainTests {
            guard case .comparison(let left, .equal, let right) = test.kind else { continue }
            for (operand, other) in [(left, right), (right, left)] {
                guard case .parameter(let parameter) = other, parameter.member == nil, !parameter.isNegated,
                    let value = value(of: operand)
                else { continue }
                if let before = values[parameter.name], order(of: before, value).map({ $0 != 0 }) ?? false {
                    return false
                }
                values[parameter.name] = values[parameter.name] ?? value
            }
        }
        return true
    }
}

extension Condition {
    /// The tests that must all hold.
    fileprivate var certainTests: [Test] {
        switch self {
        case .all(let parts): parts.flatMap(\.certainTests)
        case .test(let test): [test]
        case .any, .not: []
        }
    }
}
