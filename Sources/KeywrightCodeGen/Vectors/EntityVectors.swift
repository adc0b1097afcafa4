import KeywrightModel

/// The vectors of one entity: a case of ordinary values, and from there each value at its edges, one at a time.
struct EntityVectors {
    let entity: Entity
    private(set) var cases: [KeyVector] = []
    /// Key texts in the order of their bytes, which is that of the values that give them.
    private(set) var sorted: [[String]] = []
    private let inputs: [KeyInput]
    private let indexes: [(name: String, keys: [KeyEntry], partitionCount: Int)]

    init(_ id: EntityID, in design: Design) {
        let entity = design[id]
        self.entity = entity
        inputs = KeyInput.all(of: entity)
        indexes = entity.indexEntries.map { entry in
            (entry.index, entry.keys, design[entity.table].index(named: entry.index)?.partition.count ?? 1)
        }
        var usual: [LiteralValue?] = []
        var taken: [[LiteralValue]] = []
        var refused: [[(value: LiteralValue, why: String)]] = []
        for input in inputs {
            let candidates = edgeValues(of: input, delimiter: design.delimiter)
            taken.append(candidates.filter { input.constraints.allow($0) && input.refusal(of: $0, in: entity) == nil })
            refused.append(
                candidates.compactMap { value in input.refusal(of: value, in: entity).map { (value, $0) } })
            usual.append(taken.last?.first)
        }
        // Without a value that every key takes there is nothing to show.
        guard !usual.contains(where: { $0 == nil }) else { return }
        cases.append(vector(usual))
        for number in inputs.indices {
            for value in taken[number].dropFirst() { cases.append(vector(usual.replacing(number, value))) }
            let isInPrimaryKey = entity.key.contains { $0.template.holds(inputs[number]) }
            if inputs[number].isOptional, !isInPrimaryKey { cases.append(vector(usual.replacing(number, nil))) }
            for (value, why) in refused[number] {
                cases.append(refusal(usual.replacing(number, value), "\(inputs[number].name): \(why)"))
            }
        }
        addLongest(usual)
        for keys in [entity.key] + indexes.map(\.keys) { addSorted(keys, usual, taken) }
    }

    // MARK: Cases

    private func vector(_ values: [LiteralValue?]) -> KeyVector {
        KeyVector(
            values: Array(zip(inputs, values)).map { ($0, $1) }, table: key(entity.key, values),
            indexes: indexes.map { ($0.name, key($0.keys, values)) })
    }

    private func refusal(_ values: [LiteralValue?], _ why: String) -> KeyVector {
        KeyVector(values: Array(zip(inputs, values)).map { ($0, $1) }, refused: why)
    }

    /// nil where a value is missing.
    private func key(_ entries: [KeyEntry], _ values: [LiteralValue?]) -> [KeyVector.Attribute]? {
        var attributes: [KeyVector.Attribute] = []
        for entry in entries {
            guard let text = text(entry.template, values) else { return nil }
            attributes.append(KeyVector.Attribute(name: entry.attribute.name, type: entry.attribute.type, text: text))
        }
        return attributes
    }

    private func text(_ template: KeyTemplate, _ values: [LiteralValue?]) -> String? {
        var text = ""
        for part in template.parts {
            switch part {
            case .literal(let literal): text += literal
            case .placeholder(let placeholder):
                let input = inputs.firstIndex { $0.attribute == placeholder.attribute && $0.path == placeholder.path }
                guard let input, let value = values[input],
                    let piece = placeholder.text(of: value, entity.attributes)
                else { return nil }
                text += piece
            }
        }
        return text
    }

    // MARK: Length

