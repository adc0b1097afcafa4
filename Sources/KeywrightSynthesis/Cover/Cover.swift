package import KeywrightModel

/// Where each query is answered.
package struct Cover: Sendable {
    /// A slot with the queries that it answers together. Several groups on one new shared index are of entities that have
    /// nothing to do with each other.
    package struct Group: Sendable {
        package var slot: Slot
        /// Which new index it is, from 0, for `shared` and `own`.
        package var newIndex: Int?
        package var demands: [Int]
        package var arrangement: Arrangement
    }

    package var table: TableID
    package var groups: [Group]
    package var newIndexes: Int
    /// No choice has fewer new indexes than this, whatever its templates.
    package var leastNewIndexes: Int
    /// Whether every way of dealing out the queries was looked at.
    package var isExhaustive: Bool
}
