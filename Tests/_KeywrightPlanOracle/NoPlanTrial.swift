/// Where `check` says KW201, tries every key condition of a small grammar, and finds none that would have done.
///
/// The grammar: the table, and each index that holds all asked entities; as partition what the asked entities' templates give when
/// equalities fill them, one value for all; of the sort key any beginning of an asked entity's template that equalities
/// fill, alone, with `begins_with`, as a whole with `=`, or going on to a range on what follows it; beside it a filter on
/// the discriminator and the comparisons themselves, as far as they name no key attribute there. Every comparison has to be
/// about an attribute of that part of the key. What the grammar gives counts as a plan if over all calls it reads just the
/// items that are wanted. What the pattern filters besides plays no part: it takes as much from either side.
struct NoPlanTrial {
    let design: PlainDesign
    let items: [PlainItem]
    /// Whether the end of a range may be the value below a bound that is left out.
    let takesPredecessors: Bool
    private(set) var tally = PlanTally()

    init(_ design: PlainDesign, _ items: [PlainItem], takesPredecessors: Bool) {
        self.design = design
        self.items = items
        self.takesPredecessors = takesPredecessors
    }

    /// The values of a call, and items of the asked entities that agree with them beside all others.
    struct Call {
        var values: [String: PlainValue]
        var items: [PlainItem]
    }

    /// Calls, made when they are needed.
    private struct Calls {
        static let most = 40
        let make: () -> Call?
        private var made: [Call?] = []

        init(make: @escaping () -> Call?) { self.make = make }

        subscript(number: Int) -> Call? {
            mutating get {
                while made.count <= number { made.append(make()) }
                return made[number]
            }
        }
    }

    /// A key condition: the path, and how far into whose sort template it goes.
    private struct Shape {
        var path: PlainIndex
        /// Whose templates it is made of.
        var entity: PlainEntity
        var keys: [PlainKey]
        /// The sort attribute, and how many of its parts are filled.
        var attribute: Int
        var parts: Int
        /// Whether comparisons of the next placeholder make a range.
        var isRange: Bool
    }

    /// - Parameter call: makes another call; nil where a builder would refuse it.
    mutating func run(_ pattern: PlainPattern, call: @escaping () -> Call?) {
        var calls = Calls(make: call)
        tally.count("patterns without a plan that were tried")
        for path in [design.path(nil)] + design.indexes {
            if let pin = pattern.index, pin != path.name { continue }
            if pattern.isConsistent, path.name != "table", !path.isLocal { continue }
            if path.keysOnly, !pattern.countsOnly { continue }
            for name in pattern.entities {
                let entity = design.entity(name)
                guard let keys = entity.keys(on: path) else { continue }
                for shape in shapes(path, entity, keys) where answers(shape, pattern, &calls) {
                    tally.fault(
                        "KW201, and yet \(path.name) answers with \(shape.parts) parts of "
                            + "\(keys.map { "\($0.attribute)=\($0.template.text)" }) of \(name)\n\(pattern.name): \(pattern.yaml)\n\(yaml(pattern))"
                    )
                    return
                }
            }
        }
    }

    private func yaml(_ pattern: PlainPattern) -> String {
        var shown = design
        shown.patterns = [pattern]
        return shown.yaml
    }

    private func shapes(_ path: PlainIndex, _ entity: PlainEntity, _ keys: [PlainKey]) -> [Shape] {
        var found = [
            Shape(path: path, entity: entity, keys: keys, attribute: path.partition.count, parts: 0, isRange: false)
        ]
        for attribute in path.partition.count..<keys.count {
            for parts in 0...keys[attribute].template.parts.count {
                for isRange in [false, true] {
                    found.append(
                        Shape(
                            path: path, entity: entity, keys: keys, attribute: attribute, parts: parts, isRange: isRange
                        ))
                }
            }
        }
        return found
    }

