import KeywrightDiagnostics
import KeywrightModel

/// Values and expressions as a person reads them: parameters by their names, aliases resolved.
struct ReadableText {
    let design: Design

    /// `"USER#" + userId`.
    func value(_ source: ValueSource) -> String {
        switch source {
        case .keyText(let parts):
            return parts.isEmpty ? "\"\"" : parts.flatMap(pieces).joined(separator: " + ")
        case .argument(let argument):
            return argument.text
        case .literal(let value, _):
            return literal(value)
        case .now:
            return "now"
        case .uniqueKey(let key):
            let values = key.sources.map { "encoded(\(value($0)))" }.joined(
                separator: " + \(quoted(design.delimiter)) + ")
            let scope = key.scope.isEmpty ? "" : value(.keyText(key.scope)) + " + "
            return "\(scope)\(quoted(key.prefix)) + \(values)"
        case .ownerKey(let values):
            return "{ \(key(values)) }"
        case .argumentOrNow(let argument, _):
            return "\(argument.text), else now"
        case .difference(let bound, let argument):
            return "\(bound.text) - \(argument.text)"
        case .repetition(let name, _):
            return "each \(name)"
        case .held(let held):
            return self.held(held)
        case .elements(let elements, _):
            return "[\(elements.map(value).joined(separator: ", "))]"
        case .keyRead(let label, let key):
            return "\(label).\(key.name)"
        }
    }

    /// `(task.rung else 10) + amount`.
    private func held(_ held: HeldValue) -> String {
        let stored = held.fallback.map { "(\(held.argument.text) else \(literal($0)))" } ?? held.argument.text
        switch held.change {
        case nil: return stored
        case .add(.number(let number))?: return "\(stored) + \(number.text)"
        case .add(.argument(let amount))?: return "\(stored) + \(amount.text)"
        case .append(let members)?: return "\(stored) with [\(members.map(value).joined(separator: ", "))]"
        case .delete(let members)?: return "\(stored) without [\(members.map(value).joined(separator: ", "))]"
        }
    }

    /// `PK = "USER#" + userId, SK = "PROFILE"`.
    func key(_ key: [KeyValue]) -> String {
        key.map { "\($0.attribute.name) = \(value($0.value))" }.joined(separator: ", ")
    }

    func keyCondition(_ query: PlannedQuery) -> String {
        var parts = (query.partition + query.sortPrefix).map { "\($0.attribute.name) = \(value($0.value))" }
        switch query.sort {
        case .none: break
        case .equals(let key): parts.append("\(key.attribute.name) = \(value(key.value))")
        case .beginsWith(let key): parts.append("\(key.attribute.name) begins with \(value(key.value))")
        case .between(let attribute, let low, let high):
            parts.append("\(attribute.name) between \(value(low)) and \(value(high))")
        case .comparison(let key, let comparison):
            parts.append("\(key.attribute.name) \(comparison.rawValue) \(value(key.value))")
        }
        return parts.joined(separator: " and ")
    }

    /// An expression of the service with the names and values in the place of their aliases.
    func expression(_ expression: String, _ tables: ExpressionTables) -> String {
        var text = ""
        var rest = Substring(expression)
        while let first = rest.first {
            guard first == "#" || first == ":" else {
                text.append(first)
                rest = rest.dropFirst()
                continue
            }
            let alias =
                rest.prefix(1) + rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            rest = rest.dropFirst(alias.count)
            text += resolved(String(alias), tables)
        }
        return text
    }

    private func resolved(_ alias: String, _ tables: ExpressionTables) -> String {
        if let name = tables.names.first(where: { $0.alias == alias }) { return name.attribute }
        if let known = tables.values.first(where: { $0.alias == alias }) { return value(known.source) }
        return alias
    }

    private func pieces(_ part: KeyTextPart) -> [String] {
        switch part {
        case .literal(let text):
            return literalPieces(text)
        case .argument(let argument, _, _), .bound(let argument, _, _, _), .beginning(let argument, _, _):
            return [([argument.text] + part.words).joined(separator: "|")]
        case .now(_, let transforms):
            return [(["now"] + transforms.map(\.text)).joined(separator: "|")]
        case .repetition(let name, _):
            return ["each \(name)"]
        case .held(let held, let transforms, _):
            let text = self.held(held)
            let isSimple = held.plain != nil || transforms.isEmpty
            return [([isSimple ? text : "(\(text))"] + transforms.map(\.text)).joined(separator: "|")]
        }
    }

    /// What has no shape of its own is named: the character above all others, and the one below.
    private func literalPieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let named: String? = scalar.value == 0x10FFFF ? "∞" : scalar.value == 0 ? "U+0000" : nil
            guard let named else {
                plain.append(scalar)
                continue
            }
            if !plain.isEmpty { pieces.append(quoted(String(plain))) }
            plain = String.UnicodeScalarView()
            pieces.append(named)
        }
        if !plain.isEmpty { pieces.append(quoted(String(plain))) }
        return pieces
    }

    private func quoted(_ text: String) -> String { JSONWriter.quoted(text) }

    private func literal(_ value: LiteralValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .list(let elements): "[\(elements.map(literal).joined(separator: ", "))]"
        case .object(let members):
            "{ \(members.map { "\($0.name): \(literal($0.value))" }.joined(separator: ", ")) }"
        }
    }
}
