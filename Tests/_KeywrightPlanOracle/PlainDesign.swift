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
    var keysOnly = false

    var keys: [String] { partition + sort }
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
    case exists(String)
    case missing(String)
    case not(PlainCondition)
    case all([PlainCondition])
    case any([PlainCondition])
}

package enum PlainOperand: Hashable, Sendable {
    case parameter(String, isOptional: Bool = false)
    case literal(PlainValue, PlainType)

    var text: String {
        switch self {
        case .parameter(let name, let isOptional): "$\(name)\(isOptional ? "?" : "")"
        case .literal(.text(let text), _): "'\(text.text)'"
        case .literal(.number(let number), .timestamp(.iso8601)): "'\(isoText(number))'"
        case .literal(let value, let type): type.storedText(value)
        }
    }
}

package struct PlainParameter: Sendable {
    var name: String
    var attribute: String
    var use: Use
    var isOptional = false

    enum Use { case equal, bound, beginning, filter }
}

package struct PlainPattern: Sendable {
    package enum Kind: String, Sendable {
        case get, query, create, put, update, delete, transact, scan, batchGet
    }

    package var name: String
    package var kind: Kind
    package var entities: [String]
    var tests: [PlainCondition] = []
    var filter: PlainCondition?
    var parameters: [PlainParameter] = []
    var order: (attribute: String?, descending: Bool)?
    var limit: Int?
    var returns = "many"
    var isConsistent = false
    var index: String?
    var includesExpired = false
    var select: [String] = []
    var fanout: [String] = []
    var fetches = false
    /// Of an update: what it sets, adds to and removes.
    var set: [String] = []
    var given: [String] = []
    var isRead = false
    var add: String?
    var remove: [String] = []
    /// Of a transaction: the kind of each step, of the entity beside it.
    var steps: [Kind] = []

    /// The words of it beyond what every version plans.
    package var features: [String] {
        var found: [String] = []
        if includesExpired { found.append("expired") }
        if !select.isEmpty { found.append("select") }
        if !fanout.isEmpty { found.append("fanout") }
        if fetches { found.append("fetch") }
        if !given.isEmpty { found.append("given") }
        if isRead { found.append("read") }
        if parameters.contains(where: \.isOptional) { found.append("$x?") }
        if kind == .scan || kind == .batchGet { found.append(kind.rawValue) }
        return found
    }
}
