/// A key that the language defines for a kind of map.
package struct KeyRule: Sendable {
    /// What may stand behind the key.
    package struct Kinds: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let text = Kinds(rawValue: 1)
        package static let list = Kinds(rawValue: 2)
        package static let map = Kinds(rawValue: 4)
        package static let anything: Kinds = [.text, .list, .map]
    }

    /// What the compiler makes of it.
    package enum Standing: Sendable, Equatable {
        case optional, required
    }

    var key: Key
    package var kinds: Kinds
    package var standing: Standing
    /// Whether YAML can swallow part of the value in silence: a template, a condition or other text of the language.
    package var isFreeText: Bool

    package var name: String { key.name }

    static func required(_ key: Key, _ kinds: Kinds, isFreeText: Bool = false) -> KeyRule {
        KeyRule(key: key, kinds: kinds, standing: .required, isFreeText: isFreeText)
    }

    static func optional(_ key: Key, _ kinds: Kinds, isFreeText: Bool = false) -> KeyRule {
        KeyRule(key: key, kinds: kinds, standing: .optional, isFreeText: isFreeText)
    }
}
