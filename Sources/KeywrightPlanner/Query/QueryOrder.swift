import KeywrightModel

/// The direction in which a query reads.
struct QueryOrder {
    /// Ascending by the sort key.
    var isForward = true
    var obstacles: [PlanFailure.Obstacle] = []

    init(_ order: QueryPattern.Order?, _ fits: [BranchFit], on path: AccessPath, in design: Design) {
        guard let order, let first = fits.first else { return }
        isForward = !order.descending
        if path.sort.isEmpty {
            // Without a sort key a table holds one item for a key, and any order is its.
            if path.index != nil {
                obstacles = [.orderNotServed(why: "\(path.name(in: design)) has no sort key")]
            }
            return
        }
        guard let named = order.attribute else { return }
        let name = design[first.entity][named].name
        var isReversed: Bool?
        for fit in fits {
            guard let attribute = design[fit.entity].attribute(named: name) else {
                obstacles.append(.orderNotServed(why: "\(design[fit.entity].name) has no attribute `\(name)`"))
                continue
            }
            if let obstacle = Self.obstacle(to: attribute, in: fit, first, on: path, in: design) {
                obstacles.append(obstacle)
            } else if let open = fit.open {
                let own = open.entry.attribute.type == .string && open.placeholder.isReversed
                if let known = isReversed, known != own {
                    obstacles.append(.orderNotServed(why: "the sort keys of the entities run against each other"))
                }
                isReversed = own
            }
        }
        if isReversed == true { isForward = order.descending }
    }

    private static func obstacle(
        to attribute: AttributeID, in fit: BranchFit, _ first: BranchFit, on path: AccessPath, in design: Design
    ) -> PlanFailure.Obstacle? {
        let entity = design[fit.entity]
        let name = entity[attribute].name
        guard let open = fit.open else {
            return .orderNotServed(
                why: "`where` gives the whole sort key of \(path.name(in: design)), which leaves nothing to sort by")
        }
        guard open.placeholder.attribute == attribute, open.placeholder.path.isEmpty else {
            let next = entity[open.placeholder.attribute].name
            return .orderNotServed(
                why: "what `where` leaves open of the sort key of \(path.name(in: design)) begins with `\(next)`")
        }
        let order = TextOrder(
            open.entry, part: open.part, placeholder: open.placeholder, attribute: entity[attribute],
            type: entity[attribute].type)
        if let fault = order.fault(comparing: []) {
            if open.placeholder.isBucket {
                return .orderNotServed(why: fault.why)
            }
            return .orderUnsound(fit.entity, attribute, fault.rule, why: fault.why)
        }
        if let other = first.open, !other.text.gives(open.text, in: design) {
            let names = "\(design[first.entity].name) and \(entity.name)"
            return .orderNotServed(why: "the sort keys of \(names) differ before `\(name)`")
        }
        return nil
    }
}
