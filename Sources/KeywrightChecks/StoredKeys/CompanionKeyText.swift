import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

/// The keys of the companions that keep a set of attributes unique, as generated code writes them (LANGUAGE, Uniqueness).
struct CompanionKeyText {
    private let entity: Entity
    private let attributes: [AttributeID]
    private let table: Table
    private let delimiter: String
    private let names: [String]

    init(_ entity: Entity, _ unique: AttributeSet, in design: Design) {
        self.entity = entity
        attributes = unique.attributes
        table = design[entity.table]
        delimiter = design.delimiter
        names = unique.attributes.map { entity[$0].name }
    }

    /// Longer values stand in the key as their hash.
    private static let mostBytes = 1024
    private static let hashed = Language.sequence([
        .text("sha256:"),
        .repetition(of: .scalar(in: ScalarSet("0"..."9", "a"..."f")), atLeast: 64, atMost: 64),
    ])

    private var name: String { ([entity.name] + names).joined(separator: ".") }

    private var prefix: String { (["UNIQUE", entity.name] + names + [""]).joined(separator: delimiter) }

    func look(up texts: [String], into lookup: inout KeyLookup) {
        let hash = FieldID(names.joined(separator: delimiter), chain: "sha256")
        let isHashed = reading(texts, [.field(hash, Self.hashed)])
        var values: [TemplateShape.Part] = []
        for attribute in names {
            if !values.isEmpty { values.append(.literal(delimiter)) }
            values.append(.field(FieldID(attribute, chain: "unique"), encoded))
        }
        switch (reading(texts, values), isHashed) {
        case (.match(let match), let other):
            let decoded = match.fields.map { Self.decoded($0.text) }
            if let fault = fault(of: decoded, encodedAs: match.fields) {
                return lookup.nearest.append(departure(0, after: prefix.unicodeScalars.count, fault))
            }
            let pairs = zip(attributes, decoded).map { Witness.Pair(entity[$0].name, value($1, of: $0)) }
            // A short text may look like a hash.
            let isAmbiguous = if case .match = other { true } else { false }
            add(pairs, isAmbiguous: isAmbiguous, to: &lookup)
        case (_, .match(let match)):
            let pairs = match.fields.map {
                Witness.Pair("\(names.joined(separator: delimiter))|sha256", .text(String($0.text.dropFirst(7))))
            }
            add(pairs, isAmbiguous: false, to: &lookup)
        case (.departure(let departure), _):
            let expected = departure.expected.map(describe).joined(separator: " or ")
            lookup.nearest.append(self.departure(departure.part, after: departure.scalars, expected))
        case (.undecided(let reason), _): lookup.undecided.append((name, reason))
        }
    }

    private func reading(_ texts: [String], _ values: [TemplateShape.Part]) -> KeyReading {
        let sort = table.sort == nil ? nil : TemplateShape.literal("UNIQUE")
        return KeyReader(KeyShape(partition: TemplateShape([.literal(prefix)] + values), sort: sort)).read(texts)
    }

    private func add(_ pairs: [Witness.Pair], isAmbiguous: Bool, to lookup: inout KeyLookup) {
        // No pattern returns companions.
        lookup.matches.append(KeyLookup.Match(entity: name, values: pairs, isAmbiguous: isAmbiguous, patterns: []))
    }

    private func departure(_ part: Int, after scalars: Int, _ expected: String) -> KeyLookup.Departure {
        let template = part == 0 ? prefix + names.map { "<\($0)>" }.joined(separator: delimiter) : "UNIQUE"
        return KeyLookup.Departure(
            entity: name, attribute: table.keyAttributes[part].name, template: template, column: scalars + 1,
            expected: expected, position: part)
    }

    private func describe(_ expectation: KeyDeparture.Expectation) -> String {
        switch expectation {
        case .end: "the end"
        case .literal(let text), .sameValue(_, let text): "`\(text)`"
        case .field(let id, let set): describeScalars(set, of: "`\(id.attribute)`")
        }
    }

    // MARK: Values

    /// `%`, U+10FFFF and the characters of the delimiter, whose bytes stand in hexadecimal in the key.
    private var escaped: [Unicode.Scalar] { ["%", "\u{10FFFF}"] + delimiter.unicodeScalars }

    private var encoded: Language {
        let plain = Language.scalar(in: ScalarSet.all.subtracting(ScalarSet(of: escaped)))
        let codes = escaped.map { scalar in
            Language.text(
                String(scalar).utf8.map { byte in
                    let digits = String(byte, radix: 16, uppercase: true)
                    return "%" + String(repeating: "0", count: 2 - digits.utf8.count) + digits
                }.joined())
        }
        return .repetition(of: .choice([plain] + codes), atLeast: 0, atMost: nil)
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let code =
                byte == UInt8(ascii: "%") ? UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) : nil
            if code != nil { rest = rest.dropFirst(2) }
            bytes.append(code ?? byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Why no item has these values, as what was expected in their place.
    private func fault(of values: [String], encodedAs fields: [FieldValue]) -> String? {
        let count = fields.reduce(delimiter.utf8.count * (fields.count - 1)) { $0 + $1.text.utf8.count }
        if count > Self.mostBytes { return "`sha256:` and the hash of a value above \(Self.mostBytes) bytes" }
        for (attribute, value) in zip(attributes, values) where !isValue(value, of: entity[attribute]) {
            return "a value of `\(entity[attribute].name)` (\(entity[attribute].type.name))"
        }
        return nil
    }

    private func isValue(_ text: String, of attribute: Attribute) -> Bool {
        let limits = attribute.constraints
        if attribute.type.logical == .bool { return text == "true" || text == "false" }
        if attribute.type == .string {
            let count = text.unicodeScalars.count
            return count >= limits.minLength ?? 0 && count <= limits.maxLength ?? .max
                && limits.pattern?.matches(text) ?? true
        }
        let language = naturalLanguage(of: attribute, delimiter: delimiter)
        return language?.keySpaceLanguage.contains(text) ?? true
    }

    private func value(_ text: String, of attribute: AttributeID) -> WitnessValue {
        let type = entity[attribute].type.logical
        if type == .bool { return .bool(text == "true") }
        return type.keyType == .number ? .number(text) : .text(text)
    }
}
