import KeywrightDiagnostics
import KeywrightModel

/// Looks for an item of an asked entity, and a call, of which a key condition and `where` say different things: a few values
/// of each attribute, and for each parameter the item's own value and others. What it finds is so; that it finds nothing
/// proves nothing.
struct ItemSearch {
    struct Found {
        var item: Witness
        var call: [Witness.Pair]
    }

    let design: Design
    let entity: EntityID
    let entries: [KeyEntry]
    /// nil for all items in the partition.
    let condition: Condition?
    let shape: QueryShape
    let parameters: [Parameter]

    private static let mostItems = 150
    private static let mostCalls = 80

    private var path: AccessPath { shape.path }

    /// An item that is asked for and not read.
    func leftOut() -> Found? {
        find(asking: true) { evaluation, key in
            guard evaluation.holds(condition) == true, let reads = reads(key, evaluation) else { return false }
            if condition == nil, !reads.partition { return false }
            return !reads.partition || !reads.sort
        }
    }

    /// An item that is read and does not meet a condition of `where`.
    func stray() -> Found? {
        find(asking: false) { evaluation, key in
            guard evaluation.holds(condition) == false, let reads = reads(key, evaluation) else { return false }
            return reads.partition && reads.sort
        }
    }

    /// - Parameter asking: whether only calls that ask for the item are looked at.
    private func find(asking: Bool, _ isFound: (CallEvaluation, [String]) -> Bool) -> Found? {
        for item in items {
            guard let key = keyTexts(of: item) else { continue }
            for call in calls(for: item, asking: asking) {
                let evaluation = CallEvaluation(design: design, entity: entity, item: item, call: call)
                if isFound(evaluation, key) { return Found(item: witness(item, key), call: pairs(call)) }
            }
        }
        return nil
    }

    // MARK: Candidates

    /// Those in the keys, and those that `where` names.
    private var attributes: [AttributeID] {
        var found: [AttributeID] = []
        let named = (condition?.tests ?? []).flatMap(\.references).map(\.attribute)
        for id in entries.flatMap(\.template.placeholders).map(\.attribute) + named where !found.contains(id) {
            found.append(id)
        }
        return found
    }

    /// What `where` compares an attribute with, as it is, where an item with that value can meet the test.
    private func literals(for id: AttributeID) -> [LiteralValue] {
        (condition?.tests ?? []).flatMap { test -> [LiteralValue] in
            let isPlain = { (reference: AttributeReference) in
                reference.attribute == id && reference.path.isEmpty && reference.transforms.isEmpty
            }
            guard test.references.allSatisfy(isPlain), !test.references.isEmpty, test.holdsAtItsLiteral else {
                return []
            }
            return test.operands.compactMap { if case .literal(let value, _) = $0 { value } else { nil } }
        }
    }

    /// A first item, those that differ from it in one attribute, and in two.
    private var items: [[AttributeID: LiteralValue]] {
        let choices = attributes.map { ($0, design[entity].nearValues(of: $0, after: literals(for: $0))) }
        var first: [AttributeID: LiteralValue] = [:]
        for (id, values) in choices { first[id] = values.first }
        var found = [first]
        for (id, values) in choices {
            for value in values.dropFirst() {
                var item = first
                item[id] = value
                found.append(item)
            }
        }
        for (position, (id, values)) in choices.enumerated() {
            for (other, others) in choices.dropFirst(position + 1) {
                for value in values.dropFirst() {
                    for second in others.dropFirst() {
                        var item = first
                        item[id] = value
                        item[other] = second
                        found.append(item)
                    }
                }
            }
        }
        return Array(found.prefix(Self.mostItems))
    }

