import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Every name of the generated Swift of one design: no two of one scope are alike, none is a word that Swift keeps,
/// and none of a type hides one that generated code uses.
///
/// Where two names of a design become one, the later gets a number (KW011 tells of them before).
struct SwiftNamer: Sendable {
    /// The namespace, which is the entry point.
    let namespace: SwiftIdentifier
    let types: TypeTable
    /// nil without one.
    let scope: ScopeNames?
    private let entities: [EntityNames]
    /// By pattern.
    private let methods: [SwiftIdentifier]
    private let readers: [String]
    /// What repositories hold, where a method has the name.
    private let renamedMembers: [String: String]
    private let resultTypes: [SwiftIdentifier?]
    /// By pattern and entity, where a read of several entities selects attributes.
    private let selectTypes: [[SwiftIdentifier?]]
    /// Of the elements of lists over which steps repeat that take no items, by pattern and list.
    private let elementTypes: [String: SwiftIdentifier]
    /// The parameter of the initializer that takes a table's physical name, by table.
    private let tableNames: [SwiftIdentifier]
    /// Names of generated types, among which a known type of the same name must be qualified.
    private let declaredTypes: Set<String>
    /// Names of types that stand within an entity's struct, where they hide one of the namespace.
    private let nestedTypes: Set<String>

    /// What is named after an entity.
    struct EntityNames: Sendable {
        /// `Order`.
        var type: SwiftIdentifier
        /// `OrderRepository`.
        var repository: SwiftIdentifier
        /// `OrderRepositoryProtocol`.
        var repositoryProtocol: SwiftIdentifier
        /// `UnscopedOrderRepository`, or `ScopedOrderRepository` of an entity that has no scope; nil without one.
        var other: (repository: SwiftIdentifier, protocol: SwiftIdentifier)?
        /// `order`, of the namespace.
        var accessor: SwiftIdentifier
        /// By attribute.
        var properties: [SwiftIdentifier]
    }

    init(_ design: Design, plan: DesignPlan) {
        namespace = SwiftIdentifier.upperCamel(design.name)
        // A type within an entity that bears the name of the namespace would hide all of it.
        var shared = NameScope([namespace.text])
        let entityTypes = design.entities.map { shared.claim(SwiftIdentifier.upperCamel($0.name)) }
        types = TypeTable(design, entityTypes: entityTypes, namespace: &shared)
        scope = ScopeNames(design, types: types, &shared)

        var accessors = NameScope(SwiftNamer.reservedOfNamespace + (scope == nil ? [] : ["scoped"]))
        let scope = scope
        entities = design.entities.enumerated().map { position, entity in
            let type = entityTypes[position]
            let word = scope?.attribute(of: EntityID(position)) == nil ? "Scoped" : "Unscoped"
            let claim = { (end: String, names: inout NameScope) in
                names.claim(SwiftIdentifier(verbatim: word + type.text + end))
            }
            var properties = NameScope(SwiftNamer.reservedOfEntity)
            return EntityNames(
                type: type,
                repository: shared.claim(SwiftIdentifier(verbatim: type.text + "Repository")),
                repositoryProtocol: shared.claim(SwiftIdentifier(verbatim: type.text + "RepositoryProtocol")),
                other: scope.map { _ in (claim("Repository", &shared), claim("RepositoryProtocol", &shared)) },
                accessor: accessors.claim(SwiftIdentifier.lowerCamel(entity.name)),
                properties: entity.attributes.map { properties.claim(SwiftIdentifier.lowerCamel($0.name)) })
        }
        var methods = NameScope()
        let methodNames = design.patterns.map { methods.claim(SwiftIdentifier.lowerCamel($0.name)) }
        readers = methodNames.map { methods.claim($0.text + "Reader") }
        self.methods = methodNames
        resultTypes = zip(design.patterns, plan.patterns).map { pattern, outcome in
            guard let plan = outcome.plan, let suffix = pattern.resultSuffix(plan) else { return nil }
            return shared.claim(SwiftIdentifier(verbatim: SwiftIdentifier.upperCamel(pattern.name).text + suffix))
        }
        selectTypes = zip(design.patterns, plan.patterns).map { pattern, outcome in
            guard outcome.plan != nil, !pattern.countsItems, pattern.readParts.count > 1 || pattern.isTransactGet else {
                return []
            }
            return pattern.readParts.map { entity, select in
                guard select != nil else { return nil }
                let name = SwiftIdentifier.upperCamel(pattern.name).text + entityTypes[entity.rawValue].text
                return shared.claim(SwiftIdentifier(verbatim: name))
            }
        }
        var elements: [String: SwiftIdentifier] = [:]
        for plan in plan.patterns.compactMap(\.plan) {
            for parameter in plan.parameters {
                guard case .arguments = parameter.kind else { continue }
                let words = [plan.name, parameter.name].map { SwiftIdentifier.upperCamel($0).text }
                elements[plan.name + "." + parameter.name] =
                    shared.claim(SwiftIdentifier(verbatim: words.joined()))
            }
        }
        elementTypes = elements
        var tables = NameScope()
        tableNames = design.tables.map { table in
            let name =
                design.tables.count == 1 ? "tableName" : SwiftIdentifier.lowerCamel(table.name).text + "TableName"
            return tables.claim(SwiftIdentifier(verbatim: name))
        }
        var renamed: [String: String] = [:]
        for member in ["store", "now"] + tableNames.map(\.text) + (scope.map { [$0.member.text] } ?? []) {
            let name = methods.claim(member)
            if name != member { renamed[member] = name }
        }
        renamedMembers = renamed
        let nested = types.nested.joined().map(\.name)
        let indexKeys = design.entities.flatMap(\.indexEntries).map { IndexKeyName.of($0.index).text }
        nestedTypes = Set(TypeDeclaration.reservedNames + nested + indexKeys)
        declaredTypes = Set(
            [namespace.text] + TypeDeclaration.reservedNames + (scope.map { [$0.context.text] } ?? [])
                + entities.flatMap { [$0.type, $0.repository, $0.repositoryProtocol] }.map(\.text)
                + entities.compactMap(\.other).flatMap { [$0.repository.text, $0.protocol.text] }
                + types.shared.map(\.name) + nested + indexKeys
                + (resultTypes + selectTypes.joined()).compactMap { $0?.text }
                + elements.values.map(\.text))
    }

