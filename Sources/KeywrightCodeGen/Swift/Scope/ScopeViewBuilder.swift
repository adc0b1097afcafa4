import KeywrightModel
import KeywrightPlanner

/// Makes the view of the context that holds one value of the design's scope.
struct ScopeViewBuilder {
    private let context: SwiftContext
    private let scope: ScopeNames
    /// Entities may bear the names of these, so that they give way.
    private let members: [(label: String, name: String, type: String)]
    /// What holds the value.
    private let value: String

    init?(_ context: SwiftContext) {
        guard let scope = context.namer.scope else { return nil }
        self.context = context
        self.scope = scope
        var taken = NameScope(context.design.entityIDs.map { context.namer[$0].accessor.text })
        members = RepositoryMembers(context).names.map { ($0.label, taken.claim($0.label), $0.type) }
        value = taken.claim(scope.member).declared
    }

    private var type: String { context.namer.text(scope.type, in: .namespace) }

    /// - Parameter held: What the namespace calls its own members.
    func view(_ held: [(label: String, name: String, type: String)]) -> ScopeView {
        let name = SwiftDoc.code(scope.attribute)
        let arguments = zip(members, held).map { "\($0.name): \($1.name)" } + ["\(value): \(scope.member.declared)"]
        return ScopeView(
            doc: SwiftDoc.lines("Reads and writes the items of one \(name).", indentation: 4),
            access: context.access, namespace: context.namer.namespace.declared, name: scope.context.declared,
            conformances: context.known(.sendable),
            members: (members.map { ($0.name, $0.type) } + [(value, type)]).map {
                DesignFileView.Member(name: $0, type: $1)
            },
            accessors: context.design.entityIDs.compactMap(accessor),
            function: MethodView(
                doc: SwiftDoc.lines("Reads and writes within one \(name).", indentation: 4), access: context.access,
                declaration: "func scoped(\(scope.member.declared): \(type)) -> \(scope.context.declared)",
                body: SwiftLayout.list(scope.context.declared, arguments, "", indentation: 8).split(separator: "\n")
                    .map(String.init)))
    }

    private func accessor(_ id: EntityID) -> DesignFileView.Accessor? {
        guard context.repositories(of: id).contains(.scoped) else { return nil }
        let repository = context.repositoryNames(of: id, .scoped).repository.declared
        let member = context.namer.member(scope.member.text)
        let arguments = members.map { "\(context.namer.member($0.label)): \($0.name)" } + ["\(member): \(value)"]
        return DesignFileView.Accessor(
            doc: SwiftDoc.lines("The items of \(SwiftDoc.code(context.design[id].name)).", indentation: 8),
            name: context.namer[id].accessor.declared, repository: repository,
            construction: SwiftLayout.list(repository, arguments, "", indentation: 12))
    }
}
