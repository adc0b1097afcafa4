package import KeywrightModel

extension PlanFailure.Obstacle {
    /// What is lacking, as a clause.
    package func text(in design: Design) -> String {
        switch self {
        case .notInIndex(let entity):
            "it holds no \(design[entity].name)"
        case .partitionUnbound(let entity, let attribute):
            "the partition key of \(design[entity].name) needs `\(design[entity][attribute].name)`, "
                + "which `where` does not give"
        case .partitionsDiffer(let one, let other):
            "the partition keys of \(design[one].name) and \(design[other].name) are not one value"
        case .conditionNotServed(_, _, let why), .orderNotServed(let why), .fanOut(_, _, let why),
            .orderUnsound(_, _, _, let why):
            why
        case .consistentOnIndex:
            "a global index has no consistent reads (F3.22)"
        case .notPinned:
            "the pattern pins another index"
        case .keyConditionRefused(let why, _):
            why
        case .leavesOut(let leftOut):
            leftOut.isAll
                ? "`using` reads no \(design[leftOut.entity].name)"
                : "`using` leaves out items of \(design[leftOut.entity].name)"
        case .notProjected(let entity, let names):
            "it does not hold \(names.map { "`\($0)`" }.joined(separator: ", ")) of \(design[entity].name)"
        }
    }
}

extension WriteProblem {
    /// What the write would break, as a clause.
    package func text(in design: Design) -> String {
        switch self {
        case .changesKey(let entity, let attribute, _):
            return "`\(design[entity][attribute].name)` is part of the primary key of \(design[entity].name)"
        case .staleIndexKey(let entity, let index, let changed, let unknown, _):
            let names = unknown.map { "`\(design[entity][$0].name)`" }.joined(separator: ", ")
            return "the key of \(index) is made of `\(design[entity][changed].name)` and of what is not known: \(names)"
        case .unmaintainableUnique(let entity, let attributes, let why, _):
            let names = attributes.map { "`\(design[entity][$0].name)`" }.joined(separator: ", ")
            return "\(names) must stay unique: \(why)"
        case .incompleteUpsert(let entity, let missing):
            let names = missing.map { "`\(design[entity][$0].name)`" }.joined(separator: ", ")
            return names.isEmpty
                ? "an item of \(design[entity].name) would lack its companions" : "\(names) would not be known"
        case .upsertOfIndexKey(let entity, let index, let unknown):
            let names = unknown.map { "`\(design[entity][$0].name)`" }.joined(separator: ", ")
            return "\(names) would not be known, of which the key of \(index) is made"
        case .wrongKey(_, let wrong, _):
            return wrong.why
        case .conditionNotExpressible(_, let why):
            return why
        case .unconditional(let entity, _):
            return
                "an item of another entity can stand at a key of \(design[entity].name), and a batch has no conditions"
        }
    }
}