    /// Whether the shape reads what is wanted and nothing else, in all calls, some of which find something.
    private mutating func answers(_ shape: Shape, _ pattern: PlainPattern, _ calls: inout Calls) -> Bool {
        guard let equal = equalities(pattern), covers(shape, pattern, equal) else { return false }
        tally.count("key conditions that were tried")
        var finds = 0
        var (isForward, isBackward) = (true, true)
        for number in 0..<Calls.most {
            guard let call = calls[number] else { continue }
            let values = call.values
            guard let bounds = filled(equal, values), let holds = condition(shape, pattern, bounds, values) else {
                return false
            }
            var read: [PlainItem] = []
            for item in call.items where shape.path.keys.allSatisfy({ item.stored[$0] != nil }) && holds(item) {
                if isKept(item, shape, pattern, values) { read.append(item) }
            }
            let wanted = call.items.filter { isWanted($0, pattern, values) }
            if Set(read.map(\.tag)) != Set(wanted.map(\.tag)) { return false }
            isForward = isForward && isInOrder(read, shape, pattern, backward: false)
            isBackward = isBackward && isInOrder(read, shape, pattern, backward: true)
            if !isForward, !isBackward { return false }
            finds += wanted.isEmpty ? 0 : 1
        }
        // Of calls that find little, anything might be the answer.
        return finds >= 4
    }

    private func equalities(_ pattern: PlainPattern) -> [String: PlainOperand]? {
        var found: [String: PlainOperand] = [:]
        for case .compare(let own, "=", let operand) in pattern.tests {
            if found[own.attribute] != nil { return nil }
            found[own.attribute] = operand
        }
        return found
    }

    private func filled(_ equal: [String: PlainOperand], _ values: [String: PlainValue]) -> [String: PlainValue]? {
        var bound: [String: PlainValue] = [:]
        for (name, operand) in equal {
            switch operand {
            case .parameter(let parameter, _):
                guard let value = values[parameter] else { return nil }
                bound[name] = value
            case .literal(let value, _): bound[name] = value
            case .negated, .list: return nil
            }
        }
        return bound
    }

    /// Whether equalities give each asked entity's partition, and every comparison is about the part of each one's key that is
    /// used.
    private func covers(_ shape: Shape, _ pattern: PlainPattern, _ equal: [String: PlainOperand]) -> Bool {
        for name in pattern.entities {
            guard let keys = design.entity(name).keys(on: shape.path), keys.count == shape.keys.count else {
                return false
            }
            let partition = keys.prefix(shape.path.partition.count).flatMap(\.template.placeholders)
            guard partition.allSatisfy({ equal[$0.attribute] != nil && fits($0, pattern) }) else { return false }
            var used = partition
            for (place, key) in keys.enumerated().dropFirst(shape.path.partition.count) {
                if place > shape.attribute { break }
                let parts =
                    place == shape.attribute
                    ? key.template.parts.prefix(shape.parts + (shape.isRange ? 1 : 0)) : key.template.parts[...]
                for case .placeholder(let placeholder) in parts { used.append(placeholder) }
            }
            for test in pattern.tests {
                guard let own = test.subject, used.contains(where: { $0.attribute == own.attribute }) else {
                    return false
                }
            }
            // What equalities are to fill, they have to give in the form that the key holds.
            for placeholder in used.dropLast(shape.isRange ? 1 : 0) where !fits(placeholder, pattern) { return false }
        }
        return true
    }

    private func fits(_ placeholder: PlainPlaceholder, _ pattern: PlainPattern) -> Bool {
        pattern.tests.contains { test in
            guard case .compare(let own, "=", _) = test, own.attribute == placeholder.attribute else { return false }
            return own.transforms.isEmpty || own.transforms == placeholder.transforms
        }
    }

