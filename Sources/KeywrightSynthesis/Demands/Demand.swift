import KeywrightDiagnostics
package import KeywrightModel

/// What a query asks of a key, whichever table or index it stands on.
package struct Demand: Sendable {
    /// What it asks of the items of one entity.
    package struct Branch: Sendable {
        package var entity: EntityID
        /// What `where` gives one value, and where that value comes from: branches that a query reads together have
        /// one partition key if the same sources stand in it.
        package var equal: [KeyPart: String]
        /// What it ranges over or orders by: the first part of the sort key that no equality gives.
        package var sorted: KeyPart?

        package init(entity: EntityID, equal: [KeyPart: String], sorted: KeyPart? = nil) {
            self.entity = entity
            self.equal = equal
            self.sorted = sorted
        }
    }

    /// The place in `Design.patterns`.
    package var pattern: Int
    package var table: TableID
    package var branches: [Branch]
    /// The index that the pattern pins, or `table`.
    package var pin: String?
    package var isConsistent: Bool
    /// Whether it asks for an order, which needs a sort key.
    package var isOrdered: Bool

    package init(
        pattern: Int, table: TableID, branches: [Branch], pin: String? = nil, isConsistent: Bool = false,
        isOrdered: Bool = false
    ) {
        self.pattern = pattern
        self.table = table
        self.branches = branches
        self.pin = pin
        self.isConsistent = isConsistent
        self.isOrdered = isOrdered
    }
}

/// Why no key at all could answer a query; a clause.
package struct Unanswerable: Error {
    package var why: String
}

/// Reads what a query asks of a key.
package func demand(of query: QueryPattern, at position: Int, in design: Design) throws(Unanswerable) -> Demand {
    guard let first = query.entities.first else { throw Unanswerable(why: "it names no entity") }
    var branches: [Demand.Branch] = []
    for branch in query.entities { branches.append(try read(branch, of: query, in: design)) }
    return Demand(
        pattern: position, table: design[first.entity].table, branches: branches, pin: query.index?.value,
        isConsistent: query.consistent?.value ?? false, isOrdered: query.order != nil)
}

private func read(
    _ branch: QueryPattern.Branch, of query: QueryPattern, in design: Design
) throws(Unanswerable) -> Demand.Branch {
    let entity = design[branch.entity]
    var read = Demand.Branch(entity: branch.entity, equal: [:])
    for test in branch.condition?.tests ?? [] {
        let (reference, source) = try sides(of: test)
        let part = KeyPart(reference)
        let name = entity[part.attribute].name
        if let source {
            if let known = read.equal[part], known != source {
                throw Unanswerable(why: "`\(name)` is given two values, and a key holds one")
            }
            read.equal[part] = source
        } else if read.sorted == nil || read.sorted == part {
            read.sorted = part
        } else {
            throw Unanswerable(why: "it ranges over more than one attribute, and a sort key has one range")
        }
    }
    if let order = query.order?.attribute, let first = query.entities.first {
        // An order names an attribute of the first entity; the others have one of that name.
        let name = design[first.entity][order].name
        guard let own = entity.attribute(named: name) else {
            throw Unanswerable(why: "\(entity.name) has no attribute `\(name)` to order by")
        }
        if let ranged = read.sorted, ranged != KeyPart(own) {
            throw Unanswerable(why: "it orders by another attribute than it ranges over, and a sort key has one order")
        }
        read.sorted = KeyPart(own)
    }
    if let sorted = read.sorted, read.equal[sorted] != nil || read.equal[KeyPart(sorted.attribute)] != nil {
        let name = entity[sorted.attribute].name
        throw Unanswerable(why: "`\(name)` has one value, which leaves nothing to range over or order by")
    }
    return read
}

/// The attribute that a test is about, and the source of its one value; no source where it asks for a range.
private func sides(of test: Test) throws(Unanswerable) -> (AttributeReference, String?) {
    switch test.kind {
    case .comparison(.attribute(let reference), let comparison, let value),
        .comparison(let value, let comparison, .attribute(let reference)):
        guard let source = source(of: value) else { throw Unanswerable(why: "it compares two attributes") }
        switch comparison {
        case .equal: return (reference, source)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return (reference, nil)
        case .notEqual: throw Unanswerable(why: "a key condition has no `!=` (F3.15)")
        }
    case .between(.attribute(let reference), let low, let high):
        guard source(of: low) != nil, source(of: high) != nil else {
            throw Unanswerable(why: "an end of its range is no value")
        }
        return (reference, nil)
    case .beginsWith(.attribute(let reference), let beginning):
        guard source(of: beginning) != nil else { throw Unanswerable(why: "a beginning is no value") }
        return (reference, nil)
    case .comparison, .between, .beginsWith:
        throw Unanswerable(why: "a test of it is about no attribute")
    case .isIn: throw Unanswerable(why: "a key condition has no `in` (F3.15)")
    case .contains: throw Unanswerable(why: "a key condition has no `contains` (F3.15)")
    case .exists, .missing:
        throw Unanswerable(why: "a key condition cannot ask whether an attribute is there (F3.15)")
    }
}

private func source(of operand: Operand) -> String? {
    switch operand {
    case .parameter(let parameter): "$\(parameter.name)" + (parameter.member.map { ".\($0)" } ?? "")
    case .literal(let value, _): "'\(value)'"
    case .now: "now"
    case .attribute, .size: nil
    }
}
