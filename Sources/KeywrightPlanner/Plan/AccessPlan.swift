package import KeywrightDiagnostics
package import KeywrightModel

/// How every pattern and every implicit operation of a design is run.
package struct DesignPlan: Sendable {
    /// In the order of `Design.patterns`.
    package var patterns: [PatternOutcome]
    /// In the order of `Design.entities`.
    package var entities: EntityPlans

    package init(patterns: [PatternOutcome], entities: EntityPlans = EntityPlans()) {
        self.patterns = patterns
        self.entities = entities
    }
}

/// The plans of what every entity has without being asked. Each is made anew when it is asked for: a check needs none of
/// them, and generated code each once.
package struct EntityPlans: RandomAccessCollection, Sendable {
    private let design: Design?

    /// None.
    package init() { design = nil }

    package init(_ design: Design) { self.design = design }

    package var startIndex: Int { 0 }
    package var endIndex: Int { design?.entities.count ?? 0 }

    package subscript(position: Int) -> EntityPlan {
        guard let design else { preconditionFailure("no entity has been planned") }
        return planEntity(EntityID(position), in: design)
    }
}

/// A plan, or what every candidate lacks.
package enum PatternOutcome: Sendable {
    case planned(AccessPlan)
    case failed(PlanFailure)

    /// Of a pattern with optional parameters, that of a call that gives all.
    package var plan: AccessPlan? {
        switch self {
        case .planned(let plan): plan
        case .failed: nil
        }
    }

    /// The plans of all combinations of optional parameters.
    package var plans: PlansOfCalls { PlansOfCalls(whole: plan) }
}

/// The plan of a call that gives all optional parameters, and those of calls that give fewer; none where there is no plan.
package struct PlansOfCalls: RandomAccessCollection, Sendable {
    fileprivate let whole: AccessPlan?

    package var startIndex: Int { 0 }
    package var endIndex: Int { whole.map { 1 + $0.withFewer.count } ?? 0 }

    package subscript(position: Int) -> AccessPlan {
        guard let whole else { preconditionFailure("there is no plan") }
        return position == 0 ? whole : whole.withFewer[position - 1]
    }
}

/// The operations that every entity has without being asked.
package struct EntityPlan: Sendable {
    package var entity: EntityID
    package var get: AccessPlan
    package var create: AccessPlan
    /// nil where companions keep an attribute unique.
    package var put: AccessPlan?
    package var delete: AccessPlan

    package init(entity: EntityID, get: AccessPlan, create: AccessPlan, put: AccessPlan?, delete: AccessPlan) {
        self.entity = entity
        self.get = get
        self.create = create
        self.put = put
        self.delete = delete
    }
}

