/// Gives queries a key condition as existing code might have it: mostly what their key and `where` give, cut anywhere, with
/// ends that are too wide, just right, or too narrow.
struct UsingMaker {
    var random: OracleRandom
    let design: PlainDesign
    let path: PlainIndex
    /// Those of the first entity on the path.
    let keys: [PlainKey]
    private var pattern = PlainPattern(name: "", kind: .query, entities: [])

    init(_ random: OracleRandom, _ design: PlainDesign, _ path: PlainIndex, _ keys: [PlainKey]) {
        self.random = random
        self.design = design
        self.path = path
        self.keys = keys
    }

    mutating func give(_ given: inout PlainPattern) {
        guard given.fanout.isEmpty, given.buckets == nil, !given.parameters.contains(where: \.isOptional) else {
            return
        }
        pattern = given
        if random.chance(20) { dropWhere() }
        var conditions = keys.prefix(path.partition.count).map { equal($0) }
        conditions += sortConditions()
        pattern.using = PlainUsing(path: path, conditions: random.chance(85) ? conditions : conditions.reversed())
        given = pattern
    }

    /// Without a `where` it is all items of the entities in the partition.
    private mutating func dropWhere() {
        let names = Set(
            pattern.tests.flatMap(\.parts).flatMap(\.operands).compactMap {
                if case .parameter(let name, _) = $0 { name } else { nil }
            })
        pattern.tests = []
        pattern.parameters.removeAll { names.contains($0.name) }
    }

    // MARK: Parts

    private func operand(_ placeholder: PlainPlaceholder) -> PlainOperand? {
        for case .compare(let own, "=", let operand) in pattern.tests
        where own.attribute == placeholder.attribute
            && (own.transforms.isEmpty || own.transforms == placeholder.transforms)
        {
            return operand
        }
        return nil
    }

    private mutating func value(_ placeholder: PlainPlaceholder) -> PlainUsing.Part {
        let type = design.types[placeholder.attribute]
        switch operand(placeholder) {
        case .parameter(let name, _)?: return .value(placeholder, parameter: name)
        case .literal(let value, _)?:
            if let text = try? type?.keyText(value, placeholder.transforms) { return .literal(text) }
        case .negated?, .list?, nil: break
        }
        // Without a `where` the attribute's own name is free.
        let name = placeholder.attribute + (pattern.tests.isEmpty ? "" : "_u")
        if !pattern.parameters.contains(where: { $0.name == name }) {
            pattern.parameters.append(PlainParameter(name: name, attribute: placeholder.attribute, use: .equal))
        }
        return .value(placeholder, parameter: name)
    }

    private mutating func filled(_ parts: some Sequence<PlainPart>) -> [PlainUsing.Part] {
        parts.map { part in
            switch part {
            case .literal(let text): .literal(text)
            case .placeholder(let placeholder): value(placeholder)
            }
        }
    }

    private mutating func equal(_ key: PlainKey) -> PlainUsing.Condition {
        PlainUsing.Condition(attribute: key.attribute, comparison: "=", values: [filled(key.template.parts)])
    }

    // MARK: The sort key

    private mutating func sortConditions() -> [PlainUsing.Condition] {
        let sorts = Array(keys.dropFirst(path.partition.count))
        guard !sorts.isEmpty, random.chance(80) else { return [] }
        let last = random.below(sorts.count)
        var conditions = sorts.prefix(last).map { equal($0) }
        let isText = design.keyTypes[sorts[last].attribute] ?? "S" == "S"
        if let end = isText ? textCondition(sorts[last]) : numberCondition(sorts[last]) { conditions.append(end) }
        return conditions
    }

    private mutating func numberCondition(_ key: PlainKey) -> PlainUsing.Condition? {
        guard let placeholder = key.template.placeholders.first else { return nil }
        let (low, high, _) = ranges(of: placeholder)
        func condition(_ comparison: String, _ names: String...) -> PlainUsing.Condition {
            PlainUsing.Condition(
                attribute: key.attribute, comparison: comparison,
                values: names.map { [.value(placeholder, parameter: $0)] })
        }
        switch (low, high) {
        case (let low?, let high?): return condition("between", low, high)
        case (let low?, nil): return condition(random.pick([">=", ">=", ">"]), low)
        case (nil, let high?): return condition(random.pick(["<=", "<=", "<"]), high)
        case (nil, nil): return equal(key)
        }
    }

