// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

/// Builds designs by hand, from templates and conditions in the language's own words.
struct DesignFixture {
    static let span = SourceSpan(file: FileID(0), lower: 0, upper: 0)

    var design: Design

    init(
        key: (String, String?) = ("PK", "SK"), sortType: KeyType = .string, discriminator: String? = "EntityType",
        timeToLive: String? = nil, indexes: [SecondaryIndex] = []
    ) {
        let table = Table(
            name: "shop", physicalName: "shop", origin: Self.span, nameSpan: Self.span,
            partition: Self.key(key.0), sort: key.1.map { Self.key($0, sortType) }, indexes: indexes,
            discriminator: discriminator, timeToLive: timeToLive.map { Spanned($0, Self.span) })
        design = Design(name: "Shop", origin: Self.span, tables: [table])
    }

    static func key(_ name: String, _ type: KeyType = .string) -> KeyAttribute {
        KeyAttribute(name: name, type: type, origin: span)
    }

    static func index(
        _ name: String, _ partition: [String], _ sort: [String] = [], sortType: KeyType = .string,
        projection: Projection = .all
    ) -> SecondaryIndex {
        SecondaryIndex(
            name: name, origin: span, nameSpan: span, partition: partition.map { key($0) },
            sort: sort.map { key($0, sortType) }, projection: projection)
    }

    /// An attribute; `?` behind the name makes it optional.
    static func attribute(
        _ name: String, _ type: ValueType, min: Int64? = nil, max: Int64? = nil, fallback: Int64? = nil,
        role: Attribute.Role = .ordinary
    ) -> Attribute {
        let isOptional = name.hasSuffix("?")
        return Attribute(
            name: isOptional ? String(name.dropLast()) : name, type: type, isOptional: isOptional,
            constraints: Constraints(minimum: min.map(ExactNumber.init), maximum: max.map(ExactNumber.init)),
            defaultValue: fallback.map { .number(ExactNumber($0)) }, role: role, origin: span, nameSpan: span)
    }

    /// Adds an entity. `indexes` are written as `GSI1: <a>, ORDER#<b>`: one template for each key attribute.
    @discardableResult
    mutating func add(
        _ name: String, key: [String], indexes: [(String, [String])] = [], _ attributes: [Attribute],
        unique: [[String]] = [], size: Double? = nil, count: Double? = nil
    ) -> EntityID {
        let id = { (name: String) in AttributeID(attributes.firstIndex { $0.name == name }!) }
        let table = design.tables[0]
        let parse = { (texts: [String], keys: [KeyAttribute]) in
            zip(keys, texts).map { key, text in
                KeyEntry(attribute: key, template: Self.template(text, attributes, natural: key.name))
            }
        }
        var entity = Entity(
            name: name, origin: Self.span, nameSpan: Self.span, table: TableID(0), discriminator: name,
            attributes: attributes, key: parse(key, table.keyAttributes), keySpan: Self.span,
            indexEntries: indexes.map { index, texts in
                IndexEntry(
                    index: index, origin: Self.span, keys: parse(texts, table.index(named: index)!.keyAttributes))
            },
            uniques: unique.map { AttributeSet($0.map(id), span: Self.span) },
            expect: ExpectedItems(count: count, size: size))
        for (index, attribute) in attributes.enumerated() {
            switch attribute.role {
            case .ordinary: break
            case .version: entity.version = AttributeID(index)
            case .created: entity.created = AttributeID(index)
            case .updated: entity.updated = AttributeID(index)
            }
            if attribute.storedName == table.timeToLive?.value { entity.expiry = AttributeID(index) }
        }
        design.entities.append(entity)
        return EntityID(design.entities.count - 1)
    }

    /// `USER#<userId>`, `<line|pad(4)>`; languages by type, free texts without `#`.
    static func template(_ text: String, _ attributes: [Attribute], natural: String) -> KeyTemplate {
        var parts: [KeyTemplate.Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            if open != rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let close = rest.firstIndex(of: ">")!
            let words = rest[rest.index(after: open)..<close].split(separator: "|").map(String.init)
            rest = rest[rest.index(after: close)...]
            let attribute = attributes.firstIndex { $0.name == words[0] }!
            let transforms = words.dropFirst().map(transform)
            parts.append(
                .placeholder(
                    Placeholder(
                        attribute: AttributeID(attribute), transforms: Array(transforms), span: span,
                        language: language(attributes[attribute], Array(transforms), before: rest))))
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        var isNatural = false
        if parts.count == 1, case .placeholder(let only) = parts[0] {
            isNatural = attributes[only.attribute.rawValue].storedName == natural
        }
        return KeyTemplate(text: text, span: span, parts: parts, isNatural: isNatural)
    }

    static func transform(_ text: String) -> Transform {
        let number = Int(text.drop { $0 != "(" }.dropFirst().dropLast())
        switch text.prefix(while: { $0 != "(" }) {
        case "pad": return .pad(number!, fraction: 0)
        case "invert": return .invert(number!)
        case "lower": return .lower
        case "upper": return .upper
        case "year": return .year
        case "month": return .month
        case "day": return .day
        case "hour": return .hour
        default: return .shard(number!)
        }
    }

    private static func language(
        _ attribute: Attribute, _ transforms: [Transform], before rest: Substring
    ) -> PlaceholderLanguage {
        let least = attribute.constraints.minimum?.int64 ?? .min
        let most = attribute.constraints.maximum?.int64 ?? .max
        let follower = rest.unicodeScalars.first.map { $0 == "<" ? [] : [$0] } ?? []
        switch transforms.last {
        case .pad(let digits, _)?:
            let limit = Int64(String(repeating: "9", count: digits))!
            return .paddedInteger(digits: digits, minimum: max(least, -limit), maximum: min(most, limit))
        case .invert(let digits)?:
            let limit = Int64(String(repeating: "9", count: digits))!
            return .invertedInteger(digits: digits, minimum: max(least, 0), maximum: min(most, limit))
        case .year?: return .year
        case .month?: return .month
        case .day?: return .day
        case .hour?: return .hour
        case .shard(let count)?: return .shard(count)
        case .lower?: return .text(TextGuard(delimiter: "#", forbidden: follower, letterCase: .lower))
        case .upper?: return .text(TextGuard(delimiter: "#", forbidden: follower, letterCase: .upper))
        case nil: break
        }
        switch attribute.type {
        case .ulid: return .ulid
        case .uuid, .uuidv7: return .uuid
        case .date: return .date
        case .timestamp(.iso8601): return .timestamp()
        case .bool: return .bool
        case .enumeration(let enumeration): return .enumeration(enumeration.cases.map(\.stored))
        case .int, .timestamp: return .integer(minimum: least, maximum: most)
        default: return .text(TextGuard(delimiter: "#", forbidden: follower))
        }
    }
}
