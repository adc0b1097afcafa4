import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Makes the view of an entity's repository: what every entity can, then the access patterns whose first entity it is.
struct RepositoryBuilder {
    let context: SwiftContext
    let id: EntityID
    var kind = RepositoryKind.unscoped

    private var methods: MethodBuilder { MethodBuilder(context: context, id: id, kind: kind) }
    private var isMain: Bool { kind == context.mainRepository(of: id) }
    private var entity: Entity { context.design[id] }

    var view: RepositoryView {
        let built = (isMain ? implicitMethods : []) + patternMethods
        let names = context.repositoryNames(of: id, kind)
        return RepositoryView(
            access: context.access, entity: entity.name, name: names.repository.declared,
            protocolName: names.protocol.declared, sendable: context.known(.sendable),
            members: RepositoryMembers(context, kind).declarations, requirements: built.compactMap(\.requirement),
            methods: built.map(\.method))
    }

    // MARK: Implicit operations

    private var implicitMethods: [MethodBuilder.Built] {
        guard id.rawValue < context.plan.entities.count else { return [] }
        let plan = context.plan.entities[id.rawValue]
        var built: [MethodBuilder.Built] = []
        if case .get(let get)? = plan.get.requests.first {
            built.append(methods.get(name("get", "The item of a key, or nil where there is none."), plan.get, get))
        }
        let create = name("create", "Puts an item where there is none of its key; else the error is `alreadyExists`.")
        built.append(methods.put(create, plan.create, mode: .create))
        if let put = plan.put {
            let words =
                entity.version == nil
                ? "Puts an item, whether there is one of its key or not."
                : "Puts an item in place of the one that has the version; without a version there must be none."
            built.append(methods.put(name("put", words), put, mode: .put))
        }
        built.append(methods.delete(name("delete", "Deletes the item of a key."), plan.delete))
        return built
    }

    private func name(_ text: String, _ words: String) -> MethodBuilder.Name {
        MethodBuilder.Name(
            name: SwiftIdentifier(verbatim: text), reader: "", description: nil, fallback: words,
            pattern: "\(entity.name).\(text)")
    }

    // MARK: Patterns

    private var patternMethods: [MethodBuilder.Built] {
        let own = context.patterns(of: id).filter { context.repository(of: $0.pattern) == kind }
        return own.flatMap { position, pattern, plan in
            let name = MethodBuilder.Name(
                name: context.namer.method(ofPattern: position), reader: context.namer.reader(ofPattern: position),
                description: pattern.description, fallback: SwiftDoc.code(pattern.name) + " of the design.",
                pattern: pattern.name)
            return build(pattern, plan, name, position)
        }
    }

    /// What says no more than an implicit operation hands on to it.
    private func build(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ name: MethodBuilder.Name, _ position: Int
    ) -> [MethodBuilder.Built] {
        switch (pattern.operation, plan.requests.first) {
        case (.get(let get), .get(let planned)?) where get.filter != nil || get.select != nil:
            let element = ReadElement(pattern, position, context)
            return [methods.filteredGet(name, plan, planned, element: element)]
        case (.get(let pattern), .get(let get)?):
            return [methods.get(name, plan, get, target: pattern.includesExpired ? nil : target("get"))]
        case (.batchGet, .batchGet(let planned)?):
            return [methods.batchGet(name, plan, planned, element: ReadElement(pattern, position, context))]
        case (.transactGet, .transactGet?):
            return [methods.transactGet(name, plan, element: ReadElement(pattern, position, context))]
        case (.query(let query), .query?):
            let element = ReadElement(pattern, position, context)
            return methods.pages(name, pattern, plan, returns: query.returns.value, element: element)
        case (.scan(let scan), .scan?):
            let element = ReadElement(pattern, position, context)
            return methods.pages(name, pattern, plan, returns: scan.returns.value, element: element)
        case (.create(let write), _):
            return [methods.put(name, plan, mode: .create, write, target: write.isPlain ? target("create") : nil)]
        case (.put(let write), _):
            return [methods.put(name, plan, mode: .put, write, target: write.isPlain ? target("put") : nil)]
        case (.update(let update), _):
            return [methods.update(name, plan, update)]
        case (.delete(let delete), _):
            return [methods.delete(name, plan, delete, target: delete.isPlain ? target("delete") : nil)]
        case (.transact(let steps), _):
            let result = context.namer.resultType(ofPattern: position)?.declared
            return [methods.transact(name, plan, steps, result: result)]
        case (.batchPut, .batchWrite(let write)?): return [methods.batchPut(name, plan, write)]
        case (.batchDelete, .batchWrite(let write)?): return [methods.batchDelete(name, plan, write)]
        case (.deleteAll, .query(let query)?): return methods.deleteAll(name, pattern, plan, query)
        case (.get, _), (.query, _), (.batchGet, _), (.transactGet, _), (.scan, _), (.deleteAll, _), (.batchPut, _),
            (.batchDelete, _):
            return []
        }
    }

    /// The implicit operation, where it stands in the same repository.
    private func target(_ operation: String) -> String? { isMain ? operation : nil }

    // MARK: Results

