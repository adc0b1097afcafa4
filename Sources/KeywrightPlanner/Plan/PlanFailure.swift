package import KeywrightDiagnostics
package import KeywrightModel

/// Why a pattern has no plan: for a query what each candidate lacks, the nearest first; for a write what it would break.
package struct PlanFailure: Sendable {
    package struct Candidate: Sendable {
        /// nil for the table.
        package var index: String?
        package var obstacles: [Obstacle]

        package init(index: String?, obstacles: [Obstacle]) {
            self.index = index
            self.obstacles = obstacles
        }
    }

    package enum Obstacle: Sendable {
        /// The entity has no entry in the index.
        case notInIndex(EntityID)
        /// A placeholder of the partition key that `where` does not give.
        case partitionUnbound(EntityID, AttributeID)
        /// Two entities' partition keys cannot be one value, so one query cannot read both.
        case partitionsDiffer(EntityID, EntityID)
        /// A condition that the key cannot carry; the rule that tells of it.
        case conditionNotServed(Test, RuleID, why: String)
        /// Each value of the attribute would have to be read, and they are too many.
        case fanOut(EntityID, AttributeID, why: String)
        /// The asked order is not the sort key's.
        case orderNotServed(why: String)
        /// The sort key begins with the attribute that the order names, but its text does not sort as its values do;
        /// the rule that tells of it.
        case orderUnsound(EntityID, AttributeID, RuleID, why: String)
        /// The index does not hold these attributes, by stored name.
        case notProjected(EntityID, [String])
        /// A consistent read of a global index.
        case consistentOnIndex
        /// The pattern pins another index.
        case notPinned
        /// DynamoDB would refuse the pattern's `using` here; why, and whether it names what is no key attribute here.
        case keyConditionRefused(why: String, namesOther: Bool)
        /// The pattern's `using` does not read all that is asked for.
        case leavesOut(LeftOut)
    }

    package var candidates: [Candidate]
    /// Of a write; empty for a read.
    package var problems: [WriteProblem]
    /// The optional parameters that the call gives for which there is no plan; nil where the pattern has none.
    package var given: [String]?
    /// Whether the pattern was not planned at all, since it asks for what this version does not plan.
    package var isNotYetPlanned = false

    static var notYetPlanned: PlanFailure {
        var failure = PlanFailure()
        failure.isNotYetPlanned = true
        return failure
    }

    package init(candidates: [Candidate] = [], problems: [WriteProblem] = []) {
        self.candidates = candidates
        self.problems = problems
    }
}

/// What a write would break, or cannot say.
package enum WriteProblem: Sendable {
    /// It changes an attribute of the primary key (KW108, F4.8).
    case changesKey(EntityID, AttributeID, span: SourceSpan)
    /// It changes an input of an index key of which it does not know the others (KW109, F4.12).
    case staleIndexKey(EntityID, index: String, changed: AttributeID, unknown: [AttributeID], span: SourceSpan)
    /// It would leave a companion behind, or fail to make one (KW115).
    case unmaintainableUnique(EntityID, [AttributeID], why: String, span: SourceSpan)
    /// An upsert that cannot make a whole item (KW116).
    case incompleteUpsert(EntityID, [AttributeID])
    /// An upsert that does not know all that an index key is made of (KW116).
    case upsertOfIndexKey(EntityID, index: String, unknown: [AttributeID])
    /// The `using` is not the entity's own primary key (KW219).
    case wrongKey(EntityID, WrongKey, span: SourceSpan)
    /// A condition that the service has no words for.
    case conditionNotExpressible(Test, why: String)
    /// It has no conditions, and an allowed collision of keys demands one of every write of the entity (KW000).
    case unconditional(EntityID, span: SourceSpan)
}
