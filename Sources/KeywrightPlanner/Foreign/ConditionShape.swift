import KeywrightKeySpace
import KeywrightModel

/// A planned key condition as the algebra of keys reads it: its parameters are fields that may have any text of their
/// language.
struct ConditionShape {
    let design: Design

    func condition(of shape: QueryShape) -> KeyCondition {
        var parts: [PartCondition] = shape.partition.map { .equals(template($0)) }
        parts += shape.sortPrefix.map { .equals(template($0)) }
        if let attribute = shape.sortAttribute { parts.append(sort(shape.region, attribute)) }
        while parts.count < shape.path.keyAttributes.count { parts.append(.any) }
        return KeyCondition(parts: parts)
    }

    /// What the condition asks of one key attribute as a template, an open end being a field of its own; nil where it asks
    /// nothing, or what only a comparison says.
    func template(of shape: QueryShape, at index: Int) -> TemplateShape? {
        let values = shape.partition + shape.sortPrefix
        if index < values.count { return template(values[index]) }
        guard index == values.count else { return nil }
        let rest = FieldID("", chain: "rest")
        switch shape.region {
        case .whole, .comparison: return nil
        case .equals(let value): return template(value)
        case .prefix(let text): return TemplateShape(template(text.source).parts + [.field(rest, .anyText)])
        case .between(.keyText(let low), .keyText(let high)):
            let shared = KeyText(low).commonPrefix(with: KeyText(high), in: design)
            guard KeyText(low).parts.count == shared.parts.count, high.count == shared.parts.count + 1,
                case .literal(let end)? = high.last, let last = end.unicodeScalars.first
            else { return nil }
            // What begins as the low end, and goes on with nothing that is certainly above the high one.
            let through = Language.sequence([.scalar(in: ScalarSet("\u{0}"...last)), .anyText])
            return TemplateShape(template(shared.source).parts + [.field(rest, .optional(through))])
        case .between: return nil
        }
    }

    /// Whether a text of a key attribute is read when the parameters have these texts.
    func reads(_ text: String, with values: [FieldValue], _ shape: QueryShape, at index: Int) -> Bool {
        guard index == shape.partition.count + shape.sortPrefix.count,
            case .between(let low, let high) = shape.region
        else { return true }
        guard let from = self.text(low, values), let through = self.text(high, values) else { return false }
        if text.utf8.lexicographicallyPrecedes(from.utf8) { return false }
        return high.endsBefore
            ? text.utf8.lexicographicallyPrecedes(through.utf8) : !through.utf8.lexicographicallyPrecedes(text.utf8)
    }

    private func text(_ source: ValueSource, _ values: [FieldValue]) -> String? {
        KeyShape(parts: [template(source)]).texts(for: values)?.first
    }

    private func sort(_ region: SortRegion, _ attribute: KeyAttribute) -> PartCondition {
        switch region {
        case .whole: return .any
        case .equals(let value): return .equals(template(value))
        case .prefix(let text): return .beginsWith(template(text.source))
        case .between(let low, let high):
            // Numbers do not sort as their texts do.
            if attribute.type != .string { return .equals(anything) }
            return .between(end(low, .low), end(high, .high))
        case .comparison(let comparison, let bound):
            if attribute.type != .string { return .equals(anything) }
            switch comparison {
            case .greaterOrEqual: return .atLeast(end(bound, .low))
            case .greater: return .atLeast(TemplateShape(end(bound, .low).parts + [.literal("\u{0}")]))
            case .lessOrEqual, .less: return .atMost(end(bound, .high))
            case .equal, .notEqual: return .equals(template(bound))
            }
        }
    }

    private enum End { case low, high }

    /// The end of a range in all calls: where its number is beyond what the key holds, that side is open, and what follows
    /// the number goes with it.
    private func end(_ source: ValueSource, _ end: End) -> TemplateShape {
        guard case .keyText(let parts) = source,
            let place = parts.firstIndex(where: \.canOpen),
            case .bound(let argument, let transforms, let language, _) = parts[place]
        else { return template(source) }
        let tail = parts[(place + 1)...].map { if case .literal(let text) = $0 { text } else { "" } }.joined()
        let within = Language.sequence([language.keySpaceLanguage, .text(tail)])
        let beyond: Language =
            switch end {
            case .low: .emptyText
            case .high: .text(SortRegion.infinity)
            }
        let field = FieldID(argument.text, chain: transforms.chainText)
        return TemplateShape(parts[..<place].map(part) + [.field(field, .choice([within, beyond]))])
    }

    /// Any text, of which not all need be possible.
    private var anything: TemplateShape {
        TemplateShape([.field(FieldID("", chain: "anything"), Language.anyText.overApproximated)])
    }

    private func template(_ source: ValueSource) -> TemplateShape {
        switch source {
        case .keyText(let parts): return TemplateShape(parts.map(part))
        case .argument(let argument):
            let language = design.numberLanguage(of: argument.entity, argument.attribute)
            return TemplateShape([.field(FieldID(argument.text), language)])
        case .literal(.number(let number), _): return .literal(number.text)
        case .literal, .now, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .held, .elements,
            .keyRead:
            return anything
        }
    }

    private func part(_ part: KeyTextPart) -> TemplateShape.Part {
        switch part {
        case .literal(let text):
            return .literal(text)
        case .argument(let argument, let transforms, let language),
            .bound(let argument, let transforms, let language, _):
            return .field(FieldID(argument.text, chain: transforms.chainText), language.keySpaceLanguage)
        case .beginning(let argument, let transforms, let language):
            return .field(
                FieldID(argument.text, chain: transforms.chainText), language.beginnings)
        case .now(_, let transforms):
            return .field(FieldID("now", chain: transforms.chainText), Language.anyText.overApproximated)
        case .repetition(let name, let language):
            // Each of its values is read.
            return .field(FieldID(name, chain: "each"), language.keySpaceLanguage)
        case .held(let value, let transforms, let language):
            return .field(
                FieldID(value.argument.text, chain: transforms.chainText), language.keySpaceLanguage.overApproximated)
        }
    }
}

extension KeyTextPart {
    /// Whether it can end a range that is open in some calls: numbers have ends, which calls can be beyond.
    fileprivate var canOpen: Bool {
        guard case .bound(_, _, let language, _) = self else { return false }
        switch language {
        case .integer, .paddedInteger, .invertedInteger, .paddedDecimal: return true
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .number, .bytes,
            .shard, .text, .pattern:
            return false
        }
    }
}

extension Design {
    /// The texts of the stored numbers of an attribute, which are a key by themselves.
    func numberLanguage(of entity: EntityID, _ attribute: AttributeID) -> Language {
        guard self[entity][attribute].type == .int else { return Language.anyText.overApproximated }
        let bounds = self[entity][attribute].constraints
        return .integers(
            from: Int(clamping: bounds.minimum?.int64 ?? .min), through: Int(clamping: bounds.maximum?.int64 ?? .max))
    }
}

extension PlaceholderLanguage {
    /// What texts of the language can begin with, but for the empty text.
    fileprivate var beginnings: Language {
        guard case .text(var limits) = self else { return Language.anyText.overApproximated }
        limits.minLength = 1
        return PlaceholderLanguage.text(limits).keySpaceLanguage
    }
}

extension [Transform] {
    /// As a template writes them, `lower|pad(4)`.
    var chainText: String { map(\.text).joined(separator: "|") }
}
