import KeywrightModel

/// Gives out the aliases of one request: every name is aliased (F3.10), none is given out without being used (F3.8).
struct ExpressionBuilder {
    let design: Design
    private(set) var tables = ExpressionTables()

    init(_ design: Design, tables: ExpressionTables = ExpressionTables()) {
        self.design = design
        self.tables = tables
    }

    /// `#status`.
    mutating func name(_ stored: String) -> String {
        if let known = tables.names.first(where: { $0.attribute.utf8.elementsEqual(stored.utf8) }) {
            return known.alias
        }
        let taken = tables.names.map(\.alias)
        let alias = Self.unique("#" + Self.safe(stored), among: taken)
        tables.names.append(ExpressionTables.Name(alias: alias, attribute: stored))
        return alias
    }

    /// `#address.#city`.
    mutating func path(_ entity: Entity, _ attribute: AttributeID, _ path: [String]) -> String {
        ([entity[attribute].storedName] + entity[attribute].storedPath(path)).map { name($0) }.joined(separator: ".")
    }

    /// `:status`. An argument has one alias, however often it is used.
    mutating func value(_ hint: String, _ source: ValueSource) -> String {
        let wanted = ":" + Self.safe(hint)
        let known = tables.values.first { value in
            // A number that is written twice need not be one thing, so literals keep a name for each use.
            if case .literal = source, value.alias != wanted { return false }
            return value.source.gives(source, in: design)
        }
        if let known { return known.alias }
        let alias = Self.unique(wanted, among: [Self.expectedVersion] + tables.values.map(\.alias))
        tables.values.append(ExpressionTables.Value(alias: alias, source: source))
        return alias
    }

    /// Kept for the version that a caller may give.
    static let expectedVersion = ":expectedVersion"

    /// How the value of a key attribute is called: `:pk` for `PK`.
    static func hint(_ attribute: KeyAttribute) -> String {
        let hasLower = attribute.name.utf8.contains { (97...122).contains($0) }
        return hasLower ? attribute.name : attribute.name.lowercased()
    }

    /// What aliases may hold: letters, digits, underscores (F3.10), and no more than fits with a number behind (F3.7).
    private static func safe(_ text: String) -> String {
        let bytes = text.utf8.prefix(200).map { byte -> UInt8 in
            switch byte {
            case 48...57, 65...90, 97...122: byte
            default: 95
            }
        }
        return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
    }

    private static func unique(_ wanted: String, among taken: [String]) -> String {
        guard taken.contains(wanted) else { return wanted }
        var number = 2
        while taken.contains("\(wanted)_\(number)") { number += 1 }
        return "\(wanted)_\(number)"
    }
}

extension ValueSource {
    /// Whether both are one value in every call, in one stored form.
    func gives(_ other: ValueSource, in design: Design) -> Bool {
        switch (self, other) {
        case (.keyText(let left), .keyText(let right)):
            KeyText(left).gives(KeyText(right), in: design)
        case (.argument(let left), .argument(let right)):
            left.gives(right, in: design)
        case (.literal(let left, let type), .literal(let right, let otherType)):
            left == right && type == otherType
        case (.now(let left), .now(let right)):
            left == right
        case (.difference(let left, let amount), .difference(let right, let otherAmount)):
            left == right && amount.gives(otherAmount, in: design)
        case (.argumentOrNow(let left, let format), .argumentOrNow(let right, let otherFormat)):
            format == otherFormat && left.gives(right, in: design)
        case (.repetition(let left, _), .repetition(let right, _)):
            left == right
        case (.repetition, _), (.keyText, _), (.argument, _), (.literal, _), (.now, _), (.difference, _),
            (.argumentOrNow, _), (.uniqueKey, _), (.ownerKey, _), (.held, _), (.elements, _), (.keyRead, _):
            false
        }
    }
}
