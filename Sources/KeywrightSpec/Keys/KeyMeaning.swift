/// What a key means, and what stands behind it: the part of the language that editors show.
///
/// `keysOf` says which keys there are, this says what they are for. A test holds the two together, and the shapes to
/// what decoding accepts.
package struct KeyMeaning: Sendable {
    /// One or two sentences, in Markdown.
    package var description: String
    package var shape: ValueShape

    init(_ description: String, _ shape: ValueShape) {
        self.description = description
        self.shape = shape
    }
}

/// What may stand behind a key, as far as decoding looks. Names, types, templates and conditions are texts here.
package indirect enum ValueShape: Sendable {
    /// A word of a closed set.
    package struct Word: Sendable {
        package var text: String
        package var description: String

        init(_ text: String, _ description: String) {
            self.text = text
            self.description = description
        }
    }

    /// A number with a unit.
    package enum Quantity: Sendable {
        case count, countFromOne, size, rate
        /// Over 0 %, at most 100 %.
        case share
    }

    case text
    /// Any text, of which some are words of the language.
    case textOr([Word])
    case words([Word])
    case boolean
    /// A whole number of at least so much.
    case integer(from: Int)
    /// A number with or without a sign and a fraction.
    case number
    case quantity(Quantity)
    /// `ascending` or `descending`, with an attribute before it or none.
    case order
    /// A map with the keys of its kind.
    case map(NodeKind)
    /// A map whose keys are the user's names, of which some need at least one.
    case named(ValueShape, needsOne: Bool = false)
    case list(of: ValueShape, fromCount: Int)
    case either([ValueShape])
    /// An access pattern: a map whose kind is that of its operation.
    case pattern
    /// A step of a transaction, likewise.
    case step
    /// An index, whose kind depends on `local`.
    case index
    /// A type as text.
    case type
    /// A value in the user's data, which must be there.
    case value
    /// Free data.
    case anything

    static func list(_ element: ValueShape) -> ValueShape { .list(of: element, fromCount: 0) }

    static let texts = ValueShape.list(.text)

    /// The kinds of nodes that it takes.
    package var kinds: KeyRule.Kinds {
        switch self {
        case .text, .textOr, .type, .words, .boolean, .integer, .number, .quantity, .order: .text
        case .map, .named, .pattern, .step, .index: .map
        case .list: .list
        case .either(let shapes): shapes.reduce(into: []) { $0.formUnion($1.kinds) }
        case .value, .anything: .anything
        }
    }
}

/// What a key of a kind of map means; nil for a key that the kind does not have.
package func meaning(of key: String, in kind: NodeKind) -> KeyMeaning? { keyMeanings[kind]?[key] }

/// What stands behind the keys of a kind of map that are the user's names; nil where there are none but the language's.
func shapeOfNames(in kind: NodeKind) -> ValueShape? { kind == .indexTemplates ? .text : nil }

/// Keys of which one must stand there, beyond those that are required for themselves.
struct KeyChoice {
    var names: [String]
    /// Whether a second one is a mistake.
    var isExclusive: Bool

    init(oneOf names: String...) {
        self.names = names
        isExclusive = true
    }

    init(someOf names: String...) {
        self.names = names
        isExclusive = false
    }
}

func keyChoice(in kind: NodeKind) -> KeyChoice? {
    switch kind {
    case .design: KeyChoice(oneOf: "table", "tables")
    case .part: KeyChoice(someOf: "include", "types", "mixins", "entities", "accessPatterns")
    case .typeEntry, .attribute, .member: KeyChoice(oneOf: "type", "enum", "object")
    case .update, .updateStep: KeyChoice(someOf: "set", "add", "remove", "append", "delete")
    default: nil
    }
}

/// The meanings by kind of map. The tables stand in the files of this folder, by section of a design.
let keyMeanings: [NodeKind: [String: KeyMeaning]] = [
    designMeanings, tableMeanings, typeMeanings, entityMeanings, readMeanings, writeMeanings,
].reduce(into: [:]) { all, section in all.merge(section) { $1 } }