/// How one pattern is run.
package struct AccessPlan: Sendable {
    /// One, in an array, which copies share until one of them is changed: rules hand plans on, and
    /// want few parts of each.
    private var parts: [Parts]

    /// The pattern's name; `Entity.get` and the like for implicit operations.
    package var name: String {
        _read { yield parts[0].name }
        _modify { yield &parts[0].name }
    }
    package var table: TableID {
        _read { yield parts[0].table }
        _modify { yield &parts[0].table }
    }
    package var index: String? {
        _read { yield parts[0].index }
        _modify { yield &parts[0].index }
    }
    package var entities: [EntityID] {
        _read { yield parts[0].entities }
        _modify { yield &parts[0].entities }
    }
    package var parameters: [PlanParameter] {
        _read { yield parts[0].parameters }
        _modify { yield &parts[0].parameters }
    }
    /// In the order sent. A delete of an entity with companions is a read and a transaction.
    package var requests: [PlannedRequest] {
        _read { yield parts[0].requests }
        _modify { yield &parts[0].requests }
    }
    /// Discriminators of items that are read and dropped.
    package var skipped: [String] {
        _read { yield parts[0].skipped }
        _modify { yield &parts[0].skipped }
    }
    /// What a key condition reads that was not asked for and a filter or the client discards (KW202).
    package var foreign: [ForeignRead] {
        _read { yield parts[0].foreign }
        _modify { yield &parts[0].foreign }
    }
    /// Entities whose expired items the client drops, since no filter of a request does (LANGUAGE, Expiry).
    package var expiredInClient: [EntityID] {
        _read { yield parts[0].expiredInClient }
        _modify { yield &parts[0].expiredInClient }
    }
    /// What the client tests of what it has read, beside the expiry.
    package var clientFilters: [ClientFilter] {
        _read { yield parts[0].clientFilters }
        _modify { yield &parts[0].clientFilters }
    }
    /// Asked entities of which neither a proof nor an item shows whether a `using` leaves something out (KW219).
    package var leftOutUnproven: [EntityID] {
        _read { yield parts[0].leftOutUnproven }
        _modify { yield &parts[0].leftOutUnproven }
    }
    package var isConsistent: Bool {
        _read { yield parts[0].isConsistent }
        _modify { yield &parts[0].isConsistent }
    }
    package var cost: Cost {
        _read { yield parts[0].cost }
        _modify { yield &parts[0].cost }
    }
    package var pages: Pages {
        _read { yield parts[0].pages }
        _modify { yield &parts[0].pages }
    }
    package var proof: Proof {
        _read { yield parts[0].proof }
        _modify { yield &parts[0].proof }
    }
    /// The optional parameters that a call gives; nil where the pattern has none.
    package var given: [String]? {
        _read { yield parts[0].given }
        _modify { yield &parts[0].given }
    }
    /// The plans of calls that give fewer of the optional parameters, those that leave out less before others.
    package var withFewer: [AccessPlan] {
        _read { yield parts[0].withFewer }
        _modify { yield &parts[0].withFewer }
    }
    /// The item that a write gives back, where the answer of its last request does not tell by itself.
    package var returned: ReturnedItem? {
        _read { yield parts[0].returned }
        _modify { yield &parts[0].returned }
    }
    /// How often a write is begun anew with its read, at most, where what was read has changed meanwhile.
    package var retries: Int? {
        _read { yield parts[0].retries }
        _modify { yield &parts[0].retries }
    }
    /// Of a query the other candidates that answer it at no more cost, in their order; nil is the table.
    package var alternatives: [String?] {
        _read { yield parts[0].alternatives }
        _modify { yield &parts[0].alternatives }
    }

    package init(
        name: String, table: TableID, index: String? = nil, entities: [EntityID], parameters: [PlanParameter] = [],
        requests: [PlannedRequest], skipped: [String] = [], foreign: [ForeignRead] = [],
        expiredInClient: [EntityID] = [], isConsistent: Bool, cost: Cost, pages: Pages, proof: Proof = .exact
    ) {
        parts = [
            Parts(
                name: name, table: table, index: index, entities: entities, parameters: parameters, requests: requests,
                skipped: skipped, foreign: foreign, expiredInClient: expiredInClient, isConsistent: isConsistent,
                cost: cost, pages: pages, proof: proof)
        ]
    }

    private struct Parts: Sendable {
        var name: String
        var table: TableID
        var index: String?
        var entities: [EntityID]
        var parameters: [PlanParameter]
        var requests: [PlannedRequest]
        var skipped: [String]
        var foreign: [ForeignRead]
        var expiredInClient: [EntityID]
        var clientFilters: [ClientFilter] = []
        var leftOutUnproven: [EntityID] = []
        var isConsistent: Bool
        var cost: Cost
        var pages: Pages
        var proof: Proof
        var given: [String]?
        var withFewer: [AccessPlan] = []
        var returned: ReturnedItem?
        var retries: Int?
        var alternatives: [String?] = []
    }
}

