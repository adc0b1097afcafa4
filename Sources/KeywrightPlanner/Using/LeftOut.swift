package import KeywrightDiagnostics
package import KeywrightModel

/// Items that a pattern asks for and its `using` does not read (KW219).
package struct LeftOut: Sendable {
    package var entity: EntityID
    /// Whether no item of the entity is ever read.
    package var isAll: Bool
    /// One of them.
    package var witness: Witness?
    /// What a call gives that leaves it out.
    package var call: [Witness.Pair]

    init(_ entity: EntityID, isAll: Bool = false, witness: Witness? = nil, call: [Witness.Pair] = []) {
        self.entity = entity
        self.isAll = isAll
        self.witness = witness
        self.call = call
    }
}