    private func calls(for item: [AttributeID: LiteralValue], asking: Bool) -> [[String: LiteralValue]] {
        var calls: [[String: LiteralValue]] = [[:]]
        for parameter in parameters {
            let values = values(of: parameter, in: item)
            var longer: [[String: LiteralValue]] = []
            for call in calls {
                for value in values {
                    var more = call
                    more[parameter.name] = value
                    // What no further value could make a call that asks for the item need not be gone on with.
                    let evaluation = CallEvaluation(design: design, entity: entity, item: item, call: more)
                    if asking, evaluation.isRefuted(condition) { continue }
                    longer.append(more)
                }
            }
            calls = Array(longer.prefix(Self.mostCalls))
        }
        return calls
    }

    /// The item's own value first. Of a beginning, that of the item's text.
    private func values(of parameter: Parameter, in item: [AttributeID: LiteralValue]) -> [LiteralValue] {
        let name = design[parameter.entity][parameter.attribute].name
        let own = design[entity].attribute(named: name).flatMap { item[$0] }
        let isBeginning = shape.region.beginning?.utf8.elementsEqual(parameter.name.utf8) ?? false
        if isBeginning, case .text(let text)? = own, let scalar = text.unicodeScalars.first {
            return [.text(String(scalar)), .text(text)]
        }
        let others = design[parameter.entity].nearValues(of: parameter.attribute).prefix(3)
        return (own.map { [$0] } ?? []) + others.filter { $0 != own }
    }

    // MARK: What is read

    private func keyTexts(of item: [AttributeID: LiteralValue]) -> [String]? {
        var texts: [String] = []
        for entry in entries {
            guard let text = entry.template.text(design[entity].attributes, of: { item[$0] }) else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// Whether the partition key and the sort key meet the condition; nil where a call is refused.
    private func reads(_ key: [String], _ evaluation: CallEvaluation) -> (partition: Bool, sort: Bool)? {
        let values = shape.partition + shape.sortPrefix
        var partition = true
        var sort = true
        for (position, (attribute, text)) in zip(path.keyAttributes, key).enumerated() {
            let region: SortRegion =
                position < values.count
                ? .equals(values[position]) : position == values.count ? shape.region : .whole
            guard let holds = evaluation.holds(region, text, attribute.type) else { return nil }
            if position < shape.partition.count { partition = partition && holds } else { sort = sort && holds }
        }
        return (partition, sort)
    }

    // MARK: The witness

    private func witness(_ item: [AttributeID: LiteralValue], _ key: [String]) -> Witness {
        let values = attributes.compactMap { id in
            item[id].flatMap(\.witness).map { Witness.Pair(design[entity][id].name, $0) }
        }
        let texts = zip(path.keyAttributes, key).map { attribute, text in
            Witness.Pair(attribute.name, attribute.type == .number ? .number(text) : .text(text))
        }
        return .items([Witness.Item(entity: design[entity].name, values: values, key: texts)])
    }

    private func pairs(_ call: [String: LiteralValue]) -> [Witness.Pair] {
        parameters.compactMap { parameter in
            call[parameter.name].flatMap(\.witness).map { Witness.Pair("$" + parameter.name, $0) }
        }
    }
}

extension SortRegion {
    /// The parameter that is the beginning of a text.
    fileprivate var beginning: String? {
        guard case .prefix(let text) = self, case .beginning(let argument, _, _)? = text.parts.last else { return nil }
        return argument.name
    }
}

extension Test {
    /// Whether a value can meet the test that is the literal of it.
    fileprivate var holdsAtItsLiteral: Bool {
        switch kind {
        case .comparison(_, let comparison, _): comparison.isInclusive
        case .between, .beginsWith, .isIn: true
        case .contains, .exists, .missing: false
        }
    }
}

extension Comparison {
    fileprivate var isInclusive: Bool {
        switch self {
        case .equal, .lessOrEqual, .greaterOrEqual: true
        case .notEqual, .less, .greater: false
        }
    }
}

extension LiteralValue {
    fileprivate var witness: WitnessValue? {
        switch self {
        case .text(let text): .text(text)
        case .number(let number): .number(number.text)
        case .bool(let value): .bool(value)
        case .list, .object: nil
        }
    }
}