    /// The types that only patterns of this repository return.
    var results: [ResultView] {
        context.patterns(of: id).flatMap { elements(of: $0.pattern, $0.plan) }
            + context.patterns(of: id).flatMap { position, pattern, plan -> [ResultView] in
                guard case .transact(let steps) = pattern.operation else {
                    return ReadResults(context: context).views(pattern, plan, position)
                }
                guard let type = context.namer.resultType(ofPattern: position) else { return [] }
                let conformances = context.known(.hashable) + ", " + context.known(.sendable)
                return [transactionResult(pattern, steps, type, conformances)]
            }
    }

    /// The types of the elements of lists over which steps repeat that take no items.
    private func elements(of pattern: AccessPattern, _ plan: AccessPlan) -> [ResultView] {
        plan.parameters.compactMap { parameter -> ResultView? in
            guard case .arguments(let members, _) = parameter.kind else { return nil }
            var names = NameScope()
            let declared = members.compactMap { member -> SwiftParameter? in
                guard case .value(let type, let entity, let attribute, let isOptional) = member.kind else { return nil }
                let swiftType = context.swiftType(of: type, near: attribute, of: entity)
                let mayBeLeftOut = plan.given?.contains(member.name) == true
                return SwiftParameter(
                    names.claim(SwiftIdentifier.lowerCamel(member.name)),
                    context.namer.text(isOptional || mayBeLeftOut ? .optional(swiftType) : swiftType, in: .namespace),
                    default: mayBeLeftOut ? "nil" : nil)
            }
            let initializer = MethodView(
                doc: ["Makes the value."], access: context.access,
                declaration: SwiftLayout.list(
                    "init", declared.map(\.declaration), "", indentation: 8 + context.access.count + 2),
                body: declared.map { "self.\($0.name.member) = \($0.name.declared)" })
            return ResultView(
                doc: SwiftDoc.lines(
                    "One \(SwiftDoc.code(parameter.name)) of \(SwiftDoc.code(pattern.name)).", indentation: 4),
                access: context.access, keyword: "struct", partKeyword: "var", partAccess: context.access,
                name: context.namer.elementType(of: parameter.name, inPattern: plan.name),
                conformances: context.known(.hashable) + ", " + context.known(.sendable),
                parts: declared.map { part in
                    ResultView.Part(
                        doc: context.isExported ? ["\(SwiftDoc.code(part.name.text)) of the design."] : [],
                        declaration: part.requirement)
                },
                initializers: context.isExported ? [initializer] : [])
        }
    }

    private func transactionResult(
        _ pattern: AccessPattern, _ steps: [TransactionStep], _ type: SwiftIdentifier, _ conformances: String
    ) -> ResultView {
        let parts = steps.compactMap { step -> (SwiftIdentifier, String)? in
            switch step.action {
            case .create, .put:
                let element = context.namer[step.entity].type.declared
                return (SwiftIdentifier.lowerCamel(step.label), step.many == nil ? element : "[\(element)]")
            case .update, .delete, .check: return nil
            }
        }
        return ResultView(
            doc: SwiftDoc.lines(
                "The items that \(SwiftDoc.code(pattern.name)) put, as they are stored.", indentation: 4),
            access: context.access, keyword: "struct", partKeyword: "var", partAccess: context.access,
            name: type.declared, conformances: conformances,
            parts: parts.map { name, type in
                ResultView.Part(
                    doc: context.isExported ? ["The step \(SwiftDoc.code(name.text))."] : [],
                    declaration: name.declared + ": " + type)
            },
            initializers: [])
    }
}

/// What a repository holds: where requests go, the names of the tables, and the clock.
struct RepositoryMembers {
    private let context: SwiftContext
    private let kind: RepositoryKind

    init(_ context: SwiftContext, _ kind: RepositoryKind = .unscoped) {
        self.context = context
        self.kind = kind
    }

    private var members: [(name: String, type: String)] {
        let string = context.known(.string)
        let tables = context.design.tableIDs.map { (context.namer.tableName($0).declared, string) }
        return [("store", context.known(.itemStore))] + tables
            + [("now", "@Sendable () -> " + context.known(.timestamp))] + scope
    }

    /// The value of the scope.
    private var scope: [(name: String, type: String)] {
        guard kind == .scoped, let scope = context.namer.scope else { return [] }
        return [(scope.member.text, context.namer.text(scope.type, in: .namespace))]
    }

    var declarations: [String] { members.map { "\(context.namer.member($0.name)): \($0.type)" } }

    /// The arguments of a repository's initializer, within the namespace.
    var names: [(label: String, type: String)] { members.map { ($0.name, $0.type) } }
}

extension WritePattern {
    /// Whether it says no more than the operation that every entity has.
    fileprivate var isPlain: Bool {
        condition == nil && given.attributes.isEmpty && !given.isRead && (returns == nil || returns == .new)
    }
}

extension DeletePattern {
    /// Whether it says no more than the operation that every entity has.
    fileprivate var isPlain: Bool {
        condition == nil && keyBindings.isEmpty && given.attributes.isEmpty && !given.isRead && returns != .old
    }
}
