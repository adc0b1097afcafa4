import KeywrightModel
import KeywrightPlanner

/// Whether a generated file names `Decimal` or `UUID`, which are Foundation's, and whether in what it declares: an
/// import that is public without being used so is a warning.
struct FoundationUse {
    /// In the order of what an import has to grant.
    enum Use: Comparable {
        case none, inBodies, inDeclarations
    }

    private let context: SwiftContext

    init(_ context: SwiftContext) { self.context = context }

    func use(by id: EntityID) -> Use {
        let entity = context.design[id]
        let plans = context.patterns(of: id).flatMap { [$0.plan] + $0.plan.withFewer }
        let attributes = context.namer.types.attributes[id.rawValue]
        let parameters = plans.flatMap(\.parameters).contains { parameter in
            // The scope is taken once, by the context.
            if case .value(_, let entity, let attribute, _) = parameter.kind,
                context.namer.scope?.attribute(of: entity) == attribute
            {
                return false
            }
            return isFoundation(parameter)
        }
        let selected = context.patterns(of: id).flatMap(\.pattern.readParts).contains { part in
            let types = context.namer.types.attributes[part.entity.rawValue]
            return (part.select ?? []).contains { isFoundation(types[$0.rawValue]) }
        }
        let isDeclared =
            attributes.contains(where: isFoundation) || isUsed(by: context.namer.types.nested[id.rawValue])
            || entity.keyAttributes.contains { isFoundation(attributes[$0.rawValue]) } || parameters || selected
        if isDeclared { return .inDeclarations }
        let holdsScope = context.repositories(of: id).contains(.scoped)
        if holdsScope, context.namer.scope.map({ isFoundation($0.type) }) == true { return .inBodies }
        let sources = plans.flatMap(\.requests).flatMap(\.valueSources)
        let isComputed = sources.contains { source in
            if case .difference = source { true } else { false }
        }
        return isComputed || padsInts(entity, sources) ? .inBodies : .none
    }

    /// Whether a key text pads an int with digits behind the point, which goes by way of `Decimal`.
    private func padsInts(_ entity: Entity, _ sources: [ValueSource]) -> Bool {
        let own = (entity.key + entity.indexEntries.flatMap(\.keys)).flatMap(\.template.placeholders).map(\.transforms)
        let asked = sources.flatMap { source -> [[Transform]] in
            guard case .keyText(let parts) = source else { return [] }
            return parts.compactMap { part in
                switch part {
                case .argument(_, let transforms, _), .bound(_, let transforms, _, _), .held(_, let transforms, _):
                    transforms
                case .literal, .beginning, .now, .repetition: nil
                }
            }
        }
        return (own + asked).joined().contains { transform in
            if case .pad(_, let fraction) = transform { fraction > 0 } else { false }
        }
    }

    /// Whether the file of the design names it.
    var isUsedByDesign: Bool {
        isUsed(by: context.namer.types.shared) || context.namer.scope.map { isFoundation($0.type) } == true
    }

    func isUsed(by declarations: [TypeDeclaration]) -> Bool {
        declarations.contains { declaration in
            switch declaration.kind {
            case .enumeration: false
            case .object(let members): members.contains { isFoundation($0.type) }
            }
        }
    }

    private func isFoundation(_ type: SwiftType) -> Bool {
        switch type {
        case .known(let known): known == .decimal || known == .uuid
        case .shared, .nested: false
        case .array(let element), .dictionary(let element), .set(let element), .optional(let element):
            isFoundation(element)
        }
    }

    private func isFoundation(_ parameter: PlanParameter) -> Bool {
        switch parameter.kind {
        case .value(let type, _, _, _): isFoundation(type)
        case .arguments(let members, _): members.contains(where: isFoundation)
        case .item, .items, .keys, .anyItems, .anyArguments: false
        }
    }

    private func isFoundation(_ type: ValueType) -> Bool {
        switch type {
        case .decimal, .uuid, .uuidv7: true
        case .list(let element), .map(let element), .set(let element), .recoded(let element): isFoundation(element)
        case .string, .int, .double, .bool, .bytes, .timestamp, .date, .ulid, .ksuid, .json, .enumeration, .object:
            false
        }
    }
}

extension PlannedRequest {
    /// The values of its expressions.
    var valueSources: [ValueSource] {
        switch self {
        case .get, .batchGet, .transactGet, .batchWrite: []
        case .scan(let scan): scan.tables.values.map(\.source)
        case .query(let query): query.tables.values.map(\.source)
        case .put(let put): put.tables.values.map(\.source) + put.choices.flatMap(\.sources)
        case .update(let update): update.valueSources
        case .delete(let delete): delete.valueSources
        case .transact(let transaction):
            transaction.actions.flatMap { action -> [ValueSource] in
                switch action.kind {
                case .put(let put): put.tables.values.map(\.source) + put.choices.flatMap(\.sources)
                case .update(let update): update.valueSources
                case .delete(let delete), .check(let delete): delete.valueSources
                }
            }
        }
    }
}

extension PlannedUpdate {
    fileprivate var valueSources: [ValueSource] { tables.values.map(\.source) + choices.flatMap(\.sources) }
}

extension PlannedDelete {
    fileprivate var valueSources: [ValueSource] { tables.values.map(\.source) + choices.flatMap(\.sources) }
}
