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