    private mutating func textCondition(_ key: PlainKey) -> PlainUsing.Condition? {
        let parts = key.template.parts
        let bound = parts.prefix { part in
            if case .placeholder(let placeholder) = part { operand(placeholder) != nil } else { true }
        }.count
        let count = random.chance(75) ? bound : random.below(bound + 1)
        var head = filled(parts.prefix(count))
        if count == parts.count, random.chance(60) { return equal(key) }
        if count < parts.count, case .placeholder(let next) = parts[count], random.chance(75),
            let range = range(key.attribute, head, next)
        {
            return range
        }
        if random.chance(25), case .literal(let text)? = head.last {
            let scalars = text.unicodeScalars
            head[head.count - 1] = .literal(
                String(String.UnicodeScalarView(scalars.prefix(random.below(scalars.count)))))
            if case .literal("")? = head.last { head.removeLast() }
        }
        guard !head.isEmpty else { return nil }
        let above = head + [.literal(random.pick(["~", "~", "z", "$"]))]
        func condition(_ comparison: String, _ values: [PlainUsing.Part]...) -> PlainUsing.Condition {
            PlainUsing.Condition(attribute: key.attribute, comparison: comparison, values: values)
        }
        switch random.below(7) {
        case 0: return condition(">=", head)
        case 1: return condition(">", head)
        case 2: return condition("<=", above)
        case 3: return condition("between", head, above)
        default: return condition("begins with", head)
        }
    }

    /// What follows the comparisons of `where` on the first part that is left open.
    private mutating func range(
        _ attribute: String, _ head: [PlainUsing.Part], _ next: PlainPlaceholder
    ) -> PlainUsing.Condition? {
        var (low, high, beginning) = ranges(of: next)
        let reversed = next.transforms.contains { if case .invert = $0 { true } else { false } }
        if reversed { swap(&low, &high) }
        func condition(_ comparison: String, _ values: [PlainUsing.Part]...) -> PlainUsing.Condition {
            PlainUsing.Condition(attribute: attribute, comparison: comparison, values: values)
        }
        if let beginning {
            guard next.transforms.isEmpty else { return nil }
            return condition("begins with", head + [.beginning(next, parameter: beginning)])
        }
        func end(_ name: String) -> [PlainUsing.Part] { head + [.value(next, parameter: name)] }
        let tail: [PlainUsing.Part] = random.pick([[], [.literal("~")], [.literal("~")], [.literal("$")]])
        switch (low, high) {
        case (let low?, let high?): return condition("between", end(low), end(high) + tail)
        case (let low?, nil):
            if !head.isEmpty, random.chance(50) { return condition("between", end(low), head + [.literal("~")]) }
            return condition(random.pick([">=", ">=", ">"]), end(low))
        case (nil, let high?):
            if !head.isEmpty, random.chance(50) { return condition("between", head, end(high) + tail) }
            return condition(random.pick(["<=", "<=", "<"]), end(high) + tail)
        case (nil, nil): return nil
        }
    }

    /// The parameters with which `where` compares an attribute.
    private func ranges(of placeholder: PlainPlaceholder) -> (low: String?, high: String?, beginning: String?) {
        var found: (low: String?, high: String?, beginning: String?)
        for test in pattern.tests where test.subject?.attribute == placeholder.attribute {
            switch test {
            case .compare(_, let comparison, .parameter(let name, _)) where comparison.hasPrefix(">"): found.low = name
            case .compare(_, let comparison, .parameter(let name, _)) where comparison.hasPrefix("<"): found.high = name
            case .between(_, .parameter(let low, _), .parameter(let high, _)): (found.low, found.high) = (low, high)
            case .begins(_, .parameter(let name, _)): found.beginning = name
            default: break
            }
        }
        return found
    }
}
