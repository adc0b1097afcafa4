// What the oracle needs is there: a missing value should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightModel

/// A stored value as the oracle knows it.
enum NaiveValue: Hashable {
    case text(String)
    case number(Int)

    /// By bytes, or as numbers.
    static func isBelow(_ left: NaiveValue, _ right: NaiveValue) -> Bool {
        switch (left, right) {
        case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.number(let a), .number(let b)): a < b
        default: false
        }
    }

    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        }
    }

    /// The text in a key, by the plainest reading of the language.
    func through(_ transforms: [Transform]) -> String {
        var text = self.text
        for transform in transforms {
            switch transform {
            case .pad(let digits, _): text = String(repeating: "0", count: digits - text.count) + text
            case .invert(let digits):
                let most = Int(String(repeating: "9", count: digits))! - Int(text)!
                text = String(repeating: "0", count: digits - String(most).count) + String(most)
            case .lower: text = text.lowercased()
            case .upper: text = text.uppercased()
            case .year, .month, .day, .hour, .shard: preconditionFailure("not among the oracle's")
            }
        }
        return text
    }
}

/// An item with its attributes and the key texts that simple substitution gives.
struct NaiveItem {
    var entity: EntityID
    var values: [AttributeID: NaiveValue]
    /// By stored name: attributes, key attributes, and the discriminator.
    var stored: [String: NaiveValue]

    init(_ entity: EntityID, _ values: [AttributeID: NaiveValue], in design: Design) {
        self.entity = entity
        self.values = values
        let own = design[entity]
        stored = [design.tables[0].discriminator!: .text(own.discriminator)]
        for (attribute, value) in values { stored[own[attribute].storedName] = value }
        for entry in own.key + own.indexEntries.flatMap(\.keys) {
            var text = ""
            for part in entry.template.parts {
                switch part {
                case .literal(let literal): text += literal
                case .placeholder(let placeholder):
                    text += values[placeholder.attribute]!.through(placeholder.transforms)
                }
            }
            stored[entry.attribute.name] = .text(text)
        }
    }

    /// Whether a condition of `where` holds, read plainly.
    func meets(_ condition: Condition?, _ parameters: [String: NaiveValue]) -> Bool {
        (condition?.tests ?? []).allSatisfy { test in
            switch test.kind {
            case .comparison(let left, let comparison, let right):
                let (a, b) = (value(left, like: right, parameters), value(right, like: left, parameters))
                return Self.compare(a, comparison, b)
            case .between(let operand, let low, let high):
                let a = value(operand, like: low, parameters)
                return Self.compare(a, .greaterOrEqual, value(low, like: operand, parameters))
                    && Self.compare(a, .lessOrEqual, value(high, like: operand, parameters))
            case .beginsWith(let operand, let beginning):
                let text = value(operand, like: beginning, parameters).text
                return text.utf8.starts(with: value(beginning, like: operand, parameters).text.utf8)
            default: return false
            }
        }
    }

    /// Both sides go through the transforms of the attribute's side.
    private func value(_ operand: Operand, like other: Operand, _ parameters: [String: NaiveValue]) -> NaiveValue {
        let transforms = Self.transforms(operand) ?? Self.transforms(other) ?? []
        let plain: NaiveValue
        switch operand {
        case .attribute(let reference): plain = values[reference.attribute]!
        case .parameter(let parameter): plain = parameters[parameter.name]!
        case .literal(.text(let text), _): plain = .text(text)
        case .literal(.number(let number), _): plain = .number(Int(number.int64!))
        default: preconditionFailure("not among the oracle's")
        }
        return transforms.isEmpty ? plain : .text(plain.through(transforms))
    }

    private static func transforms(_ operand: Operand) -> [Transform]? {
        if case .attribute(let reference) = operand { return reference.transforms }
        return nil
    }

    static func compare(_ left: NaiveValue, _ comparison: Comparison, _ right: NaiveValue) -> Bool {
        switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .less: NaiveValue.isBelow(left, right)
        case .lessOrEqual: !NaiveValue.isBelow(right, left)
        case .greater: NaiveValue.isBelow(right, left)
        case .greaterOrEqual: !NaiveValue.isBelow(left, right)
        }
    }
}
