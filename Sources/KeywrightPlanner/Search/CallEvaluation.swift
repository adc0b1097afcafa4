import KeywrightModel

/// The tests of `where` and a key condition over one item and one call, by their own definitions.
struct CallEvaluation {
    let design: Design
    let entity: EntityID
    let item: [AttributeID: LiteralValue]
    let call: [String: LiteralValue]

    // MARK: where

    /// Nil where a test cannot be decided; true where there is no condition.
    func holds(_ condition: Condition?) -> Bool? {
        for test in condition?.tests ?? [] {
            guard let holds = holds(test) else { return nil }
            if !holds { return false }
        }
        return true
    }

    /// Whether one of the tests does not hold, whatever the others do.
    func isRefuted(_ condition: Condition?) -> Bool { (condition?.tests ?? []).contains { holds($0) == false } }

    private func holds(_ test: Test) -> Bool? {
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            guard let reference = (left.reference ?? right.reference)?.0, let order = order(left, right, as: reference)
            else { return nil }
            return comparison.holds(order)
        case .between(let value, let low, let high):
            guard let reference = value.reference?.0, let above = order(value, low, as: reference),
                let below = order(value, high, as: reference)
            else { return nil }
            return above >= 0 && below <= 0
        case .beginsWith(let value, let beginning):
            guard let reference = value.reference?.0, case .text(let text)? = self.value(value, as: reference),
                case .text(let begin)? = self.value(beginning, as: reference)
            else { return nil }
            return text.utf8.starts(with: begin.utf8)
        case .isIn, .contains, .exists, .missing: return nil
        }
    }

    private func order(_ left: Operand, _ right: Operand, as reference: AttributeReference) -> Int? {
        guard let left = value(left, as: reference), let right = value(right, as: reference) else { return nil }
        return left.order(before: right)
    }

    /// A side as the test compares it: through the transforms of the attribute that it is about.
    private func value(_ operand: Operand, as reference: AttributeReference) -> LiteralValue? {
        switch operand {
        case .attribute(let own): item[own.attribute].flatMap { transformed($0, own) }
        case .parameter(let parameter):
            parameter.isNegated || parameter.member != nil
                ? nil : call[parameter.name].flatMap { transformed($0, reference) }
        case .literal(let value, _): value
        case .size, .now: nil
        }
    }

    private func transformed(_ value: LiteralValue, _ reference: AttributeReference) -> LiteralValue? {
        if reference.transforms.isEmpty && reference.path.isEmpty { return value }
        // The order of what was turned round is another one.
        if reference.transforms.contains(where: \.isInvert) { return nil }
        return text(value, reference).map { .text($0) }
    }

    private func text(_ value: LiteralValue, _ reference: AttributeReference) -> String? {
        let placeholder = design[entity].placeholder(for: reference, delimiter: design.delimiter)
        return placeholder?.text(of: value, design[entity].attributes)
    }

    // MARK: The key condition

    /// Whether a key text is in a region; nil where the call's values have no such text.
    func holds(_ region: SortRegion, _ key: String, _ type: KeyType) -> Bool? {
        switch region {
        case .whole: return true
        case .equals(let value): return order(key, value, type).map { $0 == 0 }
        case .comparison(let comparison, let bound): return order(key, bound, type).map(comparison.holds)
        case .between(let low, let high):
            guard let above = order(key, low, type), let below = order(key, high, type) else { return nil }
            return above >= 0 && below <= 0
        case .prefix(let beginning): return text(of: beginning.source).map { key.utf8.starts(with: $0.utf8) }
        }
    }

    private func order(_ key: String, _ value: ValueSource, _ type: KeyType) -> Int? {
        guard let bound = text(of: value) else { return nil }
        guard type == .number else { return LiteralValue.text(key).order(before: .text(bound)) }
        guard let key = ExactNumber(key), let bound = ExactNumber(bound) else { return nil }
        return LiteralValue.number(key).order(before: .number(bound))
    }

    /// The text of a key attribute; nil where the call has none. A value that a builder refuses has none.
    func text(of value: ValueSource) -> String? {
        switch value {
        case .keyText(let parts):
            var text = ""
            for part in parts {
                guard let piece = self.text(of: part) else { return nil }
                text += piece
            }
            return text
        case .argument(let argument): return argument.isPlain ? call[argument.name]?.plainText : nil
        case .literal(let value, _): return value.plainText
        case .now, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .held, .elements, .keyRead:
            return nil
        }
    }

    private func text(of part: KeyTextPart) -> String? {
        switch part {
        case .literal(let text): return text
        case .argument(let argument, let transforms, let language),
            .bound(let argument, let transforms, let language, _):
            guard argument.isPlain, let value = call[argument.name] else { return nil }
            let placeholder = Placeholder(
                attribute: argument.attribute, path: argument.path, transforms: transforms,
                span: design[argument.entity].nameSpan, language: language)
            let attributes = design[argument.entity].attributes
            if placeholder.refusal(of: value, in: attributes) != nil { return nil }
            let text = placeholder.text(of: value, attributes)
            if case .bound(_, _, _, .less) = part { return text?.endBefore }
            return text
        case .beginning(let argument, _, _): return call[argument.name]?.plainText
        case .now, .repetition, .held: return nil
        }
    }
}

extension Argument {
    /// Whether it is what the call gives, as it is.
    fileprivate var isPlain: Bool { member == nil && !isNegated && form == .value }
}

extension Comparison {
    /// - Parameter order: below, at or above 0.
    fileprivate func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension LiteralValue {
    /// How it lies to another of its type: below, at or above 0. Texts by their bytes.
    fileprivate func order(before other: LiteralValue) -> Int? {
        switch (self, other) {
        case (.text(let left), .text(let right)):
            if left.utf8.elementsEqual(right.utf8) { return 0 }
            return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        case (.number(let left), .number(let right)): return left == right ? 0 : left < right ? -1 : 1
        case (.bool(let left), .bool(let right)): return left == right ? 0 : right ? -1 : 1
        case (.text, _), (.number, _), (.bool, _), (.list, _), (.object, _): return nil
        }
    }
}

extension Transform {
    fileprivate var isInvert: Bool {
        switch self {
        case .invert: true
        case .pad, .lower, .upper, .year, .month, .day, .hour, .shard: false
        }
    }
}
