import KeywrightDiagnostics
import KeywrightSpec

/// A table on its way from what was written to what it means: one object, which its entities are bound to.
final class TableDraft {
    let spec: TableSpec
    let name: String
    let physicalName: String
    /// nil where it could not be read.
    var key: (partition: KeyAttribute, sort: KeyAttribute?)? {
        didSet { keyAttributes = key.map { [$0.partition] + ($0.sort.map { [$0] } ?? []) } ?? [] }
    }
    /// The key attributes of the table itself.
    private(set) var keyAttributes: [KeyAttribute] = []
    /// Those whose keys could be read.
    var indexes: [SecondaryIndex] = []
    /// The key attributes of each of them, once they are settled.
    private(set) var indexKeys: [[KeyAttribute]] = []
    /// Names of indexes whose own mistake was reported.
    var brokenIndexes: [String] = []
    /// nil for `none`.
    var discriminator: String?
    var timeToLive: Spanned<String>?
    /// What each key attribute is, by stored name.
    var keyTypes = NameTable<KeyTypeDraft>()
    /// The stored names of all key attributes of the table and its indexes, in order, each once.
    var keyNames: [String] = []
    /// Where the key attributes of the table itself, and those of each index, are among them.
    private(set) var keyPositions: [Int] = []
    private(set) var indexPositions: [[Int]] = []

    /// To be called when the types of all key attributes are known.
    func settleKeys() {
        indexKeys = indexes.map(\.keyAttributes)
        var positions = NameTable<Int>()
        for (position, name) in keyNames.enumerated() { _ = positions.insert(position, for: name) }
        keyPositions = keyAttributes.compactMap { positions[$0.name] }
        indexPositions = indexKeys.map { $0.compactMap { positions[$0.name] } }
    }

    init(spec: TableSpec, name: String, physicalName: String) {
        self.spec = spec
        self.name = name
        self.physicalName = physicalName
    }

    /// Where an index is among those whose keys could be read.
    func position(ofIndex name: String) -> Int? { indexes.firstIndex { $0.name.isSameName(as: name) } }

    func resolved() -> Table? {
        guard let key else { return nil }
        return Table(
            name: name, physicalName: physicalName, description: spec.description, origin: spec.origin,
            nameSpan: spec.nameSpan, partition: key.partition, sort: key.sort, indexes: indexes,
            discriminator: discriminator, foreign: ForeignItems(spec.foreign), billing: Billing(spec.billing),
            timeToLive: timeToLive, settings: TableSettings(spec))
    }
}

/// The type of a key attribute, and how it is known.
struct KeyTypeDraft {
    var type: KeyType
    var origin: SourceSpan
    /// Whether the table or an index states it; else it is that of an attribute of the name, or S.
    var isDeclared: Bool
    /// The attribute of the name could not be read, so that nothing is said of its type.
    var isUnknown = false
}

extension KeyType {
    init(_ spec: KeyTypeSpec) {
        switch spec {
        case .string: self = .string
        case .number: self = .number
        case .binary: self = .binary
        }
    }
}

extension ForeignItems {
    fileprivate init(_ spec: ForeignItemsSpec?) {
        switch spec {
        case .fail, nil: self = .fail
        case .skip: self = .skip
        }
    }
}
