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
        let plans = context.patterns(of: id).map(\.plan)
        let attributes = context.namer.types.attributes[id.rawValue]
        let parameters = plans.flatMap(\.parameters).contains { parameter in
            guard case .value(let type, _, _, _) = parameter.kind else { return false }
            return isFoundation(type)
        }
        let isDeclared =
            attributes.contains(where: isFoundation) || isUsed(by: context.namer.types.nested[id.rawValue])
            || entity.keyAttributes.contains { isFoundation(attributes[$0.rawValue]) } || parameters
        if isDeclared { return .inDeclarations }
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
                case .argument(_, let transforms, _), .bound(_, let transforms, _, _): transforms
                case .literal, .beginning, .now, .repetition, .held: nil
                }
            }
        }
        return (own + asked).joined().contains { transform in
            if case .pad(_, let fraction) = transform { fraction > 0 } else { false }
        }
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
        case .get, .batchGet, .transactGet, .scan, .batchWrite: []
        case .query(let query): query.tables.values.map(\.source)
        case .put(let put): put.tables.values.map(\.source)
        case .update(let update): update.tables.values.map(\.source)
        case .delete(let delete): delete.tables.values.map(\.source)
        case .transact(let transaction):
            transaction.actions.flatMap { action -> [ValueSource] in
                switch action.kind {
                case .put(let put): put.tables.values.map(\.source)
                case .update(let update): update.tables.values.map(\.source)
                case .delete(let delete), .check(let delete): delete.tables.values.map(\.source)
                }
            }
        }
    }
}
