package import KeywrightDiagnostics
import KeywrightKeySpace
package import KeywrightModel

/// Why the texts of a placeholder do not sort as what is compared.
package struct UnsoundOrder {
    package var rule: RuleID
    package var why: String
}

/// Whether a comparison of values can be one of key texts.
package struct TextOrder {
    package let placeholder: Placeholder
    let attribute: Attribute
    let type: ValueType
    let keyType: KeyType
    /// What the template holds directly before and behind the placeholder.
    package let before: KeyTemplate.Part?
    package let behind: KeyTemplate.Part?

    package init(_ entry: KeyEntry, part: Int, placeholder: Placeholder, attribute: Attribute, type: ValueType) {
        self.placeholder = placeholder
        self.attribute = attribute
        self.type = type
        let parts = entry.template.parts
        keyType = entry.attribute.type
        before = part > 0 ? parts[part - 1] : nil
        behind = part + 1 < parts.count ? parts[part + 1] : nil
    }

    /// nil where the order of the texts is that of the values through the given transforms: those of the condition, none
    /// for an order by the attribute itself.
    package func fault(comparing transforms: [Transform]) -> UnsoundOrder? {
        if keyType != .string { return nil }
        return chainFault(comparing: transforms) ?? typeFault ?? surroundingsFault
    }

    private func chainFault(comparing transforms: [Transform]) -> UnsoundOrder? {
        if placeholder.isSharded {
            return UnsoundOrder(rule: PlanRules.unsortableType, why: "the shards of `\(attribute.name)` have no order")
        }
        if transforms == placeholder.transforms || placeholder.isLossless && transforms.isEmpty { return nil }
        let chain = placeholder.transforms.map(\.text).joined(separator: "|")
        if placeholder.isBucket {
            return UnsoundOrder(
                rule: PlanRules.needsScan,
                why: "the key holds `\(attribute.name)|\(chain)`, which does not tell values within one of them apart")
        }
        let wanted = ([attribute.name] + transforms.map(\.text)).joined(separator: "|")
        return UnsoundOrder(
            rule: PlanRules.unsortableType,
            why: "the key holds `\(([attribute.name] + placeholder.transforms.map(\.text)).joined(separator: "|"))`, "
                + "whose order is not that of `\(wanted)`")
    }

    private var typeFault: UnsoundOrder? {
        switch type.logical {
        case .timestamp(.iso8601AnyDigits):
            if !placeholder.transforms.isEmpty { return nil }
            return UnsoundOrder(
                rule: PlanRules.unsortableType,
                why: "`\(attribute.name)` is stored with any number of digits, and such texts have no order")
        case .uuid:
            return UnsoundOrder(
                rule: PlanRules.unsortableType, why: "`\(attribute.name)` is a uuid, which has no order")
        case .int, .decimal, .double, .timestamp(.epochSeconds), .timestamp(.epochMillis):
            if !placeholder.transforms.isEmpty { return nil }
            if case .integer(let least, let most) = placeholder.language,
                misorderedIntegers(from: least, through: most) == nil
            {
                return nil
            }
            return UnsoundOrder(
                rule: PlanRules.unpaddedNumber,
                why: "`\(attribute.name)` stands in the key without `pad`, where 10 sorts before 9")
        case .string, .bool, .bytes, .timestamp, .date, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object, .list,
            .map, .set, .recoded:
            return nil
        }
    }

    private var surroundingsFault: UnsoundOrder? {
        if case .placeholder(let earlier)? = before, !earlier.isPrefixFree {
            return UnsoundOrder(
                rule: PlanRules.variableWidthBefore,
                why: "nothing stands between `\(attribute.name)` and the placeholder before it, whose width varies")
        }
        switch behind {
        case .literal(let text)?:
            guard let scalar = text.unicodeScalars.first, !placeholder.orderBreak(before: behind).isNever else {
                return nil
            }
            return UnsoundOrder(
                rule: PlanRules.delimiterNotLowest,
                why: "values of `\(attribute.name)` can hold characters that sort before the `\(scalar)` behind them")
        case .placeholder?:
            // A range ends behind all that begins with its bound, other values among it.
            if placeholder.isPrefixFree { return nil }
            return UnsoundOrder(
                rule: PlanRules.delimiterNotLowest,
                why: "nothing stands between `\(attribute.name)`, whose width varies, and the placeholder behind it")
        case nil:
            return nil
        }
    }
}