    /// The key condition of a call, as a test of items; nil where the asked entities have no one partition, or no text.
    private func condition(
        _ shape: Shape, _ pattern: PlainPattern, _ bound: [String: PlainValue], _ values: [String: PlainValue]
    ) -> ((PlainItem) -> Bool)? {
        func stored(_ entity: PlainEntity, _ key: PlainKey) -> OracleJSON? {
            if let type = design.keyTypes[key.attribute], type != "S" {
                guard let name = key.template.placeholders.first?.attribute, let value = bound[name] else { return nil }
                return entity[name]?.type.stored(value)
            }
            return design.keyText(entity, key.template.parts[...], bound).map { .object(["S": .string($0)]) }
        }
        let count = shape.path.partition.count
        var fixed: [String: OracleJSON] = [:]
        for key in shape.keys.prefix(shape.attribute) {
            guard let own = stored(shape.entity, key) else { return nil }
            fixed[key.attribute] = own
        }
        for name in pattern.entities {
            let entity = design.entity(name)
            guard let keys = entity.keys(on: shape.path) else { return nil }
            for key in keys.prefix(count) where stored(entity, key) != fixed[key.attribute] { return nil }
        }
        guard shape.attribute < shape.keys.count, shape.parts > 0 || shape.isRange else {
            return { item in fixed.allSatisfy { item.stored[$0.key] == $0.value } }
        }
        let key = shape.keys[shape.attribute]
        let isWhole = shape.parts == key.template.parts.count
        guard !shape.isRange || !isWhole else { return nil }
        let isText = design.keyTypes[key.attribute] ?? "S" == "S"
        guard isText || isWhole || shape.isRange else { return nil }
        let head = isText ? design.keyText(shape.entity, key.template.parts.prefix(shape.parts), bound) ?? "" : ""
        let whole = isWhole ? stored(shape.entity, key) : nil
        if isWhole, whole == nil { return nil }
        let ranges = shape.isRange ? rangeTests(shape, key, pattern) : []
        if shape.isRange, ranges.isEmpty { return nil }
        if !isOneCondition(ranges, isText: isText, isLast: shape.parts + 1 == key.template.parts.count) { return nil }
        return { item in
            guard fixed.allSatisfy({ item.stored[$0.key] == $0.value }), let own = item.stored[key.attribute] else {
                return false
            }
            if let whole { return own == whole }
            if isText, !(own["S"]?.text ?? "").utf8.starts(with: head.utf8) { return false }
            // A range reads what begins so and is within the ends, as the texts sort.
            return ranges.allSatisfy { within(own, head, $0, shape, key, values) }
        }
    }

    private func rangeTests(_ shape: Shape, _ key: PlainKey, _ pattern: PlainPattern) -> [PlainCondition] {
        guard case .placeholder(let placeholder) = key.template.parts[shape.parts] else { return [] }
        return pattern.tests.filter { test in
            if case .compare(_, "=", _) = test { return false }
            return test.subject.map {
                $0.attribute == placeholder.attribute
                    && ($0.transforms.isEmpty || $0.transforms == placeholder.transforms)
            } ?? false
        }
    }

    /// Whether one condition on the attribute carries the comparisons: one side, or both ends of a BETWEEN, of which the upper
    /// one may be the value below an open end, and the lower one the text behind it.
    private func isOneCondition(_ tests: [PlainCondition], isText: Bool, isLast: Bool) -> Bool {
        // A text that is cut short of a bound through a transform is for the client to compare.
        if !takesPredecessors, isLast,
            tests.contains(where: { if case .compare(let own, "<", _) = $0 { !own.transforms.isEmpty } else { false } })
        {
            return false
        }
        guard tests.count > 1 else { return true }
        func has(_ comparison: String) -> Bool {
            tests.contains { if case .compare(_, comparison, _) = $0 { true } else { false } }
        }
        if !isText, has(">") { return false }
        return takesPredecessors || !(has("<") && (!isText || isLast))
    }