    subscript(_ entity: EntityID) -> EntityNames { entities[entity.rawValue] }

    func property(_ attribute: AttributeID, of entity: EntityID) -> SwiftIdentifier {
        entities[entity.rawValue].properties[attribute.rawValue]
    }

    func method(ofPattern position: Int) -> SwiftIdentifier { methods[position] }

    /// The private function that makes the reader of a query.
    func reader(ofPattern position: Int) -> String { readers[position] }

    /// A member of every repository: `store`, `now`, or the name of a table.
    func member(_ label: String) -> String { renamedMembers[label] ?? label }

    /// The type of what a read returns that is no whole item of one entity, or a transaction of several puts.
    func resultType(ofPattern position: Int) -> SwiftIdentifier? { resultTypes[position] }

    /// By entity the struct of what a read of several selects; empty of others.
    func selectTypes(ofPattern position: Int) -> [SwiftIdentifier?] { selectTypes[position] }

    /// The type of an element of a list over which a step repeats that takes no items.
    func elementType(of list: String, inPattern pattern: String) -> String {
        elementTypes[pattern + "." + list]?.declared ?? ""
    }

    func tableName(_ table: TableID) -> SwiftIdentifier { tableNames[table.rawValue] }

    /// The name, qualified where a generated type has the same.
    func known(_ type: KnownType) -> String {
        guard declaredTypes.contains(type.rawValue), let module = type.module else { return type.rawValue }
        return module + "." + type.rawValue
    }

    /// A type as it is written at a place.
    func text(_ type: SwiftType, in place: SwiftPlace) -> String {
        switch type {
        case .known(let known): self.known(known)
        case .shared(let name):
            switch place {
            case .namespace: visible(name)
            case .entity: namespace.text + "." + name
            }
        case .nested(let entity, let name):
            switch place {
            case .entity(entity): name
            case .entity: namespace.text + "." + entity + "." + name
            case .namespace: visible(entity) + "." + name
            }
        case .array(let element): "[" + text(element, in: place) + "]"
        case .dictionary(let element): "[" + known(.string) + ": " + text(element, in: place) + "]"
        case .set(let element): known(.set) + "<" + text(element, in: place) + ">"
        case .optional(let wrapped): text(wrapped, in: place) + "?"
        }
    }

    /// A type of the namespace as its extension writes it, of which an entity's struct is a part.
    private func visible(_ name: String) -> String {
        nestedTypes.contains(name) ? namespace.text + "." + name : name
    }

    /// Whether the struct's property may be nil.
    func isOptional(_ id: AttributeID, of entity: EntityID, design: Design) -> Bool {
        let attribute = design[entity][id]
        switch attribute.role {
        case .ordinary: return attribute.isOptional
        case .version, .created, .updated: return true
        }
    }

    /// The type of an attribute, optional where the value may be absent or is filled in by the write.
    func type(of id: AttributeID, entity: EntityID, design: Design) -> SwiftType {
        let type = types.attributes[entity.rawValue][id.rawValue]
        return isOptional(id, of: entity, design: design) ? .optional(type) : type
    }

    /// What an entity's struct has beside its attributes.
    private static let reservedOfEntity = ["storedItem", "hashValue"]
    /// What the namespace has beside its repositories.
    private static let reservedOfNamespace = ["init"]
}

extension AccessPattern {
    /// How the type of its result ends, where it has one of its own.
    fileprivate func resultSuffix(_ plan: AccessPlan) -> String? {
        switch operation {
        case .get, .batchGet, .scan, .query:
            let isOwn = plan.entities.count > 1 || readParts.contains { $0.select != nil }
            return isOwn && !countsItems ? "Item" : nil
        case .transactGet: return "Result"
        case .transact(let steps):
            let puts = steps.filter { step in
                switch step.action {
                case .create, .put: true
                case .update, .delete, .check: false
                }
            }
            return puts.count > 1 ? "Result" : nil
        case .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete:
            return nil
        }
    }
}
