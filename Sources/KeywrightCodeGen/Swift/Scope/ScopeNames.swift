import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Which of an entity's repositories: that of the whole table, or that of one value of the design's scope.
enum RepositoryKind: Sendable, Hashable {
    case unscoped, scoped
}

/// The design's scope as generated code takes it: once, as a context.
struct ScopeNames: Sendable {
    /// The attribute.
    let attribute: String
    /// The parameter and property that hold its value.
    let member: SwiftIdentifier
    let type: SwiftType
    /// The struct of the context.
    let context: SwiftIdentifier
    /// The entities whose items belong to a value of it. One that holds it in another type is given it by each call.
    private let entities: [EntityID: AttributeID]

    /// nil without a scope, or where no entity belongs to it.
    init?(_ design: Design, types: TypeTable, _ names: inout NameScope) {
        guard let scope = design.scope?.value else { return nil }
        var entities: [EntityID: AttributeID] = [:]
        var type: SwiftType?
        for id in design.entityIDs where !design[id].isUnscoped {
            guard let attribute = design[id].attribute(named: scope) else { continue }
            let own = types.attributes[id.rawValue][attribute.rawValue]
            type = type ?? own
            if type == own { entities[id] = attribute }
        }
        guard let type else { return nil }
        attribute = scope
        member = SwiftIdentifier.lowerCamel(scope)
        self.type = type
        self.entities = entities
        context = names.claim(SwiftIdentifier(verbatim: "Scoped"))
    }

    /// The attribute of an entity whose items belong to a value of it.
    func attribute(of entity: EntityID) -> AttributeID? { entities[entity] }

    /// Whether each call of it stays within one value.
    func takes(_ pattern: AccessPattern) -> Bool {
        !pattern.isUnscoped && pattern.entities.contains { entities[$0] != nil }
    }
}

extension SwiftContext {
    /// Where what every entity can stands.
    func mainRepository(of entity: EntityID) -> RepositoryKind {
        namer.scope?.attribute(of: entity) == nil ? .unscoped : .scoped
    }

    /// Where a pattern stands.
    func repository(of pattern: AccessPattern) -> RepositoryKind {
        namer.scope?.takes(pattern) == true ? .scoped : .unscoped
    }

    /// The repositories that an entity has, the one of what every entity can first.
    func repositories(of entity: EntityID) -> [RepositoryKind] {
        let main = mainRepository(of: entity)
        let kinds = patterns(of: entity).map { repository(of: $0.pattern) }
        return [main] + (kinds.contains { $0 != main } ? [main == .scoped ? .unscoped : .scoped] : [])
    }

    /// The names of a repository and its protocol.
    func repositoryNames(
        of entity: EntityID, _ kind: RepositoryKind
    ) -> (repository: SwiftIdentifier, protocol: SwiftIdentifier) {
        let names = namer[entity]
        let main = (names.repository, names.repositoryProtocol)
        return kind == mainRepository(of: entity) ? main : names.other ?? main
    }
}
