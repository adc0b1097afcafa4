import KeywrightDiagnostics
import KeywrightModel

/// What the tests ask of the first open placeholder of a sort template (LANGUAGE, Ranges).
struct RangeBinding {
    var region: SortRegion
    /// Tests that the region carries in full.
    var exact: Set<Int> = []
    /// Tests that let the region hold more than they do.
    var loose: Set<Int> = []
}

/// Tests that are about the placeholder but cannot become one stretch of the sort key.
struct RangeFault: Error {
    var test: Int
    var rule: RuleID
    var why: String
}

/// One side of a range.
private struct Side {
    var test: Int
    var operand: Operand
    /// Whether the bound itself is within.
    var isClosed: Bool
}

struct RangeBinder {
    let binder: TemplateBinder
    let entry: KeyEntry
    let part: Int
    let placeholder: Placeholder
    /// The text before the placeholder.
    let text: KeyText
    /// Tests that the partition key keeps already.
    var settled: Set<Int> = []

    private var isText: Bool { entry.attribute.type == .string }

    /// nil where no test is about the placeholder.
    func bind() throws(RangeFault) -> RangeBinding? {
        let concerned = binder.tests.indices.filter { index in
            binder.tests[index].concerns(placeholder) && isRange(binder.tests[index].kind)
                && !settled.contains(index)
        }
        guard let first = concerned.first else { return nil }
        if let begins = concerned.first(where: { isBeginning(binder.tests[$0].kind) }) {
            if let other = concerned.first(where: { $0 != begins }) {
                throw RangeFault(
                    test: other, rule: PlanRules.needsScan,
                    why: "a sort key takes one condition, and `begins with` is one")
            }
            return try bindBeginning(begins)
        }
        let (low, high) = try sides(of: concerned)
        try demandOrder(first)
        guard let binding = isText ? textRange(low, high) : valueRange(low, high) else {
            throw RangeFault(
                test: first, rule: PlanRules.needsScan,
                why: isText
                    ? "no value of the attribute has such a key text"
                    : "a key condition on a number takes both ends only if both are included (F3.16)")
        }
        return binding
    }

    private func isRange(_ kind: WhereTest.Kind) -> Bool {
        switch kind {
        case .bound, .between, .beginsWith: true
        case .equal, .other: false
        }
    }

    private func isBeginning(_ kind: WhereTest.Kind) -> Bool {
        switch kind {
        case .beginsWith: true
        case .equal, .bound, .between, .other: false
        }
    }

    // MARK: begins with

    private func bindBeginning(_ test: Int) throws(RangeFault) -> RangeBinding {
        guard case .beginsWith(let operand) = binder.tests[test].kind else { return RangeBinding(region: .whole) }
        let type = binder.design.type(of: binder.entity, placeholder.attribute, path: placeholder.path)
        guard type == .string else {
            throw RangeFault(
                test: test, rule: PlanRules.needsScan,
                why:
                    "`begins with` takes the beginning of a text, and this is `\(type?.name ?? "none")`; `>=` and `<` ask for a range"
            )
        }
        guard isText, binder.tests[test].reference?.transforms == placeholder.transforms else {
            throw RangeFault(
                test: test, rule: PlanRules.needsScan,
                why: "the key does not hold the text of the attribute as the condition compares it")
        }
        if case .placeholder(let earlier)? = part > 0 ? entry.template.parts[part - 1] : nil, !earlier.isPrefixFree {
            throw RangeFault(
                test: test, rule: PlanRules.variableWidthBefore,
                why: "nothing stands between it and the placeholder before it, whose width varies")
        }
        if case .pattern = placeholder.language, case .literal(let literal)? = behind,
            let scalar = literal.unicodeScalars.first, placeholder.canBegin([scalar])
        {
            throw RangeFault(
                test: test, rule: PlanRules.delimiterNotLowest,
                why: "its values can hold the `\(scalar)` behind them, so that a beginning may run into what follows")
        }
        switch operand {
        case .parameter(let parameter):
            let beginning = KeyTextPart.beginning(
                binder.argument(parameter, placeholder), transforms: placeholder.transforms,
                language: placeholder.language)
            return RangeBinding(region: .prefix(text.appending(beginning)), exact: [test])
        case .literal(.text(let begin), _):
            guard !begin.isEmpty, placeholder.canBegin(Array(begin.unicodeScalars)) else {
                throw RangeFault(
                    test: test, rule: PlanRules.needsScan, why: "no value of the attribute can begin so in the key")
            }
            return RangeBinding(region: .prefix(text.appending(begin)), exact: [test])
        case .literal, .now, .attribute, .size:
            throw RangeFault(test: test, rule: PlanRules.needsScan, why: "the beginning is no text")
        }
    }

    // MARK: Ranges

    private func demandOrder(_ test: Int) throws(RangeFault) {
        let attribute = binder.design[binder.entity][placeholder.attribute]
        let type = binder.design.type(of: binder.entity, placeholder.attribute, path: placeholder.path)
        let order = TextOrder(
            entry, part: part, placeholder: placeholder, attribute: attribute, type: type ?? attribute.type)
        if let fault = order.fault(comparing: binder.tests[test].reference?.transforms ?? []) {
            throw RangeFault(test: test, rule: fault.rule, why: fault.why)
        }
    }

