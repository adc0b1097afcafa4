import KeywrightDiagnostics
import KeywrightSpec

/// An entity on its way from what was written to what it means: one object, which every text of the design is bound to.
///
/// What every name is looked up in is exempt from checks of exclusive access, which cost as much as the looking up: one
/// resolver alone holds the drafts, and no access outlasts a statement.
final class EntityDraft {
    /// What was written, with what its mixins bring.
    let spec: EntitySpec
    /// An index into the tables; nil where it could not be told.
    var table: Int?
    @exclusivity(unchecked) private var list = AttributeList()
    /// The attributes whose own mistake was reported: nothing more is said of them.
    @exclusivity(unchecked) var unread: Set<AttributeID> = []
    /// The attributes that may have a default, which could not be read.
    var defaultLost: Set<AttributeID> = []
    var version: AttributeID?
    var created: AttributeID?
    var updated: AttributeID?
    var expiry: AttributeID?
    /// What each key attribute holds, by stored name.
    @exclusivity(unchecked) var templates = NameTable<TemplateDraft>()
    var key: [KeyEntry] = [] { didSet { readKeyAttributes() } }
    /// Whether a template of the primary key is missing or could not be read.
    var isKeyBroken = false
    /// `when` by the name of its index.
    var conditions = NameTable<Condition>()
    var indexEntries: [IndexEntry] = []
    var identities: [AttributeSet] = []
    var uniques: [AttributeSet] = []
    var examples: [Example] = []

    init(spec: EntitySpec, table: Int?) {
        self.spec = spec
        self.table = table
        list.reserveCapacity(spec.shared.attributes.count)
    }

    var name: String { spec.name.value }

    var discriminator: String { spec.stored?.value ?? name }

    /// Also those whose type could not be read, so that their names count.
    var attributes: [Attribute] { list.attributes }

    subscript(_ id: AttributeID) -> Attribute { list.attributes[id.rawValue] }

    /// Adds an attribute; gives the one that already bears its stored name.
    func add(_ attribute: Attribute) -> Attribute? { list.add(attribute).map { self[$0] } }

    /// Gives an attribute that the design lists the role that it plays.
    func play(_ role: Attribute.Role, _ id: AttributeID) { list.attributes[id.rawValue].role = role }

    func attribute(named name: String) -> AttributeID? { list.byName[name] }

    func attribute(storedAs name: String) -> AttributeID? { list.byStoredName[name] }

    var attributeNames: [String] { attributes.map(\.name) }

    /// Those of the primary key's templates, each once, in order of first use.
    private(set) var keyAttributes: [AttributeID] = []

    private func readKeyAttributes() {
        keyAttributes = []
        for entry in key {
            for case .placeholder(let placeholder) in entry.template.parts
            where !keyAttributes.contains(placeholder.attribute) {
                keyAttributes.append(placeholder.attribute)
            }
        }
    }

    func resolved() -> Entity? {
        guard let table else { return nil }
        return Entity(
            name: name, description: spec.description, origin: spec.origin, nameSpan: spec.name.span,
            table: TableID(table), discriminator: discriminator, attributes: attributes, key: key,
            keySpan: spec.key?.nameSpan ?? spec.name.span, indexEntries: indexEntries, identities: identities,
            uniques: uniques, version: version, created: created, updated: updated, expiry: expiry,
            expect: ExpectedItems(count: spec.expect.count, size: spec.expect.size), examples: examples,
            isUnscoped: spec.isUnscoped)
    }
}

/// The attributes of an entity, by their names and by those that they are stored under.
private struct AttributeList {
    var attributes: [Attribute] = []
    var byName = NameTable<AttributeID>()
    var byStoredName = NameTable<AttributeID>()

    mutating func reserveCapacity(_ count: Int) {
        attributes.reserveCapacity(count)
        byName.reserveCapacity(count)
        byStoredName.reserveCapacity(count)
    }

    /// Adds an attribute; gives the one that already bears its stored name.
    mutating func add(_ attribute: Attribute) -> AttributeID? {
        let id = AttributeID(attributes.count)
        _ = byName.insert(id, for: attribute.name)
        attributes.append(attribute)
        return attribute.isStored ? byStoredName.insert(id, for: attribute.storedName) : nil
    }
}

/// The template of a key attribute before the guards have decided its languages.
indirect enum TemplateDraft {
    /// Its own mistake was reported.
    case broken
    case bound(BoundTemplate)
}

/// A template whose names are bound.
struct BoundTemplate {
    enum Part {
        case literal(String)
        case placeholder(BoundPlaceholder)
    }

    var text: String
    var span: SourceSpan
    var parts: [Part]
    var isNatural = false

    var placeholders: [BoundPlaceholder] {
        parts.compactMap { part in
            switch part {
            case .literal: nil
            case .placeholder(let placeholder): placeholder
            }
        }
    }
}

/// A placeholder with the value that it reaches.
struct BoundPlaceholder {
    /// What decides its language: one for each attribute and chain of transforms in an entity.
    struct Chain: Hashable {
        var attribute: AttributeID
        var path: [String]
        var transforms: [Transform]
    }

    var chain: Chain
    var type: ValueType
    var constraints: Constraints
    var isOptional: Bool
    var span: SourceSpan
}