/// Where the item that a write gives back comes from.
package enum ReturnedItem: Sendable {
    /// The first item that it puts, as it is put.
    case asPut
    /// The item that it read before, by the name that the requests know it by.
    case asRead(String)
    /// The item that it reads afterwards, with its last request.
    case readAfter
}

/// What a call gives: values, or whole items for writes.
package struct PlanParameter: Sendable {
    package enum Kind: Sendable {
        case value(ValueType, entity: EntityID, attribute: AttributeID, isOptional: Bool)
        /// A whole item.
        case item(EntityID)
        /// A list of at most so many items.
        case items(EntityID, most: Int)
        /// A list of keys of any length.
        case keys(EntityID)
        /// A list of at most so many groups of values, for a step that repeats.
        case arguments([PlanParameter], most: Int)
        /// A list of any number of whole items.
        case anyItems(EntityID)
        /// A list of any number of groups of values.
        case anyArguments([PlanParameter])
    }

    package var name: String
    package var kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// Items that a key condition reads and that were not asked for (KW202): of another entity, uniqueness companions, or
/// items of an asked entity that do not meet `where`.
package struct ForeignRead: Sendable {
    /// The entity; for companions the one that they keep unique.
    package var entity: EntityID
    /// The unique attributes, where the items are companions.
    package var companionOf: [AttributeID]?
    /// Whether the plan keeps them out of the answer, by a filter of the request.
    package var isDiscarded: Bool
    /// An item that shows it.
    package var witness: Witness?
    /// The analysis could not decide it; why.
    package var unproven: String?

    package init(
        entity: EntityID, companionOf: [AttributeID]? = nil, isDiscarded: Bool = true, witness: Witness?,
        unproven: String? = nil
    ) {
        self.entity = entity
        self.companionOf = companionOf
        self.isDiscarded = isDiscarded
        self.witness = witness
        self.unproven = unproven
    }
}

/// Request units of one call (F2.1, F2.2).
package struct Cost: Sendable, Equatable {
    package enum Basis: String, Sendable {
        /// From the figures that the design declares.
        case declared
        /// A figure is missing: the least that a call can cost.
        case least
    }

    package var read: Double
    package var write: Double
    package var basis: Basis
    /// The lines of the arithmetic. They are written when they are asked for, since most plans are never shown.
    private(set) var lines: [Line] = []
    /// Write units of the same call in each replica of the table: those of its own region, but that a replica counts a
    /// transaction's writes once and checks nothing (F2.31).
    package var replicatedWrite = 0.0
    /// The units of each write of an item, by where it goes: the table, then indexes. A step that is repeated counts once; what
    /// is demanded of an item counts as a write of it.
    package var writes: [WriteUnits] = []
    /// The units of what is written to the table and is no item of an entity: companions, and the checks of a transaction. A step
    /// that is repeated counts once.
    package var otherWrites = 0.0

    package init(read: Double = 0, write: Double = 0, basis: Basis) {
        self.read = read
        self.write = write
        self.basis = basis
    }

    struct Line: Sendable, Equatable {
        var write: @Sendable () -> String

        static func == (left: Line, right: Line) -> Bool { left.write() == right.write() }
    }

    /// The arithmetic, a line each.
    package var arithmetic: [String] { lines.map { $0.write() } }

    mutating func note(_ line: @escaping @Sendable () -> String) { lines.append(Line(write: line)) }
}

/// Units that a call writes for an item of an entity, to its table or to an index.
package struct WriteUnits: Sendable, Equatable {
    package var entity: EntityID
    /// nil for the table.
    package var index: String?
    /// At least, where the size of what is written is not declared.
    package var units: Double
    /// How often a call writes it at most: over 1 in a step with `many`.
    package var most = 1
}

/// Service pages of one call.
package struct Pages: Sendable, Equatable {
    package var mean: Double
    /// nil where nothing bounds them.
    package var most: Int?

    package init(mean: Double, most: Int?) {
        self.mean = mean
        self.most = most
    }
}
