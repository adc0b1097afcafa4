import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The generated method of a pattern, as a caller writes it.
package struct SwiftMethod: Sendable {
    /// A parameter of the plan, and what a call gives for it.
    package struct Parameter: Sendable {
        package enum Kind: Sendable {
            case value(isOptional: Bool)
            /// An item of an entity, and a list of them.
            case item(entity: String)
            case items(entity: String)
            /// A list of structs, of tuples or of single values, which hold these.
            case elements(Element)
        }

        /// As the plan report calls it.
        package var name: String
        /// Before the colon of the argument; nil where none stands there.
        package var label: String?
        package var kind: Kind
    }

    /// An element of a list that is no item.
    package struct Element: Sendable {
        /// Its struct; nil of a tuple, or where the element is the one value itself.
        package var type: String?
        package var members: [Member]

        package struct Member: Sendable {
            /// As the plan report calls it.
            package var name: String
            package var label: String
            package var isOptional: Bool
        }
    }

    /// What it gives.
    package enum Result: Sendable {
        case nothing
        /// One of these items, or none.
        case item
        /// For each of several keys one, or none.
        case itemOfEach
        /// A struct that has an optional item of each entity.
        case itemOfEachEntity
        /// Pages, and in a second method all items. Whether the size of a page has a default.
        case pages(sizeHasDefault: Bool)
        case count
        /// What was not written of a batch.
        case unwritten
        /// What a transaction put.
        case put
    }

    /// The pattern, as the design calls it.
    package var pattern: String
    /// Whether it stands in a context, which holds a value of the scope.
    package var isScoped: Bool
    /// The property of the namespace, or of the context, that is the repository.
    package var repository: String
    package var name: String
    package var parameters: [Parameter]
    package var result: Result
    /// What its items are: of several entities the cases of an enum.
    package var items: [SwiftItem]
    /// The enum that an item of a query of several entities is; nil where there is none.
    package var choice: String?

    /// nil where no code is written for the pattern.
    init?(position: Int, _ context: SwiftContext) {
        let pattern = context.design.patterns[position]
        guard let plan = context.plan.patterns[position].plan, let first = pattern.entities.first else { return nil }
        let kind = context.repository(of: pattern)
        self.pattern = pattern.name
        isScoped = kind == .scoped
        repository = context.namer[first].accessor.member
        name = context.namer.method(ofPattern: position).member
        parameters = SwiftMethod.parameters(pattern, plan, kind, context)
        result = SwiftMethod.result(pattern, plan)
        items = SwiftMethod.items(pattern, position, context)
        if items.count > 1, case .query = pattern.operation {
            choice = context.namer.resultType(ofPattern: position)?.declared
        }
    }

    /// What the second method of a query of many items is called.
    package var nameOfAll: String { name + "Paginated" }

    // MARK: Parameters

    private static func parameters(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ kind: RepositoryKind, _ context: SwiftContext
    ) -> [Parameter] {
        var scope = MethodScope(context, kind)
        let isWholeItem: Bool =
            switch pattern.operation {
            case .create, .put: true
            case .get, .batchGet, .transactGet, .query, .scan, .update, .delete, .deleteAll, .batchPut, .batchDelete,
                .transact:
                false
            }
        scope.declare(plan, isWholeItem: isWholeItem)
        let written = plan.parameters.filter { !scope.isHeldByContext($0) }
        return zip(written, scope.parameters).map { parameter, swift in
            Parameter(
                name: parameter.name, label: swift.isUnlabeled ? nil : swift.name.label,
                kind: self.kind(of: parameter, plan, scope, context))
        }
    }

    private static func kind(
        of parameter: PlanParameter, _ plan: AccessPlan, _ scope: MethodScope, _ context: SwiftContext
    ) -> Parameter.Kind {
        switch parameter.kind {
        case .value(_, _, _, let mayBeAbsent):
            return .value(isOptional: mayBeAbsent || plan.given?.contains(parameter.name) == true)
        case .item(let entity): return .item(entity: context.design[entity].name)
        case .items(let entity, _), .anyItems(let entity): return .items(entity: context.design[entity].name)
        case .keys(let entity):
            let element = KeyElement(entity, scope)
            return .elements(
                Element(
                    type: element.isStruct ? element.type : nil,
                    members: element.parameters.map { key in
                        Element.Member(
                            name: context.design[entity][key.attribute].name, label: key.name.label, isOptional: false)
                    }))
        case .anyArguments:
            let key = plan.entities.first.flatMap { KeyStruct($0, context) }
            return .elements(
                Element(
                    type: key.map { context.namer.text($0.type, in: .namespace) },
                    members: key?.parameters.map { part in
                        Element.Member(
                            name: context.design[plan.entities[0]][part.attribute].name, label: part.name.label,
                            isOptional: false)
                    } ?? []))
        case .arguments(let members, _):
            var names = NameScope()
            return .elements(
                Element(
                    type: context.namer.elementType(of: parameter.name, inPattern: plan.name),
                    members: members.compactMap { member in
                        guard case .value(_, _, _, let isOptional) = member.kind else { return nil }
                        let name = names.claim(SwiftIdentifier.lowerCamel(member.name))
                        return Element.Member(name: member.name, label: name.label, isOptional: isOptional)
                    }))
        }
    }

    // MARK: Results

    private static func result(_ pattern: AccessPattern, _ plan: AccessPlan) -> Result {
        switch pattern.operation {
        case .get: .item
        case .batchGet: .itemOfEach
        case .transactGet: .itemOfEachEntity
        case .query(let query): result(query.returns.value, plan)
        case .scan(let scan): result(scan.returns.value, plan)
        case .create(let write), .put(let write): write.returns == WriteReturns.none ? .nothing : .item
        case .update(let update): update.returns == .none ? .nothing : .item
        case .delete(let delete): delete.returns == .old ? .item : .nothing
        case .deleteAll: .count
        case .batchPut, .batchDelete: .unwritten
        case .transact: .put
        }
    }

    private static func result(_ returns: QueryPattern.Returns, _ plan: AccessPlan) -> Result {
        switch returns {
        case .many: .pages(sizeHasDefault: PlannedPages(plan)?.limit != nil)
        case .one: .item
        case .count: .count
        }
    }

    private static func items(_ pattern: AccessPattern, _ position: Int, _ context: SwiftContext) -> [SwiftItem] {
        if pattern.readParts.isEmpty {
            return pattern.entities.first.map { [SwiftItem(whole: $0, context)] } ?? []
        }
        return ReadElement(pattern, position, context).parts.map { SwiftItem($0, context) }
    }
}
