import KeywrightModel

/// Whether a `when` holds for an item. A comparison with an absent attribute is false, `!=` included (LANGUAGE, Conditions).
struct ConditionCheck {
    let entity: Entity
    let item: CurrentItem
    /// Of each attribute's stored name, in the entity's order.
    let names: [Int]

    func holds(_ condition: Condition) -> Bool {
        switch condition {
        case .all(let parts): parts.allSatisfy(holds)
        case .any(let parts): parts.contains(where: holds)
        case .not(let part): !holds(part)
        case .test(let test): holds(test.kind)
        }
    }

    private func holds(_ test: Test.Kind) -> Bool {
        switch test {
        case .comparison(let left, let comparison, let right): return compare(left, comparison, right)
        case .between(let operand, let low, let high):
            return compare(operand, .greaterOrEqual, low) && compare(operand, .lessOrEqual, high)
        case .beginsWith(let operand, let start):
            guard let text = value(operand)?.plainText, let head = value(start)?.plainText else { return false }
            return text.utf8.starts(with: head.utf8)
        case .isIn(let operand, let list): return list.contains { compare(operand, .equal, $0) }
        case .contains(let reference, let part): return contains(reference, part)
        case .exists(let reference): return node(reference) != nil
        case .missing(let reference): return node(reference) == nil
        }
    }

    /// A part of a text, or an element of a list or a set.
    private func contains(_ reference: AttributeReference, _ part: Operand) -> Bool {
        guard let node = node(reference), let sought = value(part) else { return false }
        switch item.nodes.base[node].type {
        case .s: return sought.plainText.map { Array(item.text(node)).contains(Array($0.utf8)) } ?? false
        case .l, .ss, .ns, .bs:
            var place = node + 1
            while place < Int(item.nodes.base[node].end) {
                if let value = item.literal(place, nil), order(value, sought) == 0 { return true }
                place = Int(item.nodes.base[place].end)
            }
            return false
        case .n, .b, .bool, .null, .m: return false
        }
    }

    private func compare(_ left: Operand, _ comparison: Comparison, _ right: Operand) -> Bool {
        guard let one = value(left), let other = value(right), let order = order(one, other) else { return false }
        switch comparison {
        case .equal: return order == 0
        case .notEqual: return order != 0
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        }
    }

    private func node(_ reference: AttributeReference) -> Int? {
        guard let node = item.value(names[reference.attribute.rawValue]) else { return nil }
        return reference.path.isEmpty ? node : item.member(node, storedPath(reference))
    }

    private func storedPath(_ reference: AttributeReference) -> [[UInt8]] {
        var type: ValueType? = entity[reference.attribute].type
        return reference.path.map { part in
            guard case .object(let object)? = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(part.utf8) })
            else { return Array(part.utf8) }
            type = member.type
            return Array(member.storedName.utf8)
        }
    }

    private func type(_ reference: AttributeReference) -> ValueType? {
        var type: ValueType? = entity[reference.attribute].type
        for part in reference.path {
            guard case .object(let object)? = type else { return nil }
            type = object.members.first { $0.name.utf8.elementsEqual(part.utf8) }?.type
        }
        return type
    }

    private func value(_ operand: Operand) -> LiteralValue? {
        switch operand {
        case .literal(let literal, _): return literal
        case .attribute(let reference):
            let stored = node(reference).flatMap { item.literal($0, type(reference)) } ?? unstored(reference)
            guard let stored else { return nil }
            if reference.transforms.isEmpty { return stored }
            let placeholder = Placeholder(
                attribute: reference.attribute, path: reference.path, transforms: reference.transforms,
                span: reference.span, language: .bytes)
            return placeholder.text(of: stored, entity.attributes).map { .text($0) }
        case .size(let reference):
            guard let node = node(reference) else { return nil }
            // Of a text the service counts UTF-16 units, of bytes the bytes, of the rest what it holds.
            switch item.nodes.base[node].type {
            case .s: return .number(ExactNumber(Int64(String(decoding: item.text(node), as: UTF8.self).utf16.count)))
            case .b: return decodedCount(ofBase64: item.text(node)).map { .number(ExactNumber(Int64($0))) }
            case .l, .m, .ss, .ns, .bs: return .number(ExactNumber(Int64(item.nodes.base[node].length)))
            case .n, .bool, .null: return nil
            }
        // A `when` has neither.
        case .parameter, .now: return nil
        }
    }

    private func unstored(_ reference: AttributeReference) -> LiteralValue? {
        reference.path.isEmpty ? item.unstored[reference.attribute.rawValue] : nil
    }

    private func order(_ left: LiteralValue, _ right: LiteralValue) -> Int? {
        switch (left, right) {
        case (.number(let a), .number(let b)): a < b ? -1 : b < a ? 1 : 0
        case (.text(let a), .text(let b)):
            a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
        case (.bool(let a), .bool(let b)): a == b ? 0 : 1
        default: nil
        }
    }
}