    /// Of the first free text that can fill a key: the longest that fits, and one longer.
    private mutating func addLongest(_ usual: [LiteralValue?]) {
        let limited =
            entity.key.enumerated().map { ($1, $0 == 0 ? 2048 : 1024) }
            + indexes.flatMap { index in
                index.keys.enumerated().map { ($1, $0 < index.partitionCount ? 2048 : 1024) }
            }
        for (number, input) in inputs.enumerated() where input.type == .string && input.constraints.pattern == nil {
            var longest = Int.max
            for (entry, limit) in limited where entry.attribute.type == .string {
                let count = entry.template.placeholders.count { $0.isPlain(of: input) }
                guard count > 0, let own = usual[number]?.plainText?.utf8.count,
                    let all = text(entry.template, usual)?.utf8.count
                else { continue }
                longest = min(longest, (limit - all + count * own) / count)
            }
            guard longest < input.constraints.maxLength ?? .max, longest > input.constraints.minLength ?? 0 else {
                continue
            }
            let fits = LiteralValue.text(String(repeating: "a", count: longest))
            guard input.refusal(of: fits, in: entity) == nil else { continue }
            cases.append(vector(usual.replacing(number, fits)))
            let over = LiteralValue.text(String(repeating: "a", count: longest + 1))
            cases.append(
                refusal(usual.replacing(number, over), "\(input.name): it makes a key longer than DynamoDB takes"))
            return
        }
    }

    // MARK: Order

    private mutating func addSorted(_ keys: [KeyEntry], _ usual: [LiteralValue?], _ taken: [[LiteralValue]]) {
        for entry in keys where entry.attribute.type == .string {
            for placeholder in entry.template.placeholders {
                let number = inputs.firstIndex {
                    $0.attribute == placeholder.attribute && $0.path == placeholder.path
                }
                guard let number, let isReversed = placeholder.sortsReversed(inputs[number].type) else { continue }
                let type = inputs[number].type
                let values = taken[number].sorted { isReversed ? $1.precedes($0, as: type) : $0.precedes($1, as: type) }
                var texts: [String] = []
                for value in values {
                    guard let text = text(entry.template, usual.replacing(number, value)) else { continue }
                    // Buckets of one day are one text.
                    if texts.last.map({ !$0.utf8.elementsEqual(text.utf8) }) ?? true { texts.append(text) }
                }
                if texts.count > 1, !sorted.contains(texts) { sorted.append(texts) }
            }
        }
    }
}

extension KeyTemplate {
    fileprivate func holds(_ input: KeyInput) -> Bool {
        placeholders.contains { $0.attribute == input.attribute && $0.path == input.path }
    }
}

extension Placeholder {
    /// Whether it holds the whole text of an input, in one case or another.
    fileprivate func isPlain(of input: KeyInput) -> Bool {
        attribute == input.attribute && path == input.path
            && transforms.allSatisfy { $0 == .lower || $0 == .upper }
    }

    /// Whether the texts of values run against the values; nil where text order is not, or not surely, theirs.
    fileprivate func sortsReversed(_ type: ValueType) -> Bool? {
        guard transforms.count <= 1 else { return nil }
        switch transforms.first {
        case .pad: return false
        case .invert: return true
        case .year, .month, .day, .hour: return type == .date || type.isISOTimestamp ? false : nil
        case .lower, .upper, .shard: return nil
        case nil:
            return type == .date || type == .ulid || type == .ksuid || type == .uuidv7 || type.isISOTimestamp
                ? false : nil
        }
    }
}

extension ValueType {
    /// A timestamp whose texts have one width.
    fileprivate var isISOTimestamp: Bool {
        guard case .timestamp(let format) = self else { return false }
        return format.fractionDigits != nil
    }
}

extension LiteralValue {
    fileprivate func precedes(_ other: LiteralValue, as type: ValueType) -> Bool {
        if let left = number(as: type), let right = other.number(as: type) { return left < right }
        return (plainText ?? "").utf8.lexicographicallyPrecedes((other.plainText ?? "").utf8)
    }

    /// The number, also of one that is stored as text.
    private func number(as type: ValueType) -> ExactNumber? {
        switch (self, type) {
        case (.number(let number), _): number
        case (.text(let text), .recoded): ExactNumber(text)
        default: nil
        }
    }
}

extension [LiteralValue?] {
    fileprivate func replacing(_ number: Int, _ value: LiteralValue?) -> [LiteralValue?] {
        var values = self
        values[number] = value
        return values
    }
}
