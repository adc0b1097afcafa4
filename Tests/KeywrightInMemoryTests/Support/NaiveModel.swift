import KeywrightRuntime

/// Conditions said a second time, as plainly as can be, for comparison with the engine: no parser, no index, no
/// decimal type. Only the values of `NaiveModel.value` are known here.
indirect enum NaiveCondition {
    case compare(String, String, AttributeValue)
    case between(String, AttributeValue, AttributeValue)
    case begins(String, AttributeValue)
    case contains(String, AttributeValue)
    case exists(String)
    case isIn(String, [AttributeValue])
    case sizeAbove(String, Int)
    case not(NaiveCondition)
    case and(NaiveCondition, NaiveCondition)
    case or(NaiveCondition, NaiveCondition)

    /// The condition as an expression; values are collected under names of their own.
    func text(_ values: inout [String: AttributeValue]) -> String {
        func name(_ value: AttributeValue) -> String {
            let name = ":v\(values.count)"
            values[name] = value
            return name
        }
        switch self {
        case .compare(let attribute, let sign, let value): return "\(attribute) \(sign) \(name(value))"
        case .between(let attribute, let low, let high):
            return "\(attribute) BETWEEN \(name(low)) AND \(name(high))"
        case .begins(let attribute, let value): return "begins_with(\(attribute), \(name(value)))"
        case .contains(let attribute, let value): return "contains(\(attribute), \(name(value)))"
        case .exists(let attribute): return "attribute_exists(\(attribute))"
        case .isIn(let attribute, let list): return "\(attribute) IN (\(list.map(name).joined(separator: ", ")))"
        case .sizeAbove(let attribute, let size): return "size(\(attribute)) > \(name(.n(String(size))))"
        case .not(let inner): return "NOT (\(inner.text(&values)))"
        // The left side of AND and the like needs parentheses, the whole must not have two pairs.
        case .and(let left, let right): return "(\(left.text(&values))) AND (\(right.text(&values)))"
        case .or(let left, let right): return "(\(left.text(&values))) OR (\(right.text(&values)))"
        }
    }

    func holds(_ item: Item) -> Bool {
        switch self {
        case .compare(let attribute, let sign, let value):
            guard let found = item[attribute] else { return sign == "<>" }
            let order = NaiveModel.order(found, value)
            switch sign {
            case "=": return order == 0
            case "<>": return order != 0
            case "<": return order == -1
            case "<=": return order == -1 || order == 0
            case ">": return order == 1
            default: return order == 1 || order == 0
            }
        case .between(let attribute, let low, let high):
            guard let found = item[attribute], let a = NaiveModel.order(found, low),
                let b = NaiveModel.order(found, high)
            else { return false }
            return a >= 0 && b <= 0
        case .begins(let attribute, .s(let prefix)):
            guard case .s(let text)? = item[attribute] else { return false }
            return Array(text.utf8).starts(with: Array(prefix.utf8))
        case .contains(let attribute, .s(let part)):
            guard case .s(let text)? = item[attribute] else { return false }
            return part.isEmpty
                || text.unicodeScalars.indices.contains {
                    Array(String(text.unicodeScalars[$0...]).utf8).starts(with: Array(part.utf8))
                }
        case .begins, .contains: return false
        case .exists(let attribute): return item[attribute] != nil
        case .isIn(let attribute, let list):
            return item[attribute].map { found in list.contains { NaiveModel.order(found, $0) == 0 } } ?? false
        case .sizeAbove(let attribute, let size):
            guard case .s(let text)? = item[attribute] else { return false }
            return text.utf16.count > size
        case .not(let inner): return !inner.holds(item)
        case .and(let left, let right): return left.holds(item) && right.holds(item)
        case .or(let left, let right): return left.holds(item) || right.holds(item)
        }
    }
}

enum NaiveModel {
    static let texts = ["a", "b", "ab", "aba", "Z", "é", "e\u{301}", "a#1", "a#10", "a#2", "日本", "~"]
    /// Multiples of an eighth, so that doubles are exact.
    static let numbers = ["-12.5", "-3", "-0.125", "0", "0.125", "1", "1.5", "2", "9", "10", "100", "1000000"]

    static func value(_ generator: inout FixedGenerator) -> AttributeValue {
        Bool.random(using: &generator)
            ? .s(texts.randomElement(using: &generator) ?? "") : .n(numbers.randomElement(using: &generator) ?? "")
    }

    /// -1, 0 or 1 for two values of one type, else nil.
    static func order(_ left: AttributeValue, _ right: AttributeValue) -> Int? {
        switch (left, right) {
        case (.s(let a), .s(let b)):
            let (x, y) = (Array(a.utf8), Array(b.utf8))
            return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
        case (.n(let a), .n(let b)):
            guard let x = Double(a), let y = Double(b) else { return nil }
            return x == y ? 0 : x < y ? -1 : 1
        default: return nil
        }
    }

    /// A random filter on `u`, `v` and `w`.
    static func filter(_ depth: Int, _ generator: inout FixedGenerator) -> NaiveCondition {
        let attribute = ["u", "v", "w"].randomElement(using: &generator) ?? "u"
        switch Int.random(in: 0..<(depth > 0 ? 10 : 7), using: &generator) {
        case 0, 1:
            let sign = ["=", "<>", "<", "<=", ">", ">="].randomElement(using: &generator) ?? "="
            return .compare(attribute, sign, value(&generator))
        case 2:
            let (low, high) = (value(&generator), value(&generator))
            guard let order = order(low, high) else { return .compare(attribute, "<", high) }
            return order > 0 ? .between(attribute, high, low) : .between(attribute, low, high)
        case 3: return .begins(attribute, .s(texts.randomElement(using: &generator) ?? "a"))
        case 4: return .contains(attribute, .s(texts.randomElement(using: &generator) ?? "a"))
        case 5: return Bool.random(using: &generator) ? .exists(attribute) : .sizeAbove(attribute, 1)
        case 6: return .isIn(attribute, [value(&generator), value(&generator)])
        case 7: return .not(filter(depth - 1, &generator))
        case 8: return .and(filter(depth - 1, &generator), filter(depth - 1, &generator))
        default: return .or(filter(depth - 1, &generator), filter(depth - 1, &generator))
        }
    }

    /// A random condition on a sort key of a type, or none.
    static func sortCondition(_ attribute: String, _ type: String, _ generator: inout FixedGenerator) -> NaiveCondition?
    {
        func operand() -> AttributeValue {
            type == "S"
                ? .s(texts.randomElement(using: &generator) ?? "a")
                : .n(numbers.randomElement(using: &generator) ?? "0")
        }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return nil
        case 1: return .compare(attribute, "=", operand())
        case 2: return .compare(attribute, "<", operand())
        case 3: return .compare(attribute, "<=", operand())
        case 4: return .compare(attribute, ">", operand())
        case 5: return .compare(attribute, ">=", operand())
        case 6 where type == "S": return .begins(attribute, operand())
        default:
            let (low, high) = (operand(), operand())
            return order(low, high) == 1 ? .between(attribute, high, low) : .between(attribute, low, high)
        }
    }
}
