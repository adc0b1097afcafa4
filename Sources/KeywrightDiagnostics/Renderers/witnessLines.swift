/// A witness in words: each item on a line, and their key once where they share it; or the values.
func witnessLines(_ witness: Witness) -> [String] {
    switch witness {
    case .values(let attribute, let values):
        return [values.map { "\(attribute) = \(shown($0))" }.joined(separator: values.count == 2 ? " and " : ", ")]
    case .items(let items):
        guard items.count > 1, let key = items.first?.key, !key.isEmpty, items.allSatisfy({ $0.key == key }) else {
            return items.map { $0.key.isEmpty ? head(of: $0) : "\(head(of: $0)) has \(shown($0.key))" }
        }
        return items.map(head) + ["\(items.count == 2 ? "both" : "all") have \(shown(key))"]
    }
}

private func head(of item: Witness.Item) -> String {
    item.values.isEmpty ? item.entity : "\(item.entity) { \(shown(item.values)) }"
}

private func shown(_ pairs: [Witness.Pair]) -> String {
    pairs.map { "\($0.name) = \(shown($0.value))" }.joined(separator: ", ")
}

/// A value as JSON writes it; of a long text the beginning and the length.
private func shown(_ value: WitnessValue) -> String {
    let longest = 80
    switch value {
    case .number(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .text(let text):
        guard text.unicodeScalars.count > longest else { return JSONWriter.quoted(text) }
        return JSONWriter.quoted(String(text.unicodeScalars.prefix(longest))) + "… (\(text.utf8.count) bytes)"
    }
}
