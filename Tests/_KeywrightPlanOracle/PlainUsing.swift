/// A key condition as existing code has it (LANGUAGE, `using`).
struct PlainUsing: Sendable {
    enum Part: Sendable {
        case literal(String)
        case value(PlainPlaceholder, parameter: String)
        /// `<s:$begin...>`: any beginning of a value.
        case beginning(PlainPlaceholder, parameter: String)
    }

    struct Condition: Sendable {
        var attribute: String
        /// `=`, `<`, `<=`, `>`, `>=`, `begins with` or `between`.
        var comparison: String
        /// One, or two of `between`.
        var values: [[Part]]
    }

    var path: PlainIndex
    var conditions: [Condition]

    /// As the language writes it.
    var text: String { conditions.map(\.text).joined(separator: " and ") }

    /// Whether the key condition of a call reads an item; nil where the call has no text for it.
    func reads(
        _ stored: [String: OracleJSON], _ design: PlainDesign, _ values: [String: PlainValue]
    ) -> Bool? {
        var readsAll = true
        for condition in conditions {
            guard let reads = condition.reads(stored, design, values) else { return nil }
            readsAll = readsAll && reads
        }
        return readsAll
    }

    /// Whether an item lies in the partition of a call.
    func isInPartition(_ stored: [String: OracleJSON], _ design: PlainDesign, _ values: [String: PlainValue]) -> Bool {
        conditions.filter { path.partition.contains($0.attribute) }.allSatisfy {
            $0.reads(stored, design, values) ?? false
        }
    }
}

extension PlainUsing.Condition {
    fileprivate var text: String {
        let values = values.map { "'\($0.map(\.text).joined())'" }
        return "\(attribute) \(comparison) \(values.joined(separator: " and "))"
    }

    fileprivate func reads(
        _ stored: [String: OracleJSON], _ design: PlainDesign, _ values: [String: PlainValue]
    ) -> Bool? {
        let ends = self.values.map { end($0, design, values) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
        guard let own = stored[attribute] else { return false }
        func compare(_ end: OracleJSON) -> Int { PlanInterpreter.compare(["k": own], ["k": end], ["k"]) }
        switch comparison {
        case "=": return compare(first) == 0
        case "<": return compare(first) < 0
        case "<=": return compare(first) <= 0
        case ">": return compare(first) > 0
        case ">=": return compare(first) >= 0
        case "between": return compare(first) >= 0 && compare(last) <= 0
        default: return (own["S"]?.text ?? "").utf8.starts(with: (first["S"]?.text ?? "").utf8)
        }
    }

    /// What a call compares the key attribute with.
    private func end(
        _ parts: [PlainUsing.Part], _ design: PlainDesign, _ values: [String: PlainValue]
    ) -> OracleJSON? {
        if let type = design.keyTypes[attribute], type != "S" {
            guard case .value(let placeholder, let name)? = parts.first, let value = values[name] else { return nil }
            return design.types[placeholder.attribute]?.stored(value)
        }
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .value(let placeholder, let name):
                guard let value = values[name], let type = design.types[placeholder.attribute],
                    let own = try? type.keyText(value, placeholder.transforms)
                else { return nil }
                text += own
            case .beginning(_, let name):
                guard case .text(let own)? = values[name] else { return nil }
                text += own.text
            }
        }
        return .object(["S": .string(text)])
    }
}

extension PlainUsing.Part {
    fileprivate var text: String {
        switch self {
        case .literal(let text): return text
        case .value(let placeholder, let name):
            let named = placeholder.attribute == name ? name : "\(placeholder.attribute):$\(name)"
            return "<\(([named] + placeholder.transforms.map(\.text)).joined(separator: "|"))>"
        case .beginning(let placeholder, let name): return "<\(placeholder.attribute):$\(name)...>"
        }
    }
}