    /// Whether a key lies where the ends of one comparison put it, by the order of its texts or numbers alone.
    private func within(
        _ own: OracleJSON, _ head: String, _ test: PlainCondition, _ shape: Shape, _ key: PlainKey,
        _ values: [String: PlainValue]
    ) -> Bool {
        guard case .placeholder(let placeholder) = key.template.parts[shape.parts],
            let type = shape.entity[placeholder.attribute]?.type
        else { return false }
        func end(_ operand: PlainOperand) -> OracleJSON? {
            guard case .parameter(let name, _) = operand, let value = values[name] else { return nil }
            if design.keyTypes[key.attribute] ?? "S" != "S" { return type.stored(value) }
            return (try? type.keyText(value, placeholder.transforms)).map { .object(["S": .string(head + $0)]) }
        }
        func compare(_ operand: PlainOperand, after: String = "") -> Int? {
            guard var end = end(operand) else { return nil }
            if let text = end["S"]?.text { end = .object(["S": .string(text + after)]) }
            return PlanInterpreter.compare(["k": own], ["k": end], ["k"])
        }
        let reversed = placeholder.transforms.contains { if case .invert = $0 { true } else { false } }
        var behind = ""
        if shape.parts + 1 < key.template.parts.count, case .literal(let text) = key.template.parts[shape.parts + 1] {
            behind = text + "\u{10FFFF}"
        }
        switch test {
        case .compare(_, let comparison, let operand):
            let isLow = comparison.hasPrefix(">") != reversed
            let isClosed = comparison.hasSuffix("=")
            guard let order = compare(operand, after: isLow == isClosed ? "" : behind) else { return true }
            return isLow ? (isClosed ? order >= 0 : order > 0) : (isClosed ? order <= 0 : order < 0)
        case .between(_, let low, let high):
            guard let first = compare(reversed ? high : low), let last = compare(reversed ? low : high, after: behind)
            else { return true }
            return first >= 0 && last <= 0
        case .begins(_, let operand):
            guard let begin = end(operand)?["S"]?.text, let text = own["S"]?.text else { return false }
            return text.utf8.starts(with: begin.utf8)
        default: return false
        }
    }

    /// What a filter that names no key attribute keeps.
    private func isKept(_ item: PlainItem, _ shape: Shape, _ pattern: PlainPattern, _ values: [String: PlainValue])
        -> Bool
    {
        let names = shape.path.keys
        // No filter names what an index does not hold; one of a list is given the discriminator.
        let held = shape.path.projected
        func isHeld(_ name: String) -> Bool { held?.contains(name) ?? true }
        if !names.contains(PlainDesign.discriminator), held != [], !pattern.entities.contains(item.entity) {
            return false
        }
        let entity = design.entity(item.entity)
        let filters = pattern.tests.filter { test in
            test.subject.map { !names.contains($0.attribute) && isHeld($0.attribute) } ?? false
        }
        return filters.allSatisfy { $0.holds(of: item, entity, values) }
            && !(isHeld(PlainDesign.expiry) && isExpired(item))
    }

    private func isExpired(_ item: PlainItem) -> Bool {
        guard case .number(let expiry)? = item.values[PlainDesign.expiry] else { return false }
        return expiry <= AttributePools.now
    }

    private func isWanted(_ item: PlainItem, _ pattern: PlainPattern, _ values: [String: PlainValue]) -> Bool {
        let entity = design.entity(item.entity)
        return pattern.entities.contains(item.entity) && !isExpired(item)
            && pattern.tests.allSatisfy { $0.holds(of: item, entity, values) }
    }

    private func isInOrder(_ read: [PlainItem], _ shape: Shape, _ pattern: PlainPattern, backward: Bool) -> Bool {
        guard let order = pattern.order else { return true }
        guard let attribute = order.attribute else { return !shape.path.sort.isEmpty }
        // What has one value is nothing to sort by.
        if pattern.tests.contains(where: {
            if case .compare(let own, "=", _) = $0 { own.attribute == attribute } else { false }
        }) {
            return false
        }
        let sorted = read.sorted { PlanInterpreter.compare($0.stored, $1.stored, shape.path.sort) < 0 }
        let values = sorted.compactMap { $0.values[attribute] }
        let steps = zip(values, values.dropFirst())
        return steps.allSatisfy { backward ? !isBelow($0, $1) : !isBelow($1, $0) }
    }
}

extension PlainCondition {
    /// What a comparison is about.
    var subject: PlainPlaceholder? {
        switch self {
        case .compare(let own, _, _), .between(let own, _, _), .begins(let own, _), .isIn(let own, _): own
        case .contains, .size, .exists, .missing, .not, .all, .any: nil
        }
    }
}
