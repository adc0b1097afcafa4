/// A design as the oracle knows it, which makes the text that the compiler is given.
package struct PlainDesign: Sendable {
    package var name = "Oracle"
    package var indexes: [PlainIndex] = []
    package var entities: [PlainEntity] = []
    package var patterns: [PlainPattern] = []
    /// The types of key attributes that are not texts.
    var keyTypes: [String: String] = [:]
    var partition = "PK"
    var sort: String? = "SK"
    var hasExpiry = false
    /// The attribute to a value of which every item belongs.
    var scope: String?

    static let discriminator = "EntityType"
    static let expiry = "expiresAt"

    var tableKeys: [String] { [partition] + (sort.map { [$0] } ?? []) }

    func entity(_ name: String) -> PlainEntity {
        // swift-format-ignore: NeverForceUnwrap
        entities.first { $0.name == name }!
    }

    /// The key attributes of the table or an index.
    func path(_ index: String?) -> PlainIndex {
        indexes.first { $0.name == index }
            ?? PlainIndex(name: "table", partition: [partition], sort: sort.map { [$0] } ?? [])
    }
}

package struct PlainIndex: Sendable {
    package var name: String
    var partition: [String]
    var sort: [String]
    var isLocal = false
    /// What it holds beside keys; nil where that is all.
    var projected: [String]?

    var keys: [String] { partition + sort }
    var keysOnly: Bool { projected != nil }
}

package struct PlainPlaceholder: Hashable, Sendable {
    var attribute: String
    var transforms: [PlainTransform] = []

    var text: String { ([attribute] + transforms.map(\.text)).joined(separator: "|") }
}

package enum PlainPart: Hashable, Sendable {
    case literal(String)
    case placeholder(PlainPlaceholder)
}

/// A template; two literals never stand side by side.
package struct PlainTemplate: Hashable, Sendable {
    var parts: [PlainPart]

    var text: String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .placeholder(let placeholder): "<\(placeholder.text)>"
            }
        }.joined()
    }

    var placeholders: [PlainPlaceholder] {
        parts.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
    }
}

package struct PlainKey: Hashable, Sendable {
    var attribute: String
    var template: PlainTemplate
}

package struct PlainAttribute: Hashable, Sendable {
    package var name: String
    package var type: PlainType
    var isOptional = false
    var defaultValue: PlainValue?
    /// The values that items are made of.
    var pool: [PlainValue]
}

package struct PlainEntity: Sendable {
    package var name: String
    var key: [PlainKey]
    var indexes: [(index: String, keys: [PlainKey])] = []
    package var attributes: [PlainAttribute]
    var unique: String?
    var hasVersion = false
    var hasTimestamps = false
    /// The condition of an entry of an index, by the index's name.
    var when: [String: PlainCondition] = [:]

    package subscript(name: String) -> PlainAttribute? { attributes.first { $0.name == name } }

    var keyAttributes: [String] {
        var found: [String] = []
        for placeholder in key.flatMap(\.template.placeholders) where !found.contains(placeholder.attribute) {
            found.append(placeholder.attribute)
        }
        return found
    }

    /// The keys that it has on the table or an index, for each key attribute there; nil where it is not in it.
    func keys(on path: PlainIndex) -> [PlainKey]? {
        var keys: [PlainKey] = []
        for name in path.keys {
            let own = key.first { $0.attribute == name } ?? indexes.flatMap(\.keys).first { $0.attribute == name }
            if let own {
                keys.append(own)
            } else if self[name] != nil {
                keys.append(
                    PlainKey(attribute: name, template: PlainTemplate(parts: [.placeholder(.init(attribute: name))])))
            } else if name == PlainDesign.discriminator {
                keys.append(PlainKey(attribute: name, template: PlainTemplate(parts: [.literal(self.name)])))
            } else {
                return nil
            }
        }
        return keys
    }

    /// Whether a text may stand for a placeholder (LANGUAGE, Guards).
    func allows(_ text: String, for placeholder: PlainPlaceholder) -> Bool {
        guard let attribute = self[placeholder.attribute], case .string(let pattern) = attribute.type else {
            return true
        }
        if text.isEmpty || text.unicodeScalars.contains("\u{10FFFF}") { return false }
        if pattern != nil { return true }
        var forbidden: Set<Unicode.Scalar> = ["#"]
        for template in (key + indexes.flatMap(\.keys)).map(\.template) {
            for (part, behind) in zip(template.parts, template.parts.dropFirst()) {
                guard part == .placeholder(placeholder), case .literal(let literal) = behind,
                    let first = literal.unicodeScalars.first
                else { continue }
                forbidden.insert(first)
            }
        }
        return !text.unicodeScalars.contains(where: forbidden.contains)
    }
}

/// A condition of the language.
package indirect enum PlainCondition: Sendable {
    case compare(PlainPlaceholder, String, PlainOperand)
    case between(PlainPlaceholder, PlainOperand, PlainOperand)
    case begins(PlainPlaceholder, PlainOperand)
    case isIn(PlainPlaceholder, [PlainOperand])
    /// `contains(name, operand)`.
    case contains(String, PlainOperand)
    /// `size(name) > 2`.
    case size(String, String, Int)
    case exists(String)
    case missing(String)
    case not(PlainCondition)
    case all([PlainCondition])
    case any([PlainCondition])
}

package enum PlainOperand: Hashable, Sendable {
    case parameter(String, isOptional: Bool = false)
    /// `-$name`.
    case negated(String)
    /// A list that stands alone in `in (…)`.
    case list(String)
    case literal(PlainValue, PlainType)

    var text: String {
        switch self {
        case .parameter(let name, let isOptional): "$\(name)\(isOptional ? "?" : "")"
        case .negated(let name): "-$\(name)"
        case .list(let name): "$\(name)"
        case .literal(.text(let text), _): "'\(text.text)'"
        case .literal(.number(let number), .timestamp(.iso8601)): "'\(isoText(number))'"
        case .literal(let value, let type): type.storedText(value)
        }
    }
}
