import KeywrightModel
import KeywrightPlanner

/// Makes the view of the namespace.
struct DesignViewBuilder {
    private let context: SwiftContext
    /// Entities may bear the names of these, so that they give way.
    private let members: [(label: String, name: String, type: String)]

    private static let memberIndentation = 4

    init(context: SwiftContext) {
        self.context = context
        var taken = NameScope(context.design.entityIDs.map { context.namer[$0].accessor.text })
        members = RepositoryMembers(context).names.map { ($0.label, taken.claim($0.label), $0.type) }
    }

    func view(_ header: HeaderView) -> DesignFileView {
        let types = TypeViewBuilder(context: context, place: .namespace)
        return DesignFileView(
            header: header,
            doc: SwiftDoc.lines(
                context.design.description, orElse: SwiftDoc.code(context.design.name) + ".", indentation: 0),
            access: context.access, namespace: context.namer.namespace.declared,
            conformances: context.known(.sendable),
            members: members.map { DesignFileView.Member(name: $0.name, type: $0.type) },
            initializer: initializer,
            tables: TablesMethodBuilder(context: context, parameters: tableNames).method(
                indentation: DesignViewBuilder.memberIndentation),
            accessors: context.design.entityIDs.compactMap(accessor),
            types: types.view(context.namer.types.shared), scope: ScopeViewBuilder(context)?.view(members))
    }

    private var tableNames: [SwiftParameter] {
        context.design.tables.indices.map { position in
            let physical = SwiftLiteral.string(context.design.tables[position].physicalName)
            return SwiftParameter(
                context.namer.tableName(TableID(position)), context.known(.string), default: physical)
        }
    }

    private var initializer: MethodView {
        let clock = "@escaping @Sendable () -> " + context.known(.timestamp)
        let client = SwiftParameter(
            SwiftIdentifier(verbatim: "client"), "some " + context.known(.dynamoDBClient))
        let now = SwiftParameter(SwiftIdentifier(verbatim: "now"), clock, default: "{ .now }")
        let parameters = [client] + tableNames + [now]
        var body: [String] = []
        for member in members {
            let value = member.label == "store" ? "\(context.known(.itemStore))(client)" : member.label
            body.append("self.\(member.name) = \(value)")
        }
        let tableDocs = context.design.tables.indices.map { position in
            let name = context.namer.tableName(TableID(position)).text
            let words = context.design.tables.count == 1 ? "the table" : context.design.tables[position].name
            return "  - \(name): The physical name of \(words)."
        }
        let doc =
            ["Reads and writes through a client.", "", "- Parameters:"]
            + ["  - client: The service, or what stands for it in a test."] + tableDocs
            + ["  - now: The clock by which items are dated and expire."]
        return MethodView(
            doc: doc, access: context.access,
            declaration: SwiftLayout.list(
                "init", parameters.map(\.declaration), "",
                indentation: DesignViewBuilder.memberIndentation + context.access.count + 2),
            body: body)
    }

    private func accessor(_ id: EntityID) -> DesignFileView.Accessor? {
        guard context.repositories(of: id).contains(.unscoped) else { return nil }
        let names = context.namer[id]
        let repository = context.repositoryNames(of: id, .unscoped).repository.declared
        return DesignFileView.Accessor(
            doc: SwiftDoc.lines(
                "The items of \(SwiftDoc.code(context.design[id].name)).", indentation: 4),
            name: names.accessor.declared, repository: repository,
            construction: SwiftLayout.list(
                repository, members.map { "\(context.namer.member($0.label)): \($0.name)" }, "",
                indentation: 2 * DesignViewBuilder.memberIndentation))
    }
}
