extension Entity {
    /// Values of an attribute that every key template of the entity takes, each once.
    package func samples(of id: AttributeID, count: Int) -> [LiteralValue] {
        let templates = key + indexEntries.flatMap(\.keys)
        let placeholders = templates.flatMap(\.template.placeholders).filter { $0.attribute == id }
        let attribute = self[id]
        var avoided: Set<Unicode.Scalar> = []
        for case .text(let guarded) in placeholders.map(\.language) {
            // What a case of letters makes of a character is looked at, so that neither may stand.
            for scalar in guarded.forbidden {
                avoided.formUnion(String(scalar).lowercased().unicodeScalars)
                avoided.formUnion(String(scalar).uppercased().unicodeScalars)
            }
        }
        let values = sampleValues(of: attribute.type, attribute.constraints, count: count, avoiding: avoided)
        return values.filter { value in
            placeholders.allSatisfy { placeholder in
                guard let text = text(of: placeholder, in: value) else { return false }
                return placeholder.language.refusal(of: text) == nil
            }
        }
    }

    /// Two values of an attribute between which the primary key does not tell; nil where it does, or where none were
    /// found.
    package func indistinctValues(of id: AttributeID) -> (LiteralValue, LiteralValue)? {
        let placeholders = key.flatMap(\.template.placeholders).filter { $0.attribute == id }
        // More values than a shard has numbers.
        let values = samples(of: id, count: placeholders.isEmpty ? 2 : 1_100)
        var first: [[[UInt8]]: LiteralValue] = [:]
        for value in values {
            let texts = placeholders.map { Array((text(of: $0, in: value) ?? "").utf8) }
            if let other = first[texts] { return (other, value) }
            first[texts] = value
        }
        return nil
    }

    private func text(of placeholder: Placeholder, in value: LiteralValue) -> String? {
        value.member(at: placeholder.path[...]).flatMap { placeholder.text(of: $0, attributes) }
    }
}

extension Entity {
    /// Values of an attribute that its key templates take, an ordinary one first: alike ones, and such as lie at the ends
    /// of its type.
    ///
    /// - Parameter named: Values that stand before them, as far as the attribute takes them.
    package func nearValues(of id: AttributeID, after named: [LiteralValue] = []) -> [LiteralValue] {
        let placeholders = (key + indexEntries.flatMap(\.keys)).flatMap(\.template.placeholders)
            .filter { $0.attribute == id && $0.path.isEmpty }
        let isTaken = { (value: LiteralValue) in
            placeholders.allSatisfy { $0.refusal(of: value, in: attributes) == nil }
        }
        let samples = samples(of: id, count: 3)
        var others = self[id].type.endValues(within: self[id].constraints)
        if self[id].type == .string, self[id].constraints.pattern == nil, case .text(let text)? = samples.first {
            // One that sorts behind all of ASCII, too.
            others += [text + text, "\u{E9}" + text].filter { $0.utf8.count <= self[id].constraints.maxLength ?? .max }
                .map { .text($0) }
        }
        let first = named.filter { self[id].constraints.allow($0) && isTaken($0) }
        return first + samples.filter { !first.contains($0) }
            + others.filter { !first.contains($0) && !samples.contains($0) && isTaken($0) }
    }
}

extension ValueType {
    /// Values at both ends of a type, and numbers of one digit more.
    fileprivate func endValues(within constraints: Constraints) -> [LiteralValue] {
        switch self {
        case .timestamp(let format):
            let years = [("0000-01-01T00:00:00", -62_167_219_200), ("9999-12-31T23:59:59", 253_402_300_799)]
            return years.map { text, seconds in
                switch format {
                case .epochSeconds: .number(ExactNumber(Int64(seconds)))
                case .epochMillis: .number(ExactNumber(Int64(seconds) * 1000))
                case .iso8601Seconds: .text(text + "Z")
                case .iso8601, .iso8601AnyDigits: .text(text + ".000Z")
                case .iso8601Microseconds: .text(text + ".000000Z")
                case .iso8601Nanoseconds: .text(text + ".000000000Z")
                }
            }
        case .date: return [.text("0000-01-01"), .text("9999-12-31")]
        case .enumeration(let enumeration): return enumeration.cases.map { .text($0.stored) }
        case .int, .decimal, .double:
            return [constraints.minimum, constraints.maximum].compactMap { $0 }.map { .number($0) }
                + ["9", "10", "-10", "-9"].compactMap { ExactNumber($0) }
                .filter { number in
                    !(constraints.minimum.map { number < $0 } ?? false)
                        && !(constraints.maximum.map { $0 < number } ?? false)
                }.map { .number($0) }
        case .string, .bool, .bytes, .uuid, .uuidv7, .ulid, .ksuid, .json, .object, .list, .map, .set, .recoded:
            return []
        }
    }
}