    /// The ends, as they lie in the order of the key.
    private func sides(of tests: [Int]) throws(RangeFault) -> (low: Side?, high: Side?) {
        var low: Side?
        var high: Side?
        let transforms = tests.first.flatMap { binder.tests[$0].reference?.transforms }
        for index in tests {
            let test = binder.tests[index]
            guard test.reference?.transforms == transforms else {
                throw RangeFault(
                    test: index, rule: PlanRules.needsScan,
                    why: "a sort key takes one condition, and another compares the attribute otherwise")
            }
            var added: [(isLow: Bool, Side)] = []
            switch test.kind {
            case .bound(let comparison, let operand):
                let side = Side(
                    test: index, operand: operand, isClosed: comparison == .lessOrEqual || comparison == .greaterOrEqual
                )
                added = [(comparison == .greater || comparison == .greaterOrEqual, side)]
            case .between(let least, let most):
                added = [
                    (true, Side(test: index, operand: least, isClosed: true)),
                    (false, Side(test: index, operand: most, isClosed: true)),
                ]
            case .equal, .beginsWith, .other:
                break
            }
            for (isLow, side) in added {
                if (isLow != placeholder.isReversed ? low : high) != nil {
                    throw RangeFault(
                        test: index, rule: PlanRules.needsScan,
                        why: "a range has two ends, and this is a second \(isLow ? "lower" : "upper") one")
                }
                if isLow != placeholder.isReversed { low = side } else { high = side }
            }
        }
        return (low, high)
    }

    private var behind: KeyTemplate.Part? {
        part + 1 < entry.template.parts.count ? entry.template.parts[part + 1] : nil
    }

    private func textRange(_ low: Side?, _ high: Side?) -> RangeBinding? {
        var binding = RangeBinding(region: .whole)
        var literal = ""
        if case .literal(let text)? = behind { literal = text }
        let endsTemplate = behind == nil
        // With nothing before the placeholder there is no text for an open side to begin with.
        let isAlone = text.isEmpty && (low == nil || high == nil)
        if let low { binding.exact.insert(low.test) }
        if let high { binding.exact.insert(high.test) }

        var lowText = text
        if let low {
            guard let bound = bound(low, low.isClosed ? .greaterOrEqual : .greater) else { return nil }
            lowText.append(bound)
            if isAlone && endsTemplate {
                binding.region = .comparison(low.isClosed ? .greaterOrEqual : .greater, lowText.source)
                return binding
            }
            if !low.isClosed {
                // The first text that is not one of the bound's: behind all that begin with it, or the next of all.
                lowText =
                    endsTemplate
                    ? lowText.appending("\u{0}") : lowText.appending(literal).appending(SortRegion.infinity)
            }
            if isAlone {
                binding.region = .comparison(.greaterOrEqual, lowText.source)
                return binding
            }
        }
        var highText = text
        if let high {
            // BETWEEN holds its ends. Nothing goes on with the bound itself where a literal follows, or where the range ends before.
            let endsBefore = !high.isClosed && endsTemplate && !isAlone && canEndBefore(high.operand)
            guard let bound = bound(high, endsBefore ? .less : .lessOrEqual) else { return nil }
            highText.append(bound)
            if isAlone && endsTemplate {
                binding.region = .comparison(high.isClosed ? .lessOrEqual : .less, highText.source)
                return binding
            }
            if high.isClosed {
                if !endsTemplate { highText = highText.appending(literal).appending(SortRegion.infinity) }
            } else if endsTemplate && !isAlone && !endsBefore {
                binding.exact.remove(high.test)
                binding.loose.insert(high.test)
            }
            if isAlone {
                binding.region = .comparison(high.isClosed ? .lessOrEqual : .less, highText.source)
                return binding
            }
        } else {
            highText = highText.appending(SortRegion.infinity)
        }
        binding.region = .between(lowText.source, highText.source)
        return binding
    }

    private func bound(_ side: Side, _ comparison: Comparison) -> KeyTextPart? {
        guard comparison == .less, case .literal? = binder.textPart(side.operand, placeholder) else {
            return binder.textPart(side.operand, placeholder, bound: comparison)
        }
        guard case .literal(let text)? = binder.textPart(side.operand, placeholder) else { return nil }
        return .literal(text.endBefore)
    }

    /// Whether a range may end before a value: of a type that has a next lower one (LANGUAGE, Ranges). The moment of the
    /// call has no text yet.
    private func canEndBefore(_ operand: Operand) -> Bool {
        switch operand {
        case .parameter, .literal: break
        case .now, .attribute, .size: return false
        }
        switch placeholder.language {
        case .text, .pattern, .number, .bytes, .shard: return false
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
            .paddedInteger, .invertedInteger, .paddedDecimal:
            return true
        }
    }

    /// Over a key attribute that is a number or bytes.
    private func valueRange(_ low: Side?, _ high: Side?) -> RangeBinding? {
        let value = { (side: Side?) in side.flatMap { binder.value($0.operand, placeholder) } }
        var binding = RangeBinding(region: .whole)
        if let low { binding.exact.insert(low.test) }
        if let high { binding.exact.insert(high.test) }
        switch (low, high) {
        case (let low?, let high?):
            guard low.isClosed, high.isClosed, let least = value(low), let most = value(high) else { return nil }
            binding.region = .between(least, most)
        case (let low?, nil):
            guard let least = value(low) else { return nil }
            binding.region = .comparison(low.isClosed ? .greaterOrEqual : .greater, least)
        case (nil, let high?):
            guard let most = value(high) else { return nil }
            binding.region = .comparison(high.isClosed ? .lessOrEqual : .less, most)
        case (nil, nil):
            break
        }
        return binding
    }
}
